import { css, html, nothing, svg } from 'lit';
import type { PropertyValues, SVGTemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LiveElement } from './internal/live-element.js';
import type { ThemeName } from './themes/themes.js';

/** One tile of a garland that hangs from the upper edge, 128 wide. Drawn, so nothing is fetched. */
const TILES: Partial<Record<ThemeName, SVGTemplateResult>> = {
  ramadan: svg`
    <g fill="none" stroke="#d9ab45" stroke-width="1.2">
      <path d="M26 0V16M92 0V8" />
      <path d="M21 22h10l3 6-3 12H21l-3-12z" fill="#d9ab4533" />
      <path d="M26 16v6M21 28h10M26 22v18" />
    </g>
    <path d="M100 21a10 10 0 1 1-12-12 8.4 8.4 0 0 0 12 12z" fill="#f0cf7a" />
    <path d="M58 10l1.3 3 3 1.3-3 1.3L58 19l-1.3-3.4-3-1.3 3-1.3z" fill="#f0cf7a" />`,
  christmas: svg`
    <path d="M0 2Q32 30 64 2 96 -10 128 2" fill="none" stroke="#123b28" stroke-width="3" />
    <path d="M0 2Q32 30 64 2 96 -10 128 2" fill="none" stroke="#2f7d4f" stroke-width="1.4" stroke-dasharray="3 3" />
    <circle cx="20" cy="18" r="5" fill="#e0364c" /><circle cx="46" cy="18" r="5" fill="#f5c451" />
    <circle cx="72" cy="6" r="5" fill="#7fd4a3" />
    <path d="M104 14v14M98 17.5l12 7M98 24.5l12-7" stroke="#fff" stroke-width="1.6" stroke-linecap="round" />`,
  'lunar-new-year': svg`
    <g stroke="#f4c542" stroke-width="1.2">
      <path d="M30 0v9M30 33v12M26 37l4-4 4 4M94 0v4M94 24v10M91 28l3-4 3 4" fill="none" />
      <ellipse cx="30" cy="21" rx="15" ry="12" fill="#d0142c" />
      <ellipse cx="94" cy="14" rx="12" ry="10" fill="#d0142c" />
      <path d="M30 9v24M22 11v20M38 11v20M94 4v20M88 6v16M100 6v16" fill="none" opacity="0.7" />
      <path d="M24 9h12M24 33h12M89 4h10M89 24h10" stroke-width="3" />
    </g>`,
  'black-friday': svg`
    <path d="M0 0h128v9H0z" fill="#ffd60a" />
    <path d="M0 9L9 0h11L11 9zM32 9l9-9h11l-9 9zM64 9l9-9h11l-9 9zM96 9l9-9h11l-9 9z" fill="#0a0a0a" />`,
};

/**
 * What hangs from the upper edge of the picture in a season. It does not move, is not read out,
 * and lies behind everything that is.
 */
export class LiveOrnamentElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        contain: strict;
        block-size: 104px;
        pointer-events: none;
      }
      svg {
        inline-size: 100%;
        block-size: 52px;
      }
      .shade {
        position: absolute;
        inset: 0;
        background: linear-gradient(var(--_stage), transparent);
        opacity: 0.8;
      }
      svg {
        position: relative;
      }
    `,
  ];

  /** Which season; set once the element has come to life, or before. */
  @property() theme: ThemeName | null = null;

  protected override updated(_changes: PropertyValues<this>): void {
    // The room makes place for it.
    this.toggleAttribute('hangs', this.theme !== null && this.theme in TILES);
  }

  protected override render(): unknown {
    const tile = this.theme && TILES[this.theme];
    if (!tile) return nothing;
    return html`<div class="shade"></div>
      <svg aria-hidden="true" focusable="false">
        <pattern id="tile" width="128" height="52" patternUnits="userSpaceOnUse">${tile}</pattern>
        <rect width="100%" height="52" fill="url(#tile)" />
      </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-ornament': LiveOrnamentElement;
  }
}
