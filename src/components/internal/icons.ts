import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

/** One icon: strokes on a 24 × 24 grid, in the colour of the text beside it. */
export function icon(paths: SVGTemplateResult): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.9"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${paths}
  </svg>`;
}

const speaker = svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" fill="currentColor"/>`;

export const icons = {
  play: icon(svg`<path d="M8 5.5v13l10.5-6.5z" fill="currentColor"/>`),
  pause: icon(svg`<path d="M8.5 6v12M15.5 6v12" stroke-width="3.2"/>`),
  sound: icon(svg`${speaker}<path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`),
  muted: icon(svg`${speaker}<path d="m16 9.5 5 5m0-5-5 5"/>`),
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
  pip: icon(
    svg`<path d="M21 10V7a2.5 2.5 0 0 0-2.5-2.5h-13A2.5 2.5 0 0 0 3 7v9a2.5 2.5 0 0 0 2.5 2.5H10"/><rect x="13" y="13" width="8.5" height="6.5" rx="1.6" fill="currentColor"/>`,
  ),
  minimize: icon(svg`<path d="M4 14h6v6M20 10h-6V4M10 14l-6.5 6.5M14 10l6.5-6.5"/>`),
  restore: icon(svg`<path d="M14 4h6v6M10 20H4v-6M20 4l-6.5 6.5M4 20l6.5-6.5"/>`),
  cart: icon(
    svg`<path d="M5.5 8.5h13l1 9.2a2 2 0 0 1-2 2.3h-11a2 2 0 0 1-2-2.3z"/><path d="M8.5 11V7.5a3.5 3.5 0 0 1 7 0V11"/>`,
  ),
  close: icon(svg`<path d="m6 6 12 12M18 6 6 18"/>`),
  check: icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`),
  plus: icon(svg`<path d="M12 6v12M6 12h12"/>`),
  minus: icon(svg`<path d="M6 12h12"/>`),
  trash: icon(svg`<path d="M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7M10.5 11v5M13.5 11v5"/>`),
  chevron: icon(svg`<path d="m9.5 6 6 6-6 6"/>`),
  bell: icon(svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>`),
  replay: icon(svg`<path d="M5 12a7 7 0 1 0 2.3-5.2L4.5 9.3M4.5 4.8v4.5H9"/>`),
  alert: icon(svg`<path d="M12 4 3 19.5h18zM12 10v4.5M12 17v.1"/>`),
} as const;
