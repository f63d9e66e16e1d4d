import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Battle, BattleGoal, Room } from '../sdk/index.js';
import {
  battleBar,
  battleBarStyles,
  battleWords,
  codeChip,
  goalBar,
  rewardWords,
} from './internal/battle-bar.js';
import { SheetEvent } from './internal/element-events.js';
import { LiveElement } from './internal/live-element.js';
import { orderIcons } from './internal/order-icons.js';
import { openReward } from './internal/open-reward.js';
import { orderNames, type OrderNames } from './internal/order-names.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';

/** Those that are over, below those that run. */
const MAX_SHOWN = 3;

/**
 * The orders of the show in full: battles with their goals, and the map over the whole room.
 *
 * @csspart sheet - The dialog.
 * @csspart battle - One battle.
 * @csspart take - Leads to what a goal has unlocked.
 */
export class LiveOrderSheetElement extends LiveElement {
  static override texts = 'orders' as const;
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    battleBarStyles,
    css`
      .battle {
        display: grid;
        gap: 10px;
        margin-block-end: 18px;
        padding: 14px;
        border-radius: var(--_radius);
        background: var(--_surface-raised);
      }
      .title {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 4px 12px;
      }
      h3 {
        font-size: 1rem;
        font-weight: 700;
      }
      .time {
        font-variant-numeric: tabular-nums;
        font-weight: 650;
      }
      .sides {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 6px 18px;
        font-variant-numeric: tabular-nums;
      }
      .sides li {
        display: inline-flex;
        align-items: center;
        gap: 7px;
      }
      .sides b {
        font-size: 1.25rem;
      }
      .sides svg {
        inline-size: 20px;
        block-size: 20px;
      }
      .bar {
        block-size: 14px;
        border-radius: 7px;
      }
      .goals {
        display: grid;
        gap: 8px;
      }
      .goals li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 2px 8px;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
      .goals svg {
        inline-size: 20px;
        block-size: 20px;
      }
      .goals .bar {
        grid-column: 2 / -1;
        block-size: 5px;
        background: var(--_line);
      }
      .open {
        padding: 2px 9px;
        border-radius: 999px;
        background: var(--_good);
        color: #fff;
        font-weight: 650;
        font-size: 0.8125rem;
      }
    `,
  ];

  #orders = new StoreController(this, (room) => room.orders.store);
  #interactions = new StoreController(this, (room) => room.interactions.store);
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  protected override render(): unknown {
    const orders = this.#orders.state;
    const { localizer, room } = this;
    if (!orders || !room || !localizer?.has('orders')) return nothing;
    const names = orderNames(localizer.formatLocale, room.orders.mapOptions);
    const running = orders.battles.filter(({ phase }) => phase !== 'over');
    const over = orders.battles.filter(({ phase }) => phase === 'over').reverse();
    return html`<live-sheet full .heading=${this.t('orders.title')} exportparts="sheet">
      ${repeat(
        [...running, ...over].slice(0, MAX_SHOWN),
        ({ id }) => id,
        (battle) => this.#renderBattle(battle, room, names),
      )}
      <live-order-map exportparts="map, table"></live-order-map>
    </live-sheet>`;
  }

  #renderBattle(battle: Battle, room: Room, names: OrderNames): TemplateResult {
    const { sides, goals, moved, winner } = battle;
    return html`<section class="battle" part="battle">
      <div class="title">
        <h3><bdi>${this.#title(battle, names)}</bdi></h3>
        <span class="time">${battleWords(this, battle, room, names)}</span>
      </div>
      ${moved ? html`<p class="soft">${this.t('orders.moved')}</p>` : nothing}
      ${
        sides.length > 0
          ? html`<ul class="sides">
                ${sides.map(
                  ({ country, count }, index) =>
                    html`<li>
                      ${codeChip(country, index)} <bdi>${names.nameOf(country)}</bdi>
                      <b>${names.number(count)}</b>
                      ${country === winner ? orderIcons.cup : nothing}
                    </li>`,
                )}
              </ul>
              ${battleBar(sides)}`
          : nothing
      }
      ${
        goals.length > 0
          ? html`<ul class="goals">
              ${goals.map((goal) => this.#renderGoal(goal, names))}
            </ul>`
          : nothing
      }
    </section>`;
  }

  #title({ title, sides }: Battle, names: OrderNames): string {
    const own = this.textOf(title);
    const [first, second] = sides;
    if (own !== '' || !first || !second) return own || this.t('orders.together');
    return this.t('orders.versus', {
      first: names.nameOf(first.country),
      second: names.nameOf(second.country),
    });
  }

  #renderGoal(goal: BattleGoal, names: OrderNames): TemplateResult {
    const who = goal.country === null ? this.t('orders.together') : names.nameOf(goal.country);
    return html`<li>
      ${orderIcons.gift}
      <span><bdi>${rewardWords(this, goal, names)}</bdi> <span class="soft">${who}</span></span>
      ${
        goal.unlockedAt === null
          ? html`<span>
              ${this.t('orders.progress', {
                shown: names.number(goal.count),
                target: names.number(goal.target),
              })}
            </span>`
          : this.#renderUnlocked(goal)
      }
      ${goalBar(goal)}
    </li>`;
  }

  /** While what it unlocks is to be had, the way there. */
  #renderUnlocked({ reward }: BattleGoal): TemplateResult {
    const id = openReward(reward, this.#interactions.state);
    if (id === null) return html`<span class="open">${this.t('orders.unlocked')}</span>`;
    const take = (): boolean => this.dispatchEvent(new SheetEvent('interaction', id));
    return html`<button class="solid" part="take" @click=${take}>${this.t('orders.take')}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-order-sheet': LiveOrderSheetElement;
  }
}
