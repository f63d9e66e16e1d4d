import { css } from 'lit';

export const priceStyles = css`
  :host {
    display: block;
  }
  :host([compact]) {
    display: inline-block;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 8px;
  }
  .price {
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  s {
    opacity: 0.78;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .percent {
    padding-inline: 6px;
    border-radius: 6px;
    background: var(--_accent);
    color: var(--_accent-text);
    font-size: 0.8125em;
    font-weight: 700;
  }
  .note {
    margin-block-start: 2px;
    font-size: 0.8125rem;
    line-height: 1.4;
    font-weight: 400;
    color: var(--_text-soft);
  }
  .requoted {
    margin-block-start: 4px;
    padding-block: 4px;
    padding-inline: 8px;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 4px;
    background: var(--_surface-raised);
    color: var(--_text);
    font-size: 0.8125rem;
    font-weight: 550;
  }
`;
