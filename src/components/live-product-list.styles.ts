import { css } from 'lit';

export const productListStyles = css`
  :host {
    display: block;
    position: static;
    container-type: inline-size;
  }
  .finder {
    position: sticky;
    inset-block-start: -4px;
    z-index: 1;
    display: grid;
    gap: 10px;
    margin-inline: -18px;
    padding: 4px 18px 10px;
    background: var(--_surface);
  }
  .search {
    position: relative;
    display: block;
  }
  .search svg {
    position: absolute;
    inset-block-start: 11px;
    inset-inline-start: 13px;
    inline-size: 22px;
    block-size: 22px;
    color: var(--_text-soft);
    pointer-events: none;
  }
  input {
    inline-size: 100%;
    min-block-size: 44px;
    padding-block: 0;
    padding-inline: 44px 14px;
    border: 1.5px solid transparent;
    border-radius: 999px;
    background: var(--_surface-raised);
    color: inherit;
    /* Smaller, and a phone zooms in. */
    font: inherit;
    font-size: 1rem;
  }
  input::placeholder {
    color: var(--_text-soft);
    opacity: 1;
  }
  input:focus-visible {
    outline: none;
    border-color: var(--_accent);
  }
  .chips {
    display: flex;
    gap: 8px;
    margin-inline: -18px;
    padding-inline: 18px;
    overflow-x: auto;
    overscroll-behavior-inline: contain;
    scrollbar-width: none;
  }
  .chips button {
    flex: none;
    padding-inline: 14px;
    border: 1.5px solid var(--_line);
    border-radius: 999px;
    font-size: 0.9375rem;
    white-space: nowrap;
  }
  .chips button[aria-pressed='true'] {
    border-color: var(--_text);
    background: var(--_text);
    color: var(--_surface);
    font-weight: 600;
  }
  .chips hr {
    flex: none;
    inline-size: 1px;
    block-size: 24px;
    margin: 10px 2px;
    border: 0;
    background: var(--_line);
  }
  .count {
    padding-block: 2px 4px;
  }
  .product {
    /* What is out of sight costs nothing: a row is laid out when it comes near. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto 96px;
  }
  .more {
    display: grid;
    place-items: center;
    padding-block: 8px;
  }
  .nothing {
    display: grid;
    justify-items: center;
    gap: 14px;
    padding-block: 36px;
    text-align: center;
  }
  .quiet {
    padding-inline: 18px;
    border: 1.5px solid var(--_line);
    border-radius: 999px;
    font-weight: 600;
  }
  .ghost {
    display: flex;
    gap: 14px;
    padding-block: 12px;
  }
  .ghost i {
    block-size: 72px;
    inline-size: 72px;
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }
  .ghost i + i {
    flex: 1;
    block-size: 18px;
    margin-block-start: 8px;
  }
  @container (min-inline-size: 640px) {
    .products {
      display: grid;
      grid-template-columns: 1fr 1fr;
      column-gap: 28px;
    }
    .more {
      grid-column: 1 / -1;
    }
  }
`;
