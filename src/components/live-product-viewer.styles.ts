import { css } from 'lit';

export const productViewerStyles = css`
  :host {
    position: relative;
    display: block;
    inline-size: 100%;
    block-size: 320px;
    color: var(--_text);
    overflow: hidden;
    contain: strict;
    isolation: isolate;
  }
  .view,
  .poster,
  .over,
  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .room {
    position: absolute;
    inset: 0;
    z-index: -1;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .view {
    border-radius: inherit;
  }
  .view.turnable {
    cursor: grab;
    /* Sideways it turns, up and down the page is scrolled. */
    touch-action: pan-y;
  }
  .view.turnable:active {
    cursor: grabbing;
  }
  .view:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: -3px;
    box-shadow: none;
  }
  .poster {
    object-fit: contain;
    pointer-events: none;
    transition: opacity 0.3s;
  }
  .gone {
    opacity: 0;
  }
  .over {
    pointer-events: none;
  }
  .over button,
  .over a {
    pointer-events: auto;
  }
  .progress {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    block-size: 4px;
    background: var(--_line);
    overflow: hidden;
  }
  .progress i {
    display: block;
    block-size: 100%;
    inline-size: 100%;
    background: var(--_accent);
    scale: var(--share, 0) 1;
    transform-origin: left;
    transition: scale 0.2s;
  }
  .progress:dir(rtl) i {
    transform-origin: right;
  }
  .trouble {
    position: absolute;
    inset-inline: 12px;
    inset-block-end: 12px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 4px 12px;
    padding: 6px 14px;
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    font-size: 0.9375rem;
    text-align: center;
  }
  .trouble button {
    font-weight: 650;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .hotspot {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    inline-size: 0;
    block-size: 0;
    z-index: 1;
    transition: opacity 0.2s;
  }
  .hotspot[data-hidden]:not([data-open]) {
    opacity: 0.25;
  }
  .hotspot[data-open] {
    z-index: 2;
  }
  .hotspot button {
    display: grid;
    place-items: center;
    translate: -22px -22px;
  }
  .hotspot button span {
    display: grid;
    place-items: center;
    inline-size: 26px;
    block-size: 26px;
    border-radius: 50%;
    background: #17171d;
    color: #fff;
    border: 2px solid #fff;
    box-shadow: 0 1px 6px #0006;
    font-size: 0.8125rem;
    font-weight: 700;
  }
  .said {
    position: absolute;
    inset-block-start: 18px;
    left: 0;
    translate: calc(-50% + var(--shift, 0px)) 0;
    inline-size: max-content;
    max-inline-size: 220px;
    padding: 8px 12px;
    border-radius: 10px;
    background: #17171d;
    color: #fff;
    font-size: 0.875rem;
    box-shadow: 0 2px 12px #0004;
  }
  .lines {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .lines line {
    stroke: var(--_text);
    stroke-width: 1.5;
    stroke-dasharray: 2 3;
    stroke-linecap: round;
  }
  .lengths li {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    inline-size: 0;
    block-size: 0;
  }
  .lengths bdi {
    position: absolute;
    translate: -50% -50%;
    padding: 2px 8px;
    border-radius: 999px;
    background: var(--_surface);
    border: 1px solid var(--_line);
    font-size: 0.8125rem;
    font-weight: 650;
    white-space: nowrap;
  }
  .hint,
  .host {
    position: absolute;
    inset-block-start: 10px;
    inset-inline: 0;
    margin-inline: auto;
    inline-size: fit-content;
    max-inline-size: calc(100% - 48px);
    box-sizing: border-box;
    padding: 4px 14px;
    border-radius: 18px;
    background: rgb(23 23 29 / 0.82);
    color: #fff;
    font-size: 0.8125rem;
  }
  .tools {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 8px;
    display: flex;
    align-items: end;
    justify-content: space-between;
    gap: 8px;
  }
  .tools > div {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .tool {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    padding-inline: 11px;
    border-radius: 999px;
    background: color-mix(in srgb, var(--_surface) 88%, transparent);
    border: 1px solid var(--_line);
    font-size: 0.875rem;
    font-weight: 600;
    text-decoration: none;
    color: inherit;
    min-block-size: 44px;
    box-sizing: border-box;
  }
  .tool[aria-pressed='true'] {
    background: var(--_text);
    color: var(--_surface);
  }
  .tool svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .variants {
    position: absolute;
    inset-block-end: 60px;
    inset-inline: 8px;
    display: flex;
    gap: 2px;
    overflow-x: auto;
    scrollbar-width: none;
    pointer-events: auto;
  }
  .variants button {
    flex: none;
    display: grid;
    place-items: center;
    min-inline-size: 44px;
    min-block-size: 44px;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .variants bdi {
    padding: 4px 12px;
    border-radius: 999px;
    background: color-mix(in srgb, var(--_surface) 88%, transparent);
    border: 1px solid var(--_line);
  }
  .variants i {
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    border: 2px solid #fff;
    box-shadow: 0 0 0 1px var(--_line);
  }
  .variants [aria-pressed='true'] i {
    box-shadow: 0 0 0 3px var(--_text);
  }
  .variants [aria-pressed='true'] bdi {
    background: var(--_text);
    color: var(--_surface);
  }
  .credit {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-end: 12px;
    font-size: 0.6875rem;
    color: var(--_text-soft);
    max-inline-size: 45%;
    text-align: end;
  }
`;
