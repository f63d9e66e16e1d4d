import { css } from 'lit';

/** The tile of a kind: its sign on its colour. */
export const tileStyles = css`
  .tile,
  .head {
    --tint: #6d28d9;
  }
  .tile {
    inline-size: 40px;
    block-size: 40px;
    flex: none;
    display: grid;
    place-items: center;
    border-radius: 12px;
    color: #fff;
    background: linear-gradient(145deg, color-mix(in srgb, var(--tint) 80%, #fff), var(--tint));
  }
  .quiz {
    --tint: #1d4ed8;
  }
  .poll {
    --tint: #0f766e;
  }
  .giveaway {
    --tint: #b45309;
  }
  .red-packet {
    --tint: #c81e1e;
  }
  .coupon {
    --tint: #c2410c;
  }
  .flash-sale {
    --tint: #be123c;
  }
  .benefit {
    --tint: #0e7490;
  }
  .watch-reward {
    --tint: #4338ca;
  }
`;

export const overlayStyles = css`
  :host {
    grid-row: activity;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    color: var(--_stage-text);
  }
  :host(:state(open)) {
    grid-template-rows: minmax(0, auto);
    overflow: hidden;
    min-block-size: 0;
    /* The panel keeps its rounding; the row its distance to the cards below. */
    border-radius: calc(var(--_radius) + 4px);
  }
  :host(:state(shown)) {
    margin-block-end: 8px;
  }
  .card,
  .panel,
  .chip {
    pointer-events: auto;
  }
  .card,
  .head {
    position: relative;
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .card {
    min-block-size: 60px;
    padding: 8px;
    padding-inline-end: 0;
    border-radius: calc(var(--_radius) + 2px);
    overflow: hidden;
    animation: arrive 0.35s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 16px;
    }
  }
  .words {
    flex: 1;
    min-inline-size: 0;
  }
  .title {
    font-weight: 600;
    font-size: 0.9375rem;
    line-height: 1.25;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    column-gap: 8px;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .line > :first-child {
    font-weight: 650;
  }
  .warm {
    color: #ffd166;
  }
  .act {
    max-inline-size: 124px;
    padding-inline: 14px;
    font-size: 0.9375rem;
    line-height: 1.15;
  }
  .card .icon {
    margin-inline-start: -8px;
  }
  .card .icon svg {
    inline-size: 20px;
    block-size: 20px;
    opacity: 0.85;
  }
  @container (max-width: 339px) {
    .card .tile {
      display: none;
    }
    .card {
      padding-inline-start: 12px;
    }
  }

  .panel {
    /* The views in it are made for sheets; here they stand on dark glass. */
    color-scheme: dark;
    --live-surface: #1b1b22;
    --live-surface-raised: rgb(255 255 255 / 0.13);
    --live-text: var(--_stage-text);
    --live-text-soft: rgb(255 255 255 / 0.82);
    --live-line: rgb(255 255 255 / 0.22);
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    max-block-size: min(48cqb, 430px);
    border-radius: calc(var(--_radius) + 4px);
    background: rgb(20 20 27 / 0.86);
    color: var(--_stage-text);
    backdrop-filter: blur(18px) saturate(1.4);
    -webkit-backdrop-filter: blur(18px) saturate(1.4);
    overflow: hidden;
    animation: arrive 0.3s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  .panel:focus-visible,
  .body:focus-visible,
  .panel h2:focus-visible {
    outline-offset: -3px;
    box-shadow: none;
  }
  .panel .head {
    padding: 8px;
    padding-inline-end: 2px;
    background: linear-gradient(color-mix(in srgb, var(--tint) 46%, transparent), transparent);
  }
  .panel h2 {
    font-size: 1rem;
    font-weight: 650;
    line-height: 1.25;
    overflow-wrap: anywhere;
    border-radius: 6px;
    outline: none;
  }
  .body {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: #fff4 transparent;
    padding: 6px 12px 20px;
    /* More of it fades away instead of being cut. */
    mask-image: linear-gradient(#000 calc(100% - 22px), transparent);
  }
  /* How much of the time is left: it runs without us. */
  .sand {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    block-size: 3px;
    background: var(--_accent);
    transform-origin: left;
  }
  .sand:dir(rtl) {
    transform-origin: right;
  }
  .all {
    display: grid;
    place-items: center;
    min-inline-size: 44px;
    font-size: 0.8125rem;
    font-weight: 700;
  }
  .all span {
    display: grid;
    place-items: center;
    min-inline-size: 28px;
    block-size: 28px;
    padding-inline: 6px;
    border-radius: 14px;
    background: rgb(255 255 255 / 0.16);
  }

  .chip {
    justify-self: start;
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding-inline: 12px 16px;
    border-radius: 22px;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .chip svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .given {
    display: block;
    pointer-events: auto;
  }
`;
