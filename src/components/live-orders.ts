import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Battle, OrderMoment, Room, Tally } from '../sdk/index.js';
import {
  battleBar,
  battleBarStyles,
  battleWords,
  codeChip,
  foremost,
  goalBar,
  rewardWords,
} from './internal/battle-bar.js';
import { SheetEvent } from './internal/element-events.js';
import { LiveElement } from './internal/live-element.js';
import { MomentQueue } from './internal/moment-queue.js';
import { openReward } from './internal/open-reward.js';
import { orderIcons } from './internal/order-icons.js';
import { shownCountries } from './internal/order-dots.js';
import { orderNames, type OrderNames } from './internal/order-names.js';
import { CalmVoice } from './internal/say-calmly.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';
import { ordersStyles } from './live-orders.styles.js';

const SPARKS = ['#ffd166', '#fff', '#56B4E9', '#ff8fab'];
/** Of a ranking that has one line. */
const PLACES = 3;

/**
 * The orders of the show on its stage: the battle as a tug-of-war, or who is ahead, and for a few
 * seconds what has just happened. It has a row of its own, which nothing else lies in.
 *
 * @csspart pill - What is to be seen at a glance; opens the map.
 * @csspart moment - What has just happened.
 */
export class LiveOrdersElement extends LiveElement {
  static override texts = 'orders' as const;
  static override styles = [LiveElement.styles, battleBarStyles, ordersStyles];

  @state() private moment: OrderMoment | null = null;
  @state() private said = '';

  #orders = new StoreController(this, (room) => room.orders.store);
  #interactions = new StoreController(this, (room) => room.interactions.store);
  #queue = new MomentQueue((moment) => (this.moment = moment));
  #voice = new CalmVoice((sentence) => (this.said = sentence));
  #followed: Room | null = null;
  #ticking: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#queue.dispose();
    this.#voice.dispose();
    clearInterval(this.#ticking);
    this.#ticking = undefined;
    this.#followed = null;
  }

  protected override willUpdate(): void {
    const orders = this.#orders.state;
    if (!orders || !this.isConnected) return;
    this.#queue.follow(orders.moments, this.room !== this.#followed);
    this.#followed = this.room;
    const counts = orders.battles.some(({ phase }) => /soon|running|overtime/.test(phase));
    if (counts) this.#ticking ??= setInterval(() => this.requestUpdate(), 1000);
    else {
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    }
  }

  protected override updated(): void {
    const names = this.#names;
    if (this.moment && names) this.#voice.offer(this.#words(this.moment, names));
  }

  get #names(): OrderNames | null {
    const { localizer, room } = this;
    if (!localizer?.has('orders') || !room) return null;
    return orderNames(localizer.formatLocale, room.orders.mapOptions);
  }

  #handleOpen(): void {
    const { moment } = this;
    const unlocked = moment?.kind === 'unlock' ? moment.goal.reward : null;
    const reward = openReward(unlocked, this.#interactions.state);
    this.dispatchEvent(
      reward === null ? new SheetEvent('orders') : new SheetEvent('interaction', reward),
    );
  }

  #words(moment: OrderMoment, names: OrderNames): string {
    switch (moment.kind) {
      case 'milestone':
        return this.t('orders.momentMilestone', { shown: names.number(moment.count) });
      case 'leader':
        return this.t('orders.momentLeader', { name: names.nameOf(moment.country) });
      case 'lead':
        return this.t('orders.momentLead', { name: names.nameOf(moment.country) });
      case 'unlock':
        return this.t('orders.momentUnlock', { what: rewardWords(this, moment.goal, names) });
      case 'won':
        return moment.winner === null
          ? this.t('orders.momentDraw')
          : this.t('orders.momentWon', { name: names.nameOf(moment.winner) });
    }
  }

  protected override render(): unknown {
    const orders = this.#orders.state;
    const [names, { room }] = [this.#names, this];
    if (!orders?.open || !names || !room) return nothing;
    const { battles, tally } = orders;
    const battle = foremost(battles);
    const said = html`<p class="unseen" role="status">${this.said}</p>`;
    if (this.moment) return html`${this.#renderMoment(this.moment, names)}${said}`;
    if (!battle && !tally?.countries.length) return said;
    return html`<button class="pill glass" part="pill" @click=${this.#handleOpen}>
        <span class="unseen">${this.t('orders.open')}. </span>
        ${
          battle
            ? this.#renderBattle(battle, room, names)
            : tally
              ? this.#renderRanking(tally, names)
              : nothing
        }
      </button>
      ${said}`;
  }

  #renderBattle(battle: Battle, room: Room, names: OrderNames): TemplateResult {
    const goal = battle.goals.find(({ unlockedAt }) => unlockedAt === null) ?? battle.goals.at(-1);
    // More than two do not fit in a line: the two that are ahead.
    const shown =
      battle.sides.length === 2
        ? battle.sides
        : [...battle.sides].sort((a, b) => b.count - a.count).slice(0, 2);
    const side = ({ country, count }: Battle['sides'][number], isLast: boolean): unknown => {
      const chip = codeChip(
        country,
        battle.sides.findIndex((each) => each.country === country),
      );
      const number = html`<b>${names.number(count)}</b>`;
      const name = html`<bdi class="name">${names.nameOf(country)}</bdi>`;
      return html`<span class="side">
        ${isLast ? html`${number} ${name} ${chip}` : html`${chip} ${name} ${number}`}
      </span>`;
    };
    return html`
      <span class="line">
        ${shown.slice(0, 1).map((each) => side(each, false))}
        <span class="time ${battle.phase}">${battleWords(this, battle, room, names)}</span>
        ${shown.slice(1).map((each) => side(each, true))}
      </span>
      ${battle.sides.length > 0 ? battleBar(battle.sides) : nothing}
      ${
        goal
          ? html`<span class="line goal-line">
              ${orderIcons.gift}<bdi class="name">${rewardWords(this, goal, names)}</bdi>
              ${goalBar(goal)}
              <span>
                ${
                  goal.unlockedAt === null
                    ? this.t('orders.progress', {
                        shown: names.number(goal.count),
                        target: names.number(goal.target),
                      })
                    : this.t('orders.unlocked')
                }
              </span>
            </span>`
          : nothing
      }
    `;
  }

  #renderRanking(tally: Tally, names: OrderNames): TemplateResult {
    const { regionNames } = this.room?.orders.mapOptions ?? {};
    return html`<span class="line">
      ${orderIcons.globe}
      <b>${this.t('orders.count', { count: tally.total, shown: names.number(tally.total) })}</b>
      ${repeat(
        shownCountries(tally, regionNames).slice(0, PLACES),
        ({ code }) => code,
        ({ code, count }) =>
          html`<span class="rank">${codeChip(code)} ${names.number(count)}</span> `,
      )}
    </span>`;
  }

  #renderMoment(moment: OrderMoment, names: OrderNames): TemplateResult {
    const picture = {
      unlock: orderIcons.gift,
      won: orderIcons.cup,
      milestone: orderIcons.globe,
      lead: orderIcons.up,
      leader: orderIcons.up,
    }[moment.kind];
    return html`<button class="moment ${moment.kind}" part="moment" @click=${this.#handleOpen}>
      ${picture}<bdi>${this.#words(moment, names)}</bdi>
      <span class="sparks" aria-hidden="true">
        ${Array.from({ length: 14 }, (_, index) => {
          const turn = (index * 137.5 * Math.PI) / 180;
          return html`<i
            ${styled({
              '--x': Math.cos(turn).toFixed(2),
              '--y': Math.sin(turn).toFixed(2),
              '--n': String(index % 5),
              '--spark': SPARKS[index % SPARKS.length] ?? null,
            })}
          ></i>`;
        })}
      </span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-orders': LiveOrdersElement;
  }
}
