import { css } from 'lit';

export const roomStyles = css`
  :host {
    display: block;
    position: relative;
    container-type: size;
    contain: content;
    aspect-ratio: 9 / 16;
    max-block-size: 100dvb;
    min-inline-size: 240px;
    overflow: hidden;
    color: var(--_stage-text);
    background: var(--_stage);
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    position: absolute;
    inset: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    justify-items: center;
  }
  .frame > * {
    grid-area: 1 / 1;
  }
  .backdrop {
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    display: none;
    min-block-size: 0;
  }
  .backdrop img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    scale: 1.2;
    filter: blur(48px) saturate(1.2) brightness(0.45);
  }

  /* Rows: words at the top, the free picture, captions, then what the viewer acts on. */
  .column {
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    container-type: size;
    overflow: hidden;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows:
      [header] auto [orders] auto [versus] auto [disclosure] auto [host] auto [sound] auto [guests] auto [upper] auto [middle] minmax(
        0,
        1fr
      )
      [center] auto [rest] minmax(0, 1fr) [lower] auto [feed] auto [activity] auto [pins] auto
      [controls] auto;
    background: var(--_stage);
  }
  live-stage,
  .overlay {
    grid-area: 1 / 1 / -1 / -1;
    min-inline-size: 0;
  }
  .overlay {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: subgrid;
    pointer-events: none;
  }
  .overlay > * {
    min-inline-size: 0;
    margin-inline: var(--_gap);
  }
  .overlay > live-danmaku {
    grid-area: 1 / 1 / -1 / -1;
    position: absolute;
    inset: 0;
    margin: 0;
  }
  .header {
    grid-row: header;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 44px;
    margin-block: 8px;
  }
  .overlay > live-ornament {
    grid-area: 1 / 1 / -1 / -1;
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    margin: 0;
  }
  /* What hangs there has its own strip, and nothing lies on it. */
  /* On a low picture it hangs behind the row: what is said needs the place more. */
  @container (min-height: 620px) {
    live-ornament[hangs] ~ .header {
      margin-block-start: 42px;
    }
  }
  live-disclosure {
    grid-row: disclosure;
  }
  live-consent {
    position: absolute;
    inset-inline: var(--_gap);
    inset-block-end: max(var(--_gap), env(safe-area-inset-bottom));
    z-index: 2;
  }
  .mini live-consent {
    display: none;
  }
  .header .space {
    flex: 1;
  }
  .header > *,
  live-pins,
  live-controls {
    pointer-events: auto;
  }
  .header .space {
    pointer-events: none;
  }
  .header .icon {
    filter: drop-shadow(0 1px 3px #000a);
  }
  live-orders {
    grid-row: orders;
  }
  live-captions {
    grid-row: lower;
    margin-block-end: 10px;
  }
  live-captions.top {
    grid-row: upper;
    margin-block: 8px;
  }
  live-captions.middle {
    grid-row: center;
    margin-block: 0;
  }

  /* The chat, or who is on; and what has just happened. */
  .feed {
    grid-row: feed;
    display: grid;
    align-items: end;
    min-block-size: 44px;
    margin-block-end: 10px;
  }
  .feed > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }
  live-about {
    transition: opacity 0.2s;
  }
  .feed:has(live-notices:state(showing)) live-about {
    opacity: 0;
  }
  .over .feed {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: 6px;
    margin-block-end: 8px;
  }
  .header live-about {
    flex: 0 1 auto;
    min-inline-size: 40px;
    pointer-events: none;
  }
  .over .header > live-badge {
    flex: none;
  }
  /* An activity takes its room from the chat, so that the picture keeps its own. */
  .overlay:has(live-interaction:state(shown)) {
    --_chat-size: min(17cqb, 136px);
  }
  .overlay:has(live-interaction:state(open)) live-chat {
    display: none;
  }
  .side {
    grid-area: 1 / 1;
    justify-self: end;
    align-self: center;
    inline-size: 360px;
    block-size: calc(100% - 32px);
    margin-inline-end: 16px;
    padding: 14px 16px 16px;
    border-radius: 22px;
    color: var(--_stage-text);
    background: rgb(18 18 24 / 0.72);
    backdrop-filter: blur(14px);
    container-type: size;
  }
  .overlay > live-pins {
    grid-row: pins;
    margin: 0;
    margin-block-end: 8px;
  }
  live-controls {
    grid-row: controls;
    margin-block-end: max(10px, env(safe-area-inset-bottom));
  }

  @container (min-width: 480px) and (min-aspect-ratio: 3 / 4) {
    .backdrop {
      display: block;
    }
    .column {
      inline-size: auto;
      aspect-ratio: 9 / 16;
      block-size: calc(100% - 32px);
      align-self: center;
      border-radius: 22px;
      box-shadow: 0 16px 64px #0009;
    }
  }

  .beside .column:not([popover]) {
    margin-inline-end: 376px;
  }

  .away {
    display: grid;
    place-self: center;
    justify-items: center;
    gap: 12px;
    padding: 24px;
    text-align: center;
  }
  .mini .column {
    position: fixed;
    inset: auto;
    inset-block-end: max(16px, env(safe-area-inset-bottom));
    inset-inline-end: 16px;
    inline-size: 144px;
    block-size: 256px;
    aspect-ratio: auto;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 16px;
    color: inherit;
    box-shadow: 0 8px 40px #0009;
    z-index: 2147483000;
  }
  .full .column {
    position: fixed;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    color: inherit;
    z-index: 2147483000;
  }
  .mini .overlay {
    display: none;
  }
  .mini-bar {
    position: absolute;
    inset-block-start: 4px;
    inset-inline: 4px;
    display: flex;
    justify-content: space-between;
  }
  .mini-bar .icon {
    background: var(--_glass);
  }
`;
