import { css } from 'lit';

export const captionerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--_text);
    background: var(--_surface);
    border-radius: 20px;
    overflow: clip;
  }
  .desk {
    display: grid;
    gap: 16px;
    padding: 16px;
  }
  @container (min-inline-size: 860px) {
    .desk {
      grid-template-columns: minmax(240px, 300px) minmax(0, 1fr);
      align-items: start;
    }
    .side {
      position: sticky;
      inset-block-start: 16px;
    }
  }
  .side {
    display: grid;
    gap: 14px;
  }
  .picture {
    position: relative;
    aspect-ratio: 16 / 10;
    border-radius: 14px;
    overflow: clip;
    background: #10131a;
  }
  .picture .sound {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-end: 8px;
    padding-inline: 14px;
    border-radius: 22px;
    background: rgb(0 0 0 / 0.62);
    color: #fff;
    font-size: 0.875rem;
    font-weight: 600;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend,
  .label {
    display: block;
    padding: 0;
    margin-block-end: 6px;
    font-size: 0.8125rem;
    font-weight: 650;
    color: var(--_text-soft);
  }
  .inputs {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: 4px;
    padding: 4px;
    border-radius: 14px;
    background: var(--_surface-raised);
  }
  .inputs label {
    display: grid;
    place-items: center;
    min-block-size: 44px;
    padding-inline: 8px;
    border-radius: 11px;
    font-size: 0.875rem;
    font-weight: 600;
    text-align: center;
    cursor: pointer;
  }
  .inputs input {
    position: absolute;
    opacity: 0;
  }
  .inputs label:has(:checked) {
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .inputs label:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .slack input {
    inline-size: 100%;
    block-size: 44px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .slack output {
    float: inline-end;
    font-variant-numeric: tabular-nums;
  }
  .state {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 10px 12px;
    border-radius: 12px;
    background: var(--_surface-raised);
    font-size: 0.875rem;
    line-height: 1.4;
  }
  .state.bad {
    background: #b4231822;
    box-shadow: inset 3px 0 0 #d92d20;
  }
  .dot {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--_line);
  }
  .dot.on {
    background: #17915a;
  }
  .dot.bad {
    background: #d92d20;
  }
  .targets {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .targets span {
    padding: 3px 10px;
    border-radius: 12px;
    background: var(--_surface-raised);
    font-size: 0.8125rem;
  }
  .main {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
  }
  .lines {
    display: grid;
    gap: 8px;
    max-block-size: min(70vh, 720px);
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 2px;
  }
  .empty {
    padding: 40px 16px;
    border: 1.5px dashed var(--_line);
    border-radius: 14px;
    color: var(--_text-soft);
    text-align: center;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
  }
  form input {
    min-inline-size: 0;
    min-block-size: 48px;
    padding-inline: 14px;
    border: 1.5px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
`;
