import { css } from 'lit';

export const orderMapStyles = css`
  :host {
    display: block;
    position: relative;
    container-type: inline-size;
    color: var(--_text);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 10px;
    min-block-size: 44px;
    align-content: center;
  }
  .head b {
    font-size: 1.5rem;
    font-weight: 750;
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
  }
  .soft {
    color: var(--_text-soft);
    font-size: 0.8125rem;
  }
  .head button {
    margin-inline-start: auto;
    padding-inline: 14px;
    border-radius: 999px;
    background: var(--_surface-raised);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .body {
    display: grid;
    gap: 14px;
  }
  .picture {
    position: relative;
    margin: 0;
    inline-size: 100%;
    aspect-ratio: 1400 / 616;
    color: light-dark(#d8dde6, #343743);
    border-color: light-dark(#fff, #15151b);
    outline-color: light-dark(#aab2c0, #5a5e6c);
  }
  .picture.round {
    aspect-ratio: 4 / 3;
    cursor: grab;
  }
  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  /* Under the globe only while the globe is lost. */
  .round:has(> :nth-child(3):not([hidden])) > :nth-child(-n + 2) {
    display: none;
  }
  .scale {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    font-size: 0.75rem;
    color: var(--_text-soft);
    font-variant-numeric: tabular-nums;
  }
  .scale li {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .scale i {
    inline-size: var(--size);
    block-size: var(--size);
    border-radius: 50%;
    background: var(--step);
  }
  /* One hue, from light to dark on light, from dark to light on dark. */
  .scale li:nth-child(1) i {
    --step: light-dark(#9ecae1, #2b5b8a);
    --size: 7px;
  }
  .scale li:nth-child(2) i {
    --step: light-dark(#6baed6, #3f7fb8);
    --size: 9px;
  }
  .scale li:nth-child(3) i {
    --step: light-dark(#3f8fc5, #61a3d9);
    --size: 11px;
  }
  .scale li:nth-child(4) i {
    --step: light-dark(#1c6bb0, #96c6ec);
    --size: 13px;
  }
  .scale li:nth-child(5) i {
    --step: light-dark(#08417c, #d4eaff);
    --size: 15px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: start;
  }
  th {
    font-weight: 500;
    text-align: start;
  }
  thead th {
    font-size: 0.75rem;
    color: var(--_text-soft);
  }
  th,
  td {
    padding: 7px 6px;
    border-block-end: 1px solid var(--_line);
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 0;
    inline-size: 1.5em;
    color: var(--_text-soft);
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  .place {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .share {
    position: relative;
    inline-size: 5.5em;
    padding-inline-start: 10px;
  }
  .share i {
    display: block;
    block-size: 4px;
    margin-block-start: 3px;
    margin-inline-start: auto;
    border-radius: 2px;
    inline-size: var(--share);
    background: light-dark(#1c6bb0, #61a3d9);
  }
  .more {
    margin-block-start: 6px;
    padding-inline: 14px;
    border-radius: 999px;
    background: var(--_surface-raised);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .code {
    background: var(--side, var(--_surface-raised));
    color: var(--side-text, inherit);
  }
  .note {
    display: inline-block;
    padding: 2px 8px;
    border-radius: 6px;
    background: light-dark(#fff3d6, #40351a);
    color: light-dark(#5f4300, #ffdf8f);
    font-size: 0.75rem;
    font-weight: 600;
  }
  @container (min-width: 720px) {
    .body {
      grid-template-columns: minmax(0, 3fr) minmax(260px, 2fr);
      align-items: start;
      gap: 24px;
    }
  }
`;
