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

export const speaker = svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" fill="currentColor"/>`;

/** Those of the stage and the frame around it, which come before the first picture. */
export const stageIcons = {
  play: icon(svg`<path d="M8 5.5v13l10.5-6.5z" fill="currentColor"/>`),
  muted: icon(svg`${speaker}<path d="m16 9.5 5 5m0-5-5 5"/>`),
  pip: icon(
    svg`<path d="M21 10V7a2.5 2.5 0 0 0-2.5-2.5h-13A2.5 2.5 0 0 0 3 7v9a2.5 2.5 0 0 0 2.5 2.5H10"/><rect x="13" y="13" width="8.5" height="6.5" rx="1.6" fill="currentColor"/>`,
  ),
  minimize: icon(svg`<path d="M4 14h6v6M20 10h-6V4M10 14l-6.5 6.5M14 10l6.5-6.5"/>`),
  restore: icon(svg`<path d="M14 4h6v6M10 20H4v-6M20 4l-6.5 6.5M4 20l6.5-6.5"/>`),
  close: icon(svg`<path d="m6 6 12 12M18 6 6 18"/>`),
  replay: icon(svg`<path d="M5 12a7 7 0 1 0 2.3-5.2L4.5 9.3M4.5 4.8v4.5H9"/>`),
  alert: icon(svg`<path d="M12 4 3 19.5h18zM12 10v4.5M12 17v.1"/>`),
} as const;
