import { css } from 'lit';

export const cartStyles = css`
  :host {
    position: static;
    display: block;
    background: var(--_surface);
  }
  .cart {
    padding: 12px 14px;
    margin-block-end: 14px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 2px);
  }
  h3 {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    font-size: 0.9375rem;
    margin-block-end: 4px;
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
  .is-gone .name,
  .is-gone .price {
    text-decoration: line-through;
    color: var(--_text-soft);
  }
  .gone {
    font-size: 0.875rem;
    font-weight: 600;
  }
  .note {
    padding: 8px 10px;
    margin-block: 6px;
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    font-size: 0.875rem;
  }
  .codes {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .code {
    display: flex;
    align-items: center;
    gap: 10px;
    border-block-start: 1px solid var(--_line);
  }
  .code.refused .name {
    text-decoration: line-through;
  }
  .code-form {
    display: flex;
    gap: 8px;
    margin-block-start: 8px;
  }
  .code-form input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    padding-inline: 12px;
    border: 1.5px solid var(--_line);
    border-radius: 12px;
    background: transparent;
    color: inherit;
    font: inherit;
  }
  .plain {
    min-block-size: 44px;
    padding-inline: 16px;
    border-radius: 12px;
    background: var(--_surface-raised);
    font-weight: 600;
  }
`;
