import { css } from 'lit';

export const tryOnStyles = css`
  :host {
    display: block;
    color: var(--_text);
  }
  .frame {
    position: relative;
    aspect-ratio: 4 / 5;
    max-block-size: 62cqb;
    inline-size: 100%;
    border-radius: var(--_radius);
    overflow: hidden;
    background: var(--_surface-raised);
    contain: content;
  }
  .mirror {
    position: absolute;
    inset: 0;
    background: #101014;
  }
  .before {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 14px;
    padding: 20px;
    text-align: center;
    text-wrap: balance;
  }
  .face svg {
    inline-size: 72px;
    block-size: 72px;
    color: var(--_accent);
  }
  .before p:empty {
    display: none;
  }
  .before p {
    display: inline-flex;
    align-items: center;
    gap: 10px;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 10px;
  }
  .solid {
    min-block-size: 48px;
  }
  label {
    position: relative;
    display: inline-grid;
    place-items: center;
    cursor: pointer;
  }
  label input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
    font-size: 0;
  }
  label:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .way {
    min-block-size: 48px;
    padding-inline: 18px;
    border: 1.5px solid var(--_line);
    border-radius: 999px;
    background: var(--_surface);
    font-weight: 650;
  }
  .tools {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 14px;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 26px;
  }
  .round {
    inline-size: 48px;
    block-size: 48px;
    display: inline-grid;
    place-items: center;
    border-radius: 50%;
  }
  .shutter {
    inline-size: 66px;
    block-size: 66px;
    border-radius: 50%;
    background: #fff;
    background-clip: padding-box;
    border: 4px solid rgb(255 255 255 / 0.5);
    box-shadow: 0 2px 16px #0008;
    transition: scale 0.1s;
  }
  .shutter:active {
    scale: 0.92;
  }
  .tools :focus-visible,
  .tools label:has(:focus-visible) {
    outline-color: #fff;
    box-shadow: 0 0 0 6px #000a;
  }
  .word {
    position: absolute;
    inset-block-start: 12px;
    inset-inline: 12px;
    padding: 8px 14px;
    border-radius: 999px;
    text-align: center;
    font-size: 0.9375rem;
  }
  .private {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 10px 2px;
    font-size: 0.875rem;
    color: var(--_text-soft);
  }
  .private svg {
    inline-size: 20px;
    block-size: 20px;
  }
`;
