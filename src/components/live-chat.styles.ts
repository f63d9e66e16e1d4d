import { css } from 'lit';

/** Over the picture: bubbles that fade out towards the face. Beside it: a panel. */
export const chatStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    color: var(--_stage-text);
  }
  .chat {
    display: flex;
    flex-direction: column;
    gap: 6px;
    block-size: 100%;
    min-block-size: 0;
  }
  h2 {
    font-size: 1rem;
    font-weight: 700;
    padding-block: 4px;
  }
  .list {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
  }
  .rows {
    flex: 1;
    min-block-size: 0;
    max-block-size: var(--_chat-size, min(26cqb, 216px));
    overflow-y: auto;
    overscroll-behavior: contain;
    /* The reader's place is kept by PinnedScroll, in browsers without anchors, too. */
    overflow-anchor: none;
    scrollbar-width: none;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 4px;
    padding-block-start: 28px;
    padding-inline-end: 44px;
    pointer-events: auto;
    mask-image: linear-gradient(transparent, #000 36px);
    border-radius: 12px;
  }
  /* Few rows stand at the bottom, next to where one writes. */
  .rows::before {
    content: '';
    margin-block-start: auto;
  }
  .rows:focus-visible,
  .row:focus-visible {
    outline-offset: -3px;
    box-shadow: none;
  }
  .row {
    max-inline-size: 100%;
    padding-block: 4px;
    padding-inline: 11px;
    border-radius: 15px;
    background: rgb(10 10 16 / 0.5);
    font-size: 0.875rem;
    line-height: 1.3;
    overflow-wrap: anywhere;
    cursor: pointer;
    -webkit-touch-callout: none;
  }
  /* One that comes alone. Of a crowd nobody sees the motion, and each costs the page its frames. */
  .arriving {
    animation: arrive 0.22s;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  .host {
    background: color-mix(in srgb, var(--_accent) 32%, rgb(10 10 16 / 0.78));
  }
  .own {
    background: rgb(62 62 78 / 0.72);
  }
  .chosen {
    box-shadow: inset 0 0 0 2px #fff;
  }
  .name {
    font-weight: 650;
    margin-inline-end: 3px;
  }
  .tint0 {
    color: #ffd479;
  }
  .tint1 {
    color: #8fe3ff;
  }
  .tint2 {
    color: #b9f2a1;
  }
  .tint3 {
    color: #ffb3c7;
  }
  .tint4 {
    color: #d3c1ff;
  }
  .tint5 {
    color: #ffc29e;
  }
  .own .name {
    color: #fff;
  }
  .role {
    display: inline-block;
    padding-inline: 6px;
    margin-inline-end: 3px;
    border-radius: 6px;
    font-size: 0.6875rem;
    font-weight: 700;
    line-height: 1.5;
    vertical-align: 1px;
    background: #fff;
    color: #17171d;
  }
  .row .role.host {
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .role.moderator {
    background: #15803d;
    color: #fff;
  }
  .flag {
    font-size: 0.8125rem;
    margin-inline-end: 2px;
  }
  .quote {
    display: block;
    font-size: 0.8125rem;
    opacity: 0.85;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .quote bdi:first-of-type {
    font-weight: 650;
  }
  .row svg {
    display: inline-block;
    inline-size: 14px;
    block-size: 14px;
    vertical-align: -2px;
    margin-inline-end: 3px;
  }
  .aside {
    display: block;
    font-size: 0.875rem;
    opacity: 0.92;
  }
  .pending .text {
    opacity: 0.8;
  }
  .sending {
    margin-inline-start: 4px;
    opacity: 0.8;
  }
  .refusal {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 8px;
    font-size: 0.8125rem;
    color: #ffd0d6;
  }
  .refusal button {
    font-weight: 700;
    color: #fff;
    text-decoration: underline;
  }
  .more {
    position: absolute;
    inset-block-end: 4px;
    inset-inline-start: 50%;
    translate: -50% 0;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 36px;
    padding-inline: 14px 10px;
    border-radius: 18px;
    background: #fff;
    color: #17171d;
    font-size: 0.875rem;
    font-weight: 650;
    white-space: nowrap;
    box-shadow: 0 3px 16px #0007;
    pointer-events: auto;
  }
  .more:dir(rtl) {
    translate: 50% 0;
  }
  /* 44 px to the finger. */
  .more::before {
    content: '';
    position: absolute;
    inset: -4px 0;
  }
  .more svg {
    rotate: 90deg;
    inline-size: 18px;
    block-size: 18px;
  }
  .air {
    position: absolute;
    inset-block: 0 4px;
    inset-inline-end: 0;
    inline-size: 44px;
    pointer-events: none;
    overflow: visible;
  }
  .air span {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 8px;
    font-size: 1.5rem;
    will-change: transform, opacity;
  }
  .pinned {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    margin-inline-end: 44px;
    padding: 6px 10px;
    border-radius: 13px;
    background: rgb(10 10 16 / 0.68);
    border-inline-start: 3px solid var(--_accent);
    font-size: 0.875rem;
    line-height: 1.3;
  }
  .pinned svg {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
  }
  .pinned p {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .blocked {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    pointer-events: auto;
  }
  .blocked button {
    padding-inline: 12px;
    border-radius: 22px;
    background: rgb(10 10 16 / 0.68);
    font-size: 0.8125rem;
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  live-chat-menu {
    pointer-events: auto;
  }

  :host([panel]) {
    block-size: 100%;
  }
  :host([panel]) .chat {
    gap: 10px;
  }
  :host([panel]) .row {
    font-size: 0.9375rem;
  }
  :host([panel]) .rows {
    max-block-size: none;
    gap: 6px;
    scrollbar-width: thin;
    scrollbar-color: #fff4 transparent;
    padding-inline-end: 8px;
    mask-image: linear-gradient(transparent, #000 24px);
  }
  :host([panel]) .pinned {
    margin-inline-end: 0;
  }
`;
