import { css } from 'lit';

export const shelfStyles = css`
  h3 {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    font-size: 0.9375rem;
    margin-block-end: 4px;
  }
  .cart {
    padding: 12px 14px;
    margin-block-end: 14px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 2px);
  }
  .line {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 8px;
  }
  .line[aria-busy='true'] {
    opacity: 0.6;
  }
  .small {
    inline-size: 48px;
    block-size: 48px;
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: 1px;
  }
  .name {
    font-weight: 550;
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .pinned {
    justify-self: start;
    font-size: 0.75rem;
    font-weight: 700;
    color: var(--_accent);
    color: light-dark(var(--_accent), color-mix(in oklab, var(--_accent), white 45%));
  }
  .row {
    inline-size: 100%;
    display: flex;
    align-items: center;
    gap: 14px;
    padding-block: 10px;
    text-align: start;
    border-radius: var(--_radius);
  }
  .product + .product {
    border-block-start: 1px solid var(--_line);
  }
  .chevron {
    color: var(--_text-soft);
  }
  .chevron:dir(rtl) {
    scale: -1 1;
  }
  .sum {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    font-size: 1.0625rem;
  }
`;
