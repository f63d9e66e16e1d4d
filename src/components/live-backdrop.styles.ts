import { css } from 'lit';

export const backdropStyles = css`
  :host {
    display: block;
    color: var(--_stage-text);
  }
  :host(:not([open])) {
    display: none;
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 8px;
    border-radius: calc(var(--_radius) + 4px);
    animation: rise 0.2s;
  }
  .places {
    display: flex;
    gap: 8px;
    /* The focus ring of a card is outside of it. */
    padding: 4px;
    margin: -4px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .film {
    place-self: center;
    margin-block-end: 18px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .pick {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding-inline: 12px 14px;
    border-radius: 999px;
    background: rgb(255 255 255 / 0.14);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .pick[aria-pressed='true'] {
    background: #fff;
    color: #111;
  }
  .pick svg {
    inline-size: 20px;
    block-size: 20px;
  }
  input[type='color'] {
    inline-size: 44px;
    block-size: 44px;
    padding: 6px;
    border: 0;
    border-radius: 50%;
    background: rgb(255 255 255 / 0.14);
    cursor: pointer;
  }
  .soft {
    flex: 1 1 150px;
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 0.875rem;
  }
  .soft input {
    flex: 1;
    min-inline-size: 60px;
    block-size: 44px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .word {
    padding-inline: 4px;
    font-size: 0.875rem;
  }
  .word:empty {
    display: none;
  }
`;
