import { css } from 'lit';

export const productStyles = css`
  :host {
    display: block;
    contain: content;
    border-radius: calc(var(--_radius) + 2px);
    color: var(--_stage-text);
  }
  .card {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 10px;
    padding: 8px;
    border-radius: inherit;
    animation: arrive 0.35s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 16px;
    }
  }
  /* The whole card opens the product; the words and the button lie over it. */
  .open {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    border-radius: inherit;
  }
  .open:focus-visible {
    outline-offset: -3px;
  }
  .image {
    inline-size: 56px;
    block-size: 56px;
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: var(--_radius);
    background: #fff;
    color: #777;
    pointer-events: none;
  }
  .image img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .words {
    pointer-events: none;
  }
  .name {
    font-weight: 600;
    font-size: 0.9375rem;
    line-height: 1.25;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 8px;
    margin-block-start: 2px;
  }
  .price {
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .stock {
    font-size: 0.8125rem;
    color: #ffd166;
  }
  .add {
    position: relative;
    padding-inline: 16px;
    max-inline-size: 132px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    line-height: 1.15;
    font-size: 0.9375rem;
  }
  .add:disabled {
    background: rgb(255 255 255 / 0.16);
    color: inherit;
  }
  .add svg {
    inline-size: 18px;
    block-size: 18px;
  }
  .waiting {
    opacity: 0;
  }
  .spinner {
    position: absolute;
  }
`;
