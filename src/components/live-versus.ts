import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Versus, VersusSide } from '../sdk/index.js';
import { battleBar, battleBarStyles, sideColour } from './internal/battle-bar.js';
import { formatClock } from './internal/format.js';
import { guestIcons } from './internal/guest-icons.js';
import { LiveElement } from './internal/live-element.js';
import { CalmVoice } from './internal/say-calmly.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';

/**
 * Host against host: a tug-of-war of what the site has counted, with the time left by the server's
 * clock. A score that is old says so, and the room makes up none.
 *
 * @csspart versus - The bar with its names.
 */
export class LiveVersusElement extends LiveElement {
  static override texts = 'guests' as const;
  static override styles = [
    LiveElement.styles,
    battleBarStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .versus {
        position: relative;
        display: grid;
        gap: 5px;
        padding: 7px 12px 9px;
        border-radius: var(--_radius);
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
      }
      .line {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .side {
        flex: 1 1 0;
        min-inline-size: 0;
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .side:last-child {
        flex-direction: row-reverse;
      }
      .side i {
        flex: none;
        inline-size: 10px;
        block-size: 10px;
        border-radius: 50%;
        background: var(--side);
      }
      /* By shape as well as by colour, as in the bar. */
      .side:nth-child(n + 2) i {
        border-radius: 1px;
        rotate: 45deg;
      }
      .name {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .side b {
        flex: none;
        font-size: 1rem;
      }
      .side svg {
        inline-size: 18px;
        block-size: 18px;
        color: #ffd166;
      }
      .many .line {
        flex-wrap: wrap;
      }
      .many .side {
        flex-direction: row;
      }
      .time {
        flex: none;
        padding: 1px 8px;
        border-radius: 999px;
        background: rgb(255 255 255 / 0.16);
        font-size: 0.75rem;
        font-weight: 650;
      }
      .time.overtime {
        background: #ffd166;
        color: #000;
      }
      .stale .bar {
        opacity: 0.45;
      }
      .small {
        font-size: 0.75rem;
        text-align: center;
      }
      .over {
        outline: 2px solid #ffd166;
        outline-offset: -2px;
        animation: arrive 0.45s cubic-bezier(0.2, 1.4, 0.4, 1);
      }
      @keyframes arrive {
        from {
          scale: 0.92;
        }
      }
    `,
  ];

  @state() private said = '';

  #guests = new StoreController(
    this,
    (room) => room.guests.store,
    ({ versus, names }) => [versus, names],
  );
  #show = new StoreController(this, (room) => room.show.store);
  #voice = new CalmVoice((sentence) => (this.said = sentence));
  #ticking: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#voice.dispose();
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  protected override willUpdate(): void {
    if (this.isConnected) this.#sayScore();
    const phase = this.#guests.state?.versus?.phase ?? '';
    if (this.isConnected && /soon|running|overtime/.test(phase))
      this.#ticking ??= setInterval(() => this.requestUpdate(), 1000);
    else {
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    }
  }

  #sayScore(): void {
    const versus = this.#guests.state?.versus;
    if (!versus || !this.localizer?.has('guests')) return;
    const scores = versus.sides.map((side) => `${this.#nameOf(side)} ${this.#number(side.score)}`);
    // Without the clock: a sentence that changes each second would never be finished.
    const { phase } = versus;
    const state =
      phase === 'running' || phase === 'overtime' || phase === 'soon'
        ? ''
        : `${this.#words(versus)}. `;
    this.#voice.offer(`${state}${scores.join(', ')}`);
  }

  #number(value: number): string {
    return new Intl.NumberFormat(this.localizer?.formatLocale).format(value);
  }

  #nameOf({ id, name }: Pick<VersusSide, 'id' | 'name'>): string {
    const own = this.textOf(name);
    if (own) return own;
    if (id === 'host') return this.#show.state?.document?.host?.name ?? this.t('guests.host');
    return this.textOf(this.#guests.state?.names[id]) || this.t('guests.someone');
  }

  #words(versus: Versus): string {
    const time = (deadline: number): string =>
      formatClock(Math.ceil((this.room?.guests.desk?.timeUntil(deadline) ?? 0) / 1000));
    switch (versus.phase) {
      case 'soon':
        return this.t('guests.soon', { time: time(versus.startsAt) });
      case 'running':
        return this.t('guests.timeLeft', { time: time(versus.endsAt) });
      case 'overtime':
        return this.t('guests.overtime', { time: time(versus.endsAt) });
      case 'counting':
        return this.t('guests.counting');
      case 'cancelled':
        return this.t('guests.cancelled');
      case 'over': {
        const winner = versus.sides.find(({ id }) => id === versus.winner);
        return winner
          ? this.t('guests.wins', { name: this.#nameOf(winner) })
          : this.t('guests.draw');
      }
    }
  }

  protected override render(): unknown {
    const versus = this.#guests.state?.versus;
    if (!versus || !this.localizer?.has('guests')) return nothing;
    const { sides, phase, stale, simulated, asOf } = versus;
    const [first, ...others] = sides;
    const many = sides.length > 2 ? 'many' : '';
    const time = html`<span class="time ${phase}">${this.#words(versus)}</span>`;
    const title = this.textOf(versus.title) || this.t('guests.versus');
    return html`
      <section
        class="versus glass ${phase} ${stale ? 'stale' : ''} ${many}"
        part="versus"
        aria-label=${title}
      >
        <div class="line" aria-hidden="true">
          ${first ? this.#renderSide(versus, first, 0) : nothing} ${time}
          ${others.map((side, index) => this.#renderSide(versus, side, index + 1))}
        </div>
        ${battleBar(sides.map(({ id, score }) => ({ country: id, count: score })))}
        ${stale ? html`<p class="small">${this.t('guests.asOf', { time: this.#clock(asOf) })}</p>` : nothing}
        ${simulated ? html`<p class="small">${this.t('guests.simulated')}</p>` : nothing}
        ${this.#renderTable(versus, title)}
      </section>
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  #clock(time: number): string {
    const format = { hour: 'numeric', minute: '2-digit', second: '2-digit' } as const;
    return new Intl.DateTimeFormat(this.localizer?.formatLocale, format).format(time);
  }

  #renderSide({ winner }: Versus, side: VersusSide, index: number): TemplateResult {
    return html`<span class="side">
      <i ${styled({ '--side': sideColour(index) })}></i>
      <bdi class="name">${this.#nameOf(side)}</bdi>
      ${winner === side.id ? guestIcons.crown : nothing}
      <b>${this.#number(side.score)}</b>
    </span> `;
  }

  /** What a screen reader reads of it. */
  #renderTable(versus: Versus, title: string): TemplateResult {
    return html`<table class="unseen">
      <caption>
        ${title}. ${this.#words(versus)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${this.t('guests.host')}</th>
          <th scope="col">${this.t(`guests.${versus.unit}`)}</th>
        </tr>
      </thead>
      <tbody>
        ${versus.sides.map(
          (side) =>
            html`<tr>
              <th scope="row">${this.#nameOf(side)}</th>
              <td>${this.#number(side.score)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-versus': LiveVersusElement;
  }
}
