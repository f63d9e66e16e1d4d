import { css } from 'lit';

/** A pill to write in, and what can be tapped beside it. */
export const composerStyles = css`
  :host {
    display: block;
    pointer-events: auto;
    transition: translate 0.15s;
  }
  .entry {
    position: relative;
    display: flex;
    align-items: center;
    gap: 4px;
  }
  form,
  .closed,
  .follow {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    display: flex;
    align-items: center;
    border-radius: 22px;
    background: var(--_field, rgb(18 18 24 / 0.62));
    border: 1px solid rgb(255 255 255 / 0.2);
  }
  form:focus-within {
    background: var(--_field-focus, rgb(18 18 24 / 0.92));
    border-color: #fff;
  }
  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 42px;
    padding: 0;
    padding-inline: 16px 4px;
    border: 0;
    background: none;
    /* Below 16 px, iOS zooms into the field. */
    font: inherit;
    color: #fff;
    outline: none;
  }
  input::placeholder {
    color: #e6e6ec;
    opacity: 1;
  }
  .closed {
    padding-inline: 16px;
    font-size: 0.9375rem;
    color: #e6e6ec;
  }
  .follow {
    justify-content: center;
    font-weight: 650;
    font-size: 0.9375rem;
  }
  .send {
    inline-size: 36px;
    min-inline-size: 36px;
    min-block-size: 36px;
    margin-inline: 4px;
    background: var(--_accent);
    color: var(--_accent-text);
    transition:
      opacity 0.15s,
      scale 0.15s;
  }
  .send:disabled {
    opacity: 0;
    scale: 0.6;
  }
  /* The target stays 44 px, the disc is smaller. */
  .send::before {
    content: '';
    position: absolute;
    inset: -4px;
  }
  .send {
    position: relative;
  }
  .wait {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    margin-inline: 4px;
    border-radius: 50%;
    border: 2px solid #fff;
    font-variant-numeric: tabular-nums;
    font-size: 0.8125rem;
    font-weight: 700;
  }
  .react,
  .like {
    background: var(--_field, rgb(18 18 24 / 0.62));
    inline-size: 44px;
  }
  .like {
    position: relative;
    color: #ff5d7d;
  }
  .like:active svg {
    scale: 1.25;
  }
  .like svg {
    transition: scale 0.12s;
  }
  .count {
    position: absolute;
    inset-block-end: -3px;
    inset-inline: 0;
    font-size: 0.6875rem;
    font-weight: 700;
    line-height: 1.1;
    color: #fff;
    text-align: center;
    text-shadow:
      0 0 3px #000,
      0 0 6px #000;
  }
  .reactions {
    position: absolute;
    inset-block-end: calc(100% + 6px);
    inset-inline-end: 0;
    display: flex;
    padding: 2px 4px;
    border-radius: 26px;
    background: rgb(18 18 24 / 0.94);
    box-shadow: 0 4px 20px #0008;
    animation: pop 0.16s;
  }
  .reactions button {
    font-size: 1.5rem;
    transition: scale 0.12s;
  }
  .reactions button:active {
    scale: 1.3;
  }
  @keyframes pop {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  .reply {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-block-end: 4px;
    padding-inline-start: 12px;
    border-radius: 16px;
    background: rgb(18 18 24 / 0.92);
    font-size: 0.8125rem;
  }
  .reply svg {
    inline-size: 16px;
    block-size: 16px;
  }
  .reply bdi {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
