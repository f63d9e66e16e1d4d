import { svg } from 'lit';
import { icon } from './icons.js';

/** Icons of the chat, fetched with it. */
export const chatIcons = {
  heart: icon(
    svg`<path d="M12 20S4 15 4 9.2A4.2 4.2 0 0 1 12 7a4.2 4.2 0 0 1 8 2.2C20 15 12 20 12 20z" fill="currentColor"/>`,
  ),
  smile: icon(
    svg`<circle cx="12" cy="12" r="8.5"/><path d="M8.5 14.2a4.3 4.3 0 0 0 7 0M9 9.6v.1M15 9.6v.1"/>`,
  ),
  send: icon(svg`<path d="M12 19V5.5M6 11l6-6 6 6"/>`),
  reply: icon(svg`<path d="m9.5 6-5 5 5 5M5 11h8.5a6 6 0 0 1 6 6v1"/>`),
  translate: icon(
    svg`<path d="M4 6.5h9M8.5 4v2.5c0 4-2 6.5-4.5 8M6 10c1.2 2.5 3 4 5.5 5M12.5 20l4-9.5 4 9.5M14 17h5"/>`,
  ),
  copy: icon(
    svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2.5"/><path d="M5.5 15.5a2 2 0 0 1-1-1.7V6.5a2 2 0 0 1 2-2h7.3a2 2 0 0 1 1.7 1"/>`,
  ),
  block: icon(svg`<circle cx="12" cy="12" r="8"/><path d="m6.5 6.5 11 11"/>`),
  flag: icon(svg`<path d="M6 20.5v-16M6 5.5c4-2.5 7 2 12 0v8c-5 2-8-2.5-12 0"/>`),
  clock: icon(svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`),
  pin: icon(svg`<path d="M12 15.5V21M8 4.5h8l-1 6.5 2.5 4h-11L9 11z"/>`),
} as const;
