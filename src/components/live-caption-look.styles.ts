import { css } from 'lit';

export const captionLookStyles = css`
  :host {
    position: static;
    display: grid;
    gap: 18px;
  }
  .stage {
    display: grid;
    margin: 0;
    min-block-size: 128px;
    padding: 12px;
    border-radius: 16px;
    /* A picture with light and dark in it: captions have to be read on both. */
    background: linear-gradient(115deg, #0f172a 0 30%, #b45309 62%, #fde68a);
    overflow: hidden;
    /* Stays in sight while the viewer tries what is below. */
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
  }
  .preview {
    align-self: end;
    justify-self: center;
    max-inline-size: 100%;
    font-family: var(--_caption-font, inherit);
    font-size: calc(18px * var(--size, 1));
    font-weight: 550;
    line-height: 1.3;
    text-align: center;
  }
  .preview.top {
    align-self: start;
  }
  .preview.middle {
    align-self: center;
  }
  .line {
    display: inline-block;
    padding: 0.14em 0.5em;
    border-radius: 0.36em;
    background: var(--_caption-box, var(--_caption-background));
    color: var(--_caption-ink, var(--_caption-text));
    text-shadow: var(--_caption-edge, none);
    overflow-wrap: anywhere;
  }
  .preview .line {
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-inline: auto;
  }
  /* As <live-caption-source> has it. */
  .original {
    display: block;
    margin-block-end: 3px;
    font-size: 0.8em;
    font-weight: 500;
  }
  .swatch {
    inline-size: 18px;
    block-size: 18px;
    flex: none;
    border: 1px solid rgb(128 128 128 / 0.7);
    border-radius: 50%;
    background: var(--swatch);
  }
  .slider {
    display: grid;
    grid-template-columns: 1fr 3.5em;
    align-items: center;
    column-gap: 10px;
  }
  .slider .label {
    grid-column: 1 / -1;
  }
  .slider input {
    inline-size: 100%;
    min-inline-size: 0;
    block-size: 44px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .slider span:last-child {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    cursor: pointer;
  }
  .switch input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .soft {
    margin: 0;
  }
  .reset {
    justify-self: start;
    min-block-size: 44px;
    text-decoration: underline;
  }
`;
