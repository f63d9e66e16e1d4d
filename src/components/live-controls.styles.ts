import { css } from 'lit';

export const controlsStyles = css`
  :host {
    display: block;
    color: var(--_stage-text);
  }
  .area {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 2px;
    padding: 4px;
    border-radius: 999px;
  }
  .space {
    flex: 1;
  }
  .loud {
    background: #fff;
    color: #111;
  }
  .loud.loud:hover {
    background: #e8e8ec;
  }
  .icon[aria-pressed='true'],
  .icon[aria-expanded='true'] {
    background: rgb(255 255 255 / 0.18);
  }
  .cart {
    position: relative;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .count {
    position: absolute;
    inset-block-start: -3px;
    inset-inline-end: -3px;
    min-inline-size: 20px;
    padding-inline: 5px;
    border-radius: 10px;
    background: #fff;
    color: #111;
    font-size: 0.75rem;
    font-weight: 700;
    line-height: 20px;
    text-align: center;
    animation: pop 0.25s;
  }
  @keyframes pop {
    from {
      scale: 0.4;
    }
  }
  .timeline {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-inline: 8px;
  }
  .time {
    font-size: 0.8125rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-shadow: 0 1px 4px #000;
  }
  input[type='range'] {
    flex: 1;
    min-inline-size: 0;
    block-size: 44px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
`;
