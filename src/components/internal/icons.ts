import { svg } from 'lit';
import { icon, speaker, stageIcons } from './stage-icons.js';

export { icon } from './stage-icons.js';

export const icons = {
  ...stageIcons,
  pause: icon(svg`<path d="M8.5 6v12M15.5 6v12" stroke-width="3.2"/>`),
  sound: icon(svg`${speaker}<path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`),
  captions: icon(
    svg`<rect x="3" y="5" width="18" height="14" rx="3"/><path d="M10.5 10.3a2.2 2.2 0 1 0 0 3.4M17 10.3a2.2 2.2 0 1 0 0 3.4"/>`,
  ),
  captionsOff: icon(
    svg`<path d="M7.5 19H6a3 3 0 0 1-3-3V8a3 3 0 0 1 2.5-3M10 5h8a3 3 0 0 1 3 3v8a3 3 0 0 1-.6 1.8M4 3l17 18"/>`,
  ),
  danmaku: icon(
    svg`<rect x="3" y="5" width="18" height="14" rx="3"/><path d="M7 9.5h6M10.5 14.5H17M16 9.5h1M7 14.5h.5"/>`,
  ),
  danmakuOff: icon(
    svg`<path d="M7.5 19H6a3 3 0 0 1-3-3V8a3 3 0 0 1 2.5-3M10 5h8a3 3 0 0 1 3 3v8a3 3 0 0 1-.6 1.8M4 3l17 18M13 9.5h4M7 14.5h4"/>`,
  ),
  angles: icon(
    svg`<rect x="3" y="7" width="12" height="10" rx="2.5"/><path d="m15 11 5.5-3v8L15 13M6 4h9"/>`,
  ),
  settings: icon(
    svg`<path d="M4 7h9m5 0h2M4 17h2m5 0h9"/><circle cx="15.5" cy="7" r="2.5"/><circle cx="8.5" cy="17" r="2.5"/>`,
  ),
  // Media time runs the same way in every script: never mirrored.
  rewind: icon(
    svg`<path d="M4.5 12a7.5 7.5 0 1 0 2.6-5.7L4 9M4 4.5V9h4.5"/><path d="M9.3 10.6l1.4-.8v5M13.2 11.6a1.3 1.3 0 0 1 2.6 0v1.6a1.3 1.3 0 0 1-2.6 0z" stroke-width="1.4"/>`,
  ),
  cart: icon(
    svg`<path d="M5.5 8.5h13l1 9.2a2 2 0 0 1-2 2.3h-11a2 2 0 0 1-2-2.3z"/><path d="M8.5 11V7.5a3.5 3.5 0 0 1 7 0V11"/>`,
  ),
  check: icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`),
  plus: icon(svg`<path d="M12 6v12M6 12h12"/>`),
  minus: icon(svg`<path d="M6 12h12"/>`),
  trash: icon(svg`<path d="M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7M10.5 11v5M13.5 11v5"/>`),
  chevron: icon(svg`<path d="m9.5 6 6 6-6 6"/>`),
  bell: icon(svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>`),
  search: icon(svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`),
  ruler: icon(svg`<path d="m3.5 15.5 12-12 5 5-12 12zM7 12l2 2M10 9l2.500 2.500M13 6l2 2"/>`),
} as const;
