import { svg } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from './icons.js';

/** One sign for each kind of activity, and what their views need besides. */
export const interactionIcons: Readonly<Record<string, TemplateResult>> = {
  'blind-box': icon(
    svg`<path d="M4 9.5h16v3H4zM5.5 12.5V20h13v-7.5M12 9.5V20"/><path d="M12 9.5C8 9.5 7 7.6 7.6 6.2 8.4 4.4 11 5 12 9.5c1-4.5 3.6-5.1 4.4-3.3.6 1.4-.4 3.3-4.4 3.3z"/>`,
  ),
  quiz: icon(
    svg`<path d="M4 5.5h16v11h-8.5L7 20v-3.5H4z"/><path d="M10 9.3a2 2 0 1 1 2.8 1.9c-.6.3-.8.6-.8 1.2M12 14.1v.1"/>`,
  ),
  poll: icon(svg`<path d="M5 20V11M12 20V4M19 20v-6" stroke-width="3.4"/>`),
  giveaway: icon(
    svg`<path d="M7.5 4h9v5a4.5 4.5 0 0 1-9 0zM7.5 5.5H4.5c0 3 1 4.5 3.4 4.8M16.5 5.5h3c0 3-1 4.5-3.4 4.8M12 13.5V17M8.5 20h7l-.8-3H9.3z"/>`,
  ),
  'red-packet': icon(
    svg`<rect x="6" y="3.5" width="12" height="17" rx="2.5"/><path d="M6 7.5c3.5 3.5 8.5 3.5 12 0"/><circle cx="12" cy="10.4" r="1.7" fill="currentColor"/>`,
  ),
  coupon: icon(
    svg`<path d="M3.5 7h17v3.2a1.9 1.9 0 0 0 0 3.6V17h-17v-3.2a1.9 1.9 0 0 0 0-3.6z"/><path d="M14.5 9.5l-5 5M10 10v.1M14 14v.1"/>`,
  ),
  'flash-sale': icon(svg`<path d="M13 3 5.5 13.5H11L10 21l7.5-10.5H12z" fill="currentColor"/>`),
  benefit: icon(
    svg`<circle cx="12" cy="14.5" r="5.5"/><path d="M9 9.8 6.5 3.5h4L12 7l1.5-3.5h4L15 9.8M11 13.2l1.3-.9v4.5"/>`,
  ),
  'watch-reward': icon(svg`<circle cx="12" cy="13" r="7.5"/><path d="M12 9v4l2.5 1.8M9.5 3h5"/>`),
};

export const smallIcons = {
  clock: icon(svg`<circle cx="12" cy="12" r="8"/><path d="M12 8v4.2l2.8 1.8"/>`),
  lock: icon(
    svg`<rect x="5.5" y="11" width="13" height="9" rx="2.5"/><path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>`,
  ),
  shield: icon(
    svg`<path d="M12 3.5 5 6v5.5c0 4.5 3 7.3 7 9 4-1.7 7-4.5 7-9V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>`,
  ),
  shieldOff: icon(
    svg`<path d="M12 3.5 5 6v5.5c0 4.5 3 7.3 7 9 4-1.7 7-4.5 7-9V6z"/><path d="m9.5 9.5 5 5m0-5-5 5"/>`,
  ),
  download: icon(svg`<path d="M12 4v11m-4.5-4L12 15.5 16.5 11M5 19.5h14"/>`),
  star: icon(
    svg`<path d="m12 4 2.4 5 5.5.7-4 3.8 1 5.5-4.9-2.7L7.100 19l1-5.500-4-3.800 5.500-.7z" fill="currentColor"/>`,
  ),
  down: icon(svg`<path d="m6 9.500 6 6 6-6"/>`),
} as const;
