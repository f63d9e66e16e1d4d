import { css } from 'lit';

export const productSheetStyles = css`
  live-sheet > * + *:not(.footer) {
    margin-block-start: 16px;
  }
  .gallery {
    display: flex;
    gap: 10px;
    overflow-x: auto;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
    margin-inline: -18px;
    padding-inline: 18px;
    scroll-padding-inline: 18px;
  }
  .gallery img {
    inline-size: 100%;
    block-size: min(30cqb, 300px);
    flex: none;
    object-fit: cover;
    scroll-snap-align: start;
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }
  .several img {
    inline-size: 82%;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 10px;
  }
  .facts .price {
    font-size: 1.375rem;
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
