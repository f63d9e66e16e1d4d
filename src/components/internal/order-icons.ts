import { svg } from 'lit';
import { icon } from './icons.js';

export const orderIcons = {
  gift: icon(
    svg`<path d="M4 11h16v9H4zM3 7.5h18V11H3zM12 7.5V20M12 7.5c-3.5 0-5-1.2-5-2.6C7 3.4 8.2 3 9 3c1.6 0 3 2 3 4.5 0-2.5 1.4-4.5 3-4.5.8 0 2 .4 2 1.9 0 1.4-1.5 2.6-5 2.6"/>`,
  ),
  cup: icon(
    svg`<path d="M8 4h8v6a4 4 0 0 1-8 0zM8 5.5H4.5c0 3 1.2 4.5 3.6 4.8M16 5.5h3.5c0 3-1.2 4.5-3.6 4.8M12 14v3.5M8.5 20h7M9.5 20c0-1.6 1-2.5 2.5-2.5s2.5.9 2.5 2.5"/>`,
  ),
  globe: icon(
    svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.4 2.4 3.4 5.2 3.4 8.5s-1 6.1-3.4 8.5c-2.4-2.4-3.4-5.2-3.4-8.5s1-6.1 3.4-8.5z"/>`,
  ),
  up: icon(svg`<path d="m5 15 5-5 3.5 3.5L20 7M14.5 7H20v5.5"/>`),
} as const;
