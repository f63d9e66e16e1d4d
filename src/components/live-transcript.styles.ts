import { css } from 'lit';

export const transcriptStyles = css`
  :host {
    position: static;
    display: block;
  }
  .tools {
    display: grid;
    gap: 10px;
  }
  .tools input,
  .tools select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 48px;
    padding-inline: 12px;
    border: 1.5px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .saves {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .saves button {
    min-block-size: 44px;
    padding-inline: 14px;
    border-radius: 22px;
    background: var(--_surface-raised);
  }
  .lines {
    display: grid;
    gap: 2px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .lines li {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: baseline;
    gap: 10px;
    padding-block: 4px;
    overflow-wrap: anywhere;
    /* Hundreds of lines, of which a screenful is seen. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto 44px;
  }
  .time {
    min-inline-size: 4em;
    min-block-size: 36px;
    padding-inline: 8px;
    border-radius: 10px;
    color: var(--_text-soft);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  button.time {
    background: var(--_surface-raised);
    color: inherit;
  }
  mark {
    border-radius: 3px;
    background: #fde047;
    color: #111;
  }
`;
