import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Battle, BattleSide, Room } from '../../sdk/index.js';
import { formatClock } from './format.js';
import type { OrderNames } from './order-names.js';
import { styled } from './styled.js';
import type { LiveElement } from './live-element.js';

/** Okabe and Ito's, which people with any colour vision can tell apart; two sides: blue, orange. */
export const SIDE_COLOURS = [
  '#0072B2',
  '#D55E00',
  '#009E73',
  '#CC79A7',
  '#E69F00',
  '#56B4E9',
  '#F0E442',
  '#999999',
] as const;

export function sideColour(index: number): string {
  return SIDE_COLOURS[index % SIDE_COLOURS.length] ?? SIDE_COLOURS[0];
}

export const battleBarStyles = css`
  .bar {
    display: flex;
    gap: 2px;
    inline-size: 100%;
    block-size: 8px;
    border-radius: 4px;
    overflow: hidden;
  }
  .bar i {
    flex: var(--share) 1 0;
    min-inline-size: 4px;
    background: var(--side);
    transition: flex-grow 0.6s;
  }
  .bar span {
    flex: var(--share) 1 0;
  }
  /* A pattern for who does not see the colours: every second side is striped. */
  .bar i:nth-child(even) {
    background: repeating-linear-gradient(
      -45deg,
      var(--side) 0 5px,
      color-mix(in srgb, var(--side), #fff 45%) 5px 7px
    );
  }
  .code {
    flex: none;
    display: inline-block;
    white-space: nowrap;
    padding: 1px 5px;
    border-radius: 5px;
    background: var(--side, var(--_surface-raised));
    color: var(--side-text, #fff);
    font-size: 0.6875rem;
    font-weight: 700;
    letter-spacing: 0.03em;
  }
`;

/** The sides as one bar, each as long as its share. Its numbers stand beside it. */
export function battleBar(sides: readonly BattleSide[]): TemplateResult {
  const total = sides.reduce((sum, { count }) => sum + count, 0);
  return html`<div class="bar" aria-hidden="true">
    ${repeat(
      sides,
      ({ country }) => country,
      ({ count }, index) => {
        const share = total > 0 ? count / total : 1 / sides.length;
        return html`<i ${styled({ '--share': String(share), '--side': sideColour(index) })}></i>`;
      },
    )}
  </div>`;
}

/** A code as a chip in the colour of its side; black on what is too light for white. */
export function codeChip(code: string, side?: number): TemplateResult {
  const colour = side === undefined || side < 0 ? null : sideColour(side);
  const text = side === undefined || side < 0 ? 'inherit' : side === 0 ? '#fff' : '#000';
  return html`<span class="code" translate="no" ${styled({ '--side': colour, '--side-text': text })}
    >${code}</span
  >`;
}

/** How a battle stands, in a few words; ticks with the server's clock. */
export function battleWords(
  view: Pick<LiveElement, 't'>,
  battle: Battle,
  room: Room,
  names: OrderNames,
): string {
  const time = (deadline: number): string =>
    formatClock(Math.ceil(room.orders.timeUntil(deadline) / 1000));
  switch (battle.phase) {
    case 'soon':
      return view.t('orders.soon', { time: time(battle.startsAt) });
    case 'running':
      return view.t('orders.left', { time: time(battle.endsAt) });
    case 'overtime':
      return view.t('orders.overtime', { time: time(battle.endsAt) });
    case 'counting':
      return view.t('orders.counting');
    case 'cancelled':
      return view.t('orders.cancelled');
    case 'over':
      if (battle.kind === 'goal') return view.t('orders.over');
      return battle.winner === null
        ? view.t('orders.draw')
        : view.t('orders.wins', { name: names.nameOf(battle.winner) });
  }
}

/** The battle to look at: one that runs, else one that is about to, else the last. */
export function foremost(battles: readonly Battle[]): Battle | undefined {
  const of = (...phases: Battle['phase'][]): Battle | undefined =>
    battles.findLast(({ phase }) => phases.includes(phase));
  return of('running', 'overtime', 'counting') ?? of('soon') ?? of('over');
}

/** What a goal gives, in words; something sensible where it refers to nothing. */
export function rewardWords(
  view: Pick<LiveElement, 't' | 'textOf'>,
  goal: Battle['goals'][number],
  names: OrderNames,
): string {
  const title = view.textOf(goal.title);
  if (title !== '') return title;
  if (goal.reward?.kind === 'first' && goal.reward.limit !== null)
    return view.t('orders.firstFew', { limit: names.number(goal.reward.limit) });
  return goal.reward?.kind === 'coupon' ? view.t('orders.coupon') : view.t('orders.surprise');
}

/** How far a goal is, as a bar with its numbers. */
export function goalBar(goal: Battle['goals'][number]): TemplateResult | typeof nothing {
  if (goal.unlockedAt !== null) return nothing;
  return html`<div class="bar goal" aria-hidden="true">
    <i ${styled({ '--share': String(goal.count), '--side': 'currentColor' })}></i>
    <span ${styled({ '--share': String(Math.max(0, goal.target - goal.count)) })}></span>
  </div>`;
}
