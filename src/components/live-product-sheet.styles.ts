import { css } from 'lit';

export const productSheetStyles = css`
  live-sheet > * + *:not(.footer) {
    margin-block-start: 16px;
  }
  live-product-viewer {
    block-size: min(52cqb, 460px);
    inline-size: auto;
    margin-inline: -18px;
  }
  .in-room {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-inline-start: 14px;
    border-radius: 999px;
    background: var(--_surface);
    pointer-events: auto;
  }
  .in-room live-price {
    margin: 0;
    font-size: 1rem;
    line-height: 1.2;
  }
  .in-room .solid {
    flex: none;
  }
  .three {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    inline-size: 100%;
    background: var(--_surface-raised);
    color: var(--_text);
  .try-on {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding-inline: 14px 18px;
    border-radius: 999px;
    background: var(--_surface-raised);
    font-weight: 650;
  }
  .missing {
    display: grid;
    justify-items: center;
    gap: 16px;
    padding-block: 40px;
    text-align: center;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 10px;
  }
  live-price {
    font-size: 1.25rem;
    margin-block-end: 10px;
  }
  .few,
  .gone {
    font-weight: 650;
    font-size: 0.9375rem;
    color: light-dark(#9a3412, #fdba74);
  }
  .gone {
    color: var(--_text-soft);
  }
  legend {
    display: flex;
    gap: 8px;
    align-items: baseline;
  }
  legend .soft {
    font-weight: 400;
  }
  .colour {
    padding: 0;
    border-radius: 50%;
  }
  .swatch {
    inline-size: 30px;
    block-size: 30px;
    border-radius: 50%;
    box-shadow: inset 0 0 0 1px rgb(128 128 128 / 0.5);
  }
  .unavailable {
    color: var(--_text-soft);
    border-style: dashed;
  }
  .unavailable:not(.colour) bdi {
    text-decoration: line-through;
  }
  .unavailable.colour::after {
    content: '';
    position: absolute;
    inset-inline: 6px;
    inset-block-start: calc(50% - 1px);
    block-size: 2px;
    rotate: -45deg;
    background: var(--_surface);
    box-shadow: 0 0 0 1px var(--_text-soft);
  }
  .description {
    color: var(--_text-soft);
    line-height: 1.5;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .link {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    color: inherit;
    font-weight: 600;
    text-underline-offset: 3px;
  }
  .chevron:dir(rtl) {
    scale: -1 1;
  }
  .chevron svg {
    inline-size: 18px;
    block-size: 18px;
  }
  .buy {
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
  }
`;
