import { css } from 'lit';

export const ordersStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    pointer-events: auto;
  }
  .pill,
  .moment {
    margin-block-end: 8px;
  }
  .pill {
    position: relative;
    display: grid;
    gap: 5px;
    inline-size: 100%;
    padding: 7px 12px 8px;
    border-radius: var(--_radius);
    text-align: start;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  .line svg {
    inline-size: 18px;
    block-size: 18px;
  }
  .side {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    flex: 1 1 0;
  }
  .side:nth-of-type(n + 2) {
    justify-content: end;
  }
  .side b {
    font-size: 1rem;
  }
  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* A name cut to three letters says less than its code. */
  @container (max-width: 350px) {
    .side .name {
      display: none;
    }
  }
  .time {
    flex: none;
    padding: 1px 7px;
    border-radius: 999px;
    background: rgb(255 255 255 / 0.16);
    font-size: 0.75rem;
    font-weight: 650;
  }
  .time.overtime {
    background: #ffd166;
    color: #000;
  }
  .rank {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    white-space: nowrap;
  }
  .rank .code {
    background: rgb(255 255 255 / 0.16);
  }
  .goal-line {
    font-size: 0.75rem;
  }
  .goal-line .bar {
    flex: 0 0 64px;
    block-size: 5px;
    background: rgb(255 255 255 / 0.25);
  }
  .goal-line .name {
    flex: 1;
  }

  /* What has just happened: in the place of the pill, so that nothing is covered. */
  .moment {
    position: relative;
    display: flex;
    inline-size: 100%;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-block-size: 56px;
    padding: 8px 14px;
    border-radius: var(--_radius);
    background: linear-gradient(100deg, #7c3aed, #db2777);
    color: #fff;
    font-weight: 700;
    text-align: center;
    overflow-wrap: anywhere;
    animation: arrive 0.45s cubic-bezier(0.2, 1.4, 0.4, 1);
  }
  .moment.won {
    background: linear-gradient(100deg, #8a5200, #a8380a);
  }
  .moment.lead,
  .moment.leader {
    background: #14532d;
  }
  @keyframes arrive {
    from {
      scale: 0.85;
      opacity: 0;
    }
  }
  .sparks {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .sparks i {
    position: absolute;
    inset-block-start: 50%;
    left: calc(50% + var(--x) * 40%);
    inline-size: 7px;
    block-size: 7px;
    border-radius: 2px;
    background: var(--spark);
    opacity: 0;
    animation: fly 1.3s calc(var(--n) * 40ms) cubic-bezier(0.1, 0.7, 0.4, 1);
  }
  @keyframes fly {
    from {
      opacity: 1;
    }
    to {
      opacity: 0;
      translate: calc(var(--x) * 60px) calc(var(--y) * 70px);
      rotate: 260deg;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .sparks {
      display: none;
    }
    /* Nothing moves; a ring says that it is new. */
    .moment {
      outline: 2px solid #fff;
      outline-offset: -4px;
    }
  }
`;
