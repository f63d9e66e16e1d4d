import { css } from 'lit';

export const productRowStyles = css`
  .row {
    inline-size: 100%;
    display: flex;
    align-items: center;
    gap: 14px;
    padding-block: 12px;
    text-align: start;
    border-radius: var(--_radius);
  }
  .product {
    border-block-end: 1px solid var(--_line);
  }
  .product:last-of-type {
    border-block-end-color: transparent;
  }
  .thumb {
    position: relative;
    inline-size: 72px;
    block-size: 72px;
    overflow: hidden;
  }
  .thumb img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .faded img {
    opacity: 0.45;
    filter: grayscale(1);
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: 2px;
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
  .swatches {
    display: flex;
    align-items: center;
    gap: 5px;
    font-size: 0.8125rem;
    color: var(--_text-soft);
  }
  .swatches i {
    inline-size: 13px;
    block-size: 13px;
    border-radius: 50%;
    box-shadow: inset 0 0 0 1px rgb(128 128 128 / 0.5);
  }
  .chevron {
    color: var(--_text-soft);
  }
  .chevron svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .chevron:dir(rtl) {
    scale: -1 1;
  }
  @media (hover: hover) {
    .row:hover .name {
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  }
`;
