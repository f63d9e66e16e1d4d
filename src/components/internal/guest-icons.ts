import { svg } from 'lit';
import { icon } from './icons.js';

export { icons } from './icons.js';

export const guestIcons = {
  more: icon(svg`<path d="M5.5 12v.1M12 12v.1M18.5 12v.1" stroke-width="3.4"/>`),
  person: icon(
    svg`<circle cx="12" cy="8.5" r="3.7"/><path d="M4.8 20c.6-3.9 3.5-6 7.2-6s6.6 2.1 7.2 6"/>`,
  ),
  crown: icon(svg`<path d="m4 8 4 4 4-6.5L16 12l4-4-1.6 10H5.6z" fill="currentColor"/>`),
} as const;
