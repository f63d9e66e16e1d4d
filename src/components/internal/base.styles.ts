import { css } from 'lit';
import { tokens } from './tokens.styles.js';

/** What all views share: sizes, focus, buttons. */
export const baseStyles = [
  tokens,
  css`
    :host {
      box-sizing: border-box;
      font-family: var(--_font);
      font-size: 1rem;
      line-height: 1.35;
      -webkit-tap-highlight-color: transparent;
    }
    *,
    ::before,
    ::after {
      box-sizing: inherit;
    }
    [hidden] {
      display: none !important;
    }
    :focus-visible {
      outline: 3px solid #fff;
      outline-offset: 1px;
      box-shadow: 0 0 0 6px #000a;
    }
    button {
      font: inherit;
      color: inherit;
      background: none;
      border: 0;
      padding: 0;
      margin: 0;
      min-inline-size: 44px;
      min-block-size: 44px;
      cursor: pointer;
      touch-action: manipulation;
    }
    button:disabled {
      cursor: default;
    }
    svg {
      display: block;
      inline-size: 24px;
      block-size: 24px;
      flex: none;
    }
    img {
      display: block;
    }
    p,
    h2,
    h3,
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .glass {
      background: var(--_glass);
      color: var(--_stage-text);
      backdrop-filter: blur(14px) saturate(1.4);
      -webkit-backdrop-filter: blur(14px) saturate(1.4);
    }
    .icon {
      display: grid;
      place-items: center;
      border-radius: 50%;
      transition: background-color 0.15s;
    }
    @media (hover: hover) {
      .icon:hover {
        background-color: rgb(255 255 255 / 0.16);
      }
    }
    .solid {
      padding-inline: 18px;
      border-radius: 999px;
      background: var(--_accent);
      color: var(--_accent-text);
      font-weight: 650;
      transition: filter 0.15s;
    }
    .solid:hover:enabled {
      filter: brightness(1.1);
    }
    .solid:disabled {
      background: var(--_line);
      color: var(--_text-soft);
    }
    .unseen {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .spinner {
      inline-size: 1.25em;
      block-size: 1.25em;
      border: 0.16em solid currentColor;
      border-inline-start-color: transparent;
      border-radius: 50%;
      animation: spin 0.9s linear infinite;
    }
    @keyframes spin {
      to {
        rotate: 1turn;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      *,
      ::before,
      ::after {
        animation: none !important;
        transition: none !important;
      }
      .spinner {
        animation: spin 3s steps(8) infinite !important;
      }
    }
    @media (forced-colors: active) {
      button {
        border: 1px solid ButtonText;
      }
    }
  `,
];
