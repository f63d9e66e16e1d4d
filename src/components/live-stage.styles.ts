import { css } from 'lit';

/** The stage takes the rows of the room, so that its words keep clear of captions and cards. */
export const stageStyles = css`
  :host {
    position: relative;
    display: grid;
    grid-template-rows: subgrid;
    grid-template-columns: minmax(0, 1fr);
    overflow: hidden;
    color: var(--_stage-text);
    background: var(--_stage);
  }
  .picture,
  .poster,
  .shade {
    grid-area: 1 / 1 / -1 / -1;
    position: absolute;
    inset: 0;
    overflow: hidden;
  }
  .picture > * {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: var(--live-fit, cover);
  }
  .poster img,
  .poster ::slotted(*) {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .shade {
    pointer-events: none;
    background:
      linear-gradient(rgb(0 0 0 / 0.5), transparent 104px),
      linear-gradient(
        to top,
        rgb(0 0 0 / 0.8),
        rgb(0 0 0 / 0.5) 190px,
        rgb(0 0 0 / 0.2) 290px,
        transparent 380px
      );
  }
  :host([bare]) .shade {
    background: linear-gradient(rgb(0 0 0 / 0.4), transparent 64px);
  }
  .status {
    position: relative;
    grid-row: middle / lower;
    place-self: center;
    max-inline-size: min(100% - 32px, 340px);
    display: grid;
    justify-items: center;
    gap: 10px;
    text-align: center;
  }
  /* Captions in the middle go on while these show, so they keep to the rows above them. */
  .brief {
    grid-row: middle;
    align-self: end;
    margin-block-end: 12px;
  }
  .quiet {
    font-size: 1.75rem;
  }
  .card {
    /* Where it is too tall, not over what stands above. */
    align-self: safe center;
    padding: 22px 24px;
    border-radius: calc(var(--_radius) + 6px);
  }
  .title {
    font-size: 1.25rem;
    font-weight: 650;
    text-wrap: balance;
  }
  .status:not(.card) .title {
    text-shadow: 0 1px 12px #000c;
  }
  .code {
    font-size: 0.8125rem;
    opacity: 0.8;
    overflow-wrap: anywhere;
  }
  .row {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .row svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .big {
    inline-size: 84px;
    block-size: 84px;
    display: grid;
    place-items: center;
    border-radius: 50%;
  }
  .big svg {
    inline-size: 44px;
    block-size: 44px;
  }
  .chip {
    position: relative;
    grid-row: sound;
    place-self: start center;
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding-inline: 14px 18px;
    border-radius: 999px;
    font-weight: 600;
    font-size: 0.9375rem;
  }
  .unmute {
    background: #fff;
    color: #111;
    box-shadow: 0 4px 24px #0006;
  }
  .unmute:focus-visible {
    outline-color: var(--_accent);
  }
  ::slotted([slot='fallback']) {
    position: relative;
    grid-row: middle / lower;
    place-self: center;
  }
  .fallback {
    display: contents;
  }
`;
