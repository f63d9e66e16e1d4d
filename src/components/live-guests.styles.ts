import { css } from 'lit';
import { windowStyles } from './internal/guest-places.js';

export const guestsStyles = css`
  ${windowStyles}
  /* The rows of the room, so that nothing of this lies on captions, cards or controls. */
  :host {
    grid-area: 1 / 1 / -1 / -1;
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: subgrid;
    pointer-events: none;
    color: var(--_stage-text);
  }
  live-versus {
    grid-row: versus;
    margin-block-end: 6px;
  }
  /* Over the upper edge of the pictures, and above the captions that may stand there. */
  .row {
    grid-row: guests;
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 4px;
    margin-block: 4px;
  }
  .space {
    grid-row: middle / lower;
    position: absolute;
    inset: 0;
    visibility: hidden;
  }
  .frame {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    max-inline-size: 100%;
    font-size: 0.8125rem;
  }
  .frame[data-place='start'] {
    margin-inline-end: auto;
  }
  .frame[data-place='window'] {
    justify-content: end;
  }
  .grip {
    position: absolute;
    inset: 0;
    pointer-events: auto;
    touch-action: none;
    cursor: grab;
    border-radius: inherit;
  }
  .grip:active {
    cursor: grabbing;
  }
  .tools {
    position: relative;
    display: flex;
    align-items: center;
    gap: 2px;
    max-inline-size: 100%;
    inline-size: fit-content;
    padding-inline-start: 10px;
    border-radius: 999px;
    pointer-events: auto;
  }
  .frame[data-place='window'] .tools {
    align-self: center;
    padding-inline-start: 8px;
  }
  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
  }
  .tools .spinner {
    flex: none;
    margin-inline-end: 4px;
  }
  .tools button {
    flex: none;
    display: grid;
    place-items: center;
  }
  .tools svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .load {
    position: relative;
    align-self: center;
    margin-block: auto 6px;
    padding-inline: 12px;
    border-radius: 999px;
    pointer-events: auto;
    font-weight: 650;
    background: #fff;
    color: #111;
  }
  .load:focus-visible {
    outline-color: var(--_accent);
  }
  .word {
    position: relative;
    align-self: center;
    padding: 2px 8px;
    border-radius: 8px;
    margin-block-end: 4px;
  }
  /* Asked for, and gone with the choice: it may lie where it finds room. */
  .options {
    position: absolute;
    inset-block-start: 2px;
    inset-inline: 0 auto;
    grid-row: upper / pins;
    display: grid;
    max-block-size: 100%;
    max-inline-size: calc(66% - 8px);
    overflow-y: auto;
    border-radius: var(--_radius);
    pointer-events: auto;
    z-index: 1;
  }
  .options.after {
    inset-inline: auto 0;
  }
  .options button {
    padding-inline: 14px;
    text-align: start;
    font-size: 0.9375rem;
  }
  .options button:hover {
    background: rgb(255 255 255 / 0.16);
  }
  .options button:focus-visible {
    outline-offset: -3px;
  }
`;
