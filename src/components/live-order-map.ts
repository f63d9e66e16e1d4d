import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { loadWorldMap } from '../sdk/index.js';
import type { CountryCount, OrderMapOptions, Room, Tally, WorldMap } from '../sdk/index.js';
import { battleBarStyles, codeChip, foremost } from './internal/battle-bar.js';
import { isStrongDevice } from './internal/globe-view.js';
import { languageAround } from './internal/language.js';
import { LiveElement } from './internal/live-element.js';
import type { Localizer } from './internal/localize.js';
import { MapPicture } from './internal/map-picture.js';
import { shownCountries, STEPS, stepsOf } from './internal/order-dots.js';
import { flagOf, orderNames, type OrderNames } from './internal/order-names.js';
import { CalmVoice } from './internal/say-calmly.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';
import { TextsController } from './internal/texts-controller.js';
import { orderMapStyles } from './live-order-map.styles.js';

/** Rows before the viewer asks for all of them. */
const FIRST_ROWS = 10;

/**
 * Where the orders of the show come from: a map for the eye, and a table that says the same. In a
 * room it finds the room by itself; anywhere else on a page it is given one.
 *
 * @csspart map - The picture.
 * @csspart table - The ranking.
 */
export class LiveOrderMapElement extends LiveElement {
  static override texts = 'orders' as const;
  static override styles = [LiveElement.styles, battleBarStyles, orderMapStyles];

  /** `orders`, or `viewers`: who watches, for those who run the show. */
  @property() metric: 'orders' | 'viewers' = 'orders';
  /** What the page says of the map; what is left out is the room's (`room.orders.mapOptions`). */
  @property({ attribute: false }) options: OrderMapOptions = {};

  /** Outside a `<live-room>`: the room to show. It is neither joined nor left. */
  @property({ attribute: false })
  override get room(): Room | null {
    return this.#given ?? super.room;
  }
  override set room(room: Room | null) {
    this.#given = room;
    this.requestUpdate();
  }

  @state() private world: WorldMap | null = null;
  @state() private showsAll = false;
  @state() private round = false;
  @state() private said = '';

  @query('.picture') private picture!: HTMLElement | null;

  #given: Room | null = null;
  #texts = new TextsController(this);
  #orders = new StoreController(this, (room) => room.orders.store);
  #map = new MapPicture(this);
  #voice = new CalmVoice((sentence) => (this.said = sentence));

  override get localizer(): Localizer | null {
    return super.localizer ?? this.#texts.localizer;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    loadWorldMap().then(
      (world) => (this.world = world),
      // The table has it all.
      () => undefined,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#voice.dispose();
  }

  protected override willUpdate(): void {
    if (this.#given && !super.localizer) this.#texts.ask(languageAround(this), null);
    const { tally, names } = this.#now;
    if (tally && names && this.isConnected) this.#voice.offer(this.#summary(tally, names));
  }

  protected override updated(_changes: PropertyValues<this>): void {
    const { tally, options } = this.#now;
    const { picture, world } = this;
    if (!picture || !world || !tally) return;
    const battles = this.metric === 'orders' ? (this.#orders.state?.battles ?? []) : [];
    this.#map.show(picture, world, {
      tally,
      countries: shownCountries(tally, options.regionNames),
      battle: foremost(battles.filter(({ kind }) => kind === 'battle')),
      home: this.metric === 'orders' ? (options.home ?? null) : null,
      borders: options.borders ?? null,
      round: this.round,
    });
  }

  get #now(): {
    readonly tally: Tally | null;
    readonly options: OrderMapOptions;
    readonly names: OrderNames | null;
  } {
    const state = this.#orders.state;
    const options = { ...this.room?.orders.mapOptions, ...this.options };
    const { localizer } = this;
    return {
      tally: (this.metric === 'viewers' ? state?.viewers : state?.tally) ?? null,
      options,
      names: localizer?.has('orders') ? orderNames(localizer.formatLocale, options) : null,
    };
  }

  #count(count: number, names: OrderNames): string {
    const key = this.metric === 'viewers' ? 'orders.viewerCount' : 'orders.count';
    return this.t(key, { count, shown: names.number(count) });
  }

  #summary(tally: Tally, names: OrderNames): string {
    const countries = shownCountries(tally, this.#now.options.regionNames);
    const [first, second] = countries;
    const total = this.#count(tally.total, names);
    if (!first) return total;
    const ahead = {
      total,
      first: names.nameOf(first.code),
      firstCount: names.number(first.count),
    };
    if (!second) return this.t('orders.summaryOne', ahead);
    return this.t('orders.summary', {
      ...ahead,
      places: this.t('orders.places', {
        count: countries.length,
        shown: names.number(countries.length),
      }),
      second: names.nameOf(second.code),
      secondCount: names.number(second.count),
    });
  }

  #handleRound(): void {
    this.round = !this.round;
  }

  #handleMore(): void {
    this.showsAll = !this.showsAll;
  }

  protected override render(): unknown {
    const { tally, options, names } = this.#now;
    if (!names || !this.#orders.state) return nothing;
    const countries = tally ? shownCountries(tally, options.regionNames) : [];
    return html`
      <div class="head">
        <b>${this.#count(tally?.total ?? 0, names)}</b>
        ${
          tally && tally.rate > 0 && this.metric === 'orders'
            ? html`<span class="soft">
                ${this.t('orders.rate', { shown: names.number(tally.rate) })}
              </span>`
            : nothing
        }
        ${tally?.simulated ? html`<span class="note">${this.t('orders.simulated')}</span>` : nothing}
        ${this.#renderGlobeButton(options)}
      </div>
      <div class="body">
        <div>
          <div
            class="picture ${this.#map.isRound ? 'round' : ''}"
            part="map"
            aria-hidden="true"
          ></div>
          ${tally ? this.#renderScale(countries, tally, names) : nothing}
        </div>
        <div>
          ${
            countries.length > 0 && tally
              ? this.#renderTable(countries, tally, names, options)
              : html`<p class="soft">
                  ${
                    tally && tally.total > 0
                      ? this.t('orders.tooFew', { k: names.number(tally.k) })
                      : this.t('orders.empty')
                  }
                </p>`
          }
          ${
            tally
              ? html`<p class="soft">${this.t('orders.pooled', { k: names.number(tally.k) })}</p>`
              : nothing
          }
        </div>
      </div>
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  #renderGlobeButton({ globe }: OrderMapOptions): unknown {
    if (!(globe ?? isStrongDevice()) || !this.world || this.#map.roundFailed) return nothing;
    return html`<button @click=${this.#handleRound} aria-pressed=${this.round}>
      ${this.t('orders.globe')}
    </button>`;
  }

  #renderScale(
    countries: readonly CountryCount[],
    { k }: Tally,
    names: OrderNames,
  ): TemplateResult {
    const steps = stepsOf(countries, k);
    return html`<ul class="scale" aria-hidden="true">
      ${Array.from({ length: STEPS }, (_, step) => {
        const [from = k, to] = [steps[step], steps[step + 1]];
        const range = {
          from: names.number(from),
          to: to === undefined ? '' : names.number(to - 1),
        };
        const isEmpty = to !== undefined && to <= from;
        return html`<li ?hidden=${isEmpty}>
          <i></i><bdi>${to === undefined ? `${range.from}+` : this.t('orders.range', range)}</bdi>
        </li>`;
      })}
    </ul>`;
  }

  #renderTable(
    countries: readonly CountryCount[],
    tally: Tally,
    names: OrderNames,
    { flags, regionNames }: OrderMapOptions,
  ): TemplateResult {
    const rows = this.showsAll ? countries : countries.slice(0, FIRST_ROWS);
    const named = tally.unlisted.filter(({ code }) => regionNames?.[code]);
    const other = named.reduce((rest, { count }) => rest - count, tally.other);
    const viewers = this.metric === 'viewers';
    return html`
      <table part="table">
        <caption class="unseen">
          ${this.t(viewers ? 'orders.watching' : 'orders.title')}
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="unseen">${this.t('orders.rank')}</span></th>
            <th scope="col">${this.t('orders.country')}</th>
            <th scope="col" class="number">
              ${this.t(viewers ? 'orders.viewers' : 'orders.orders')}
            </th>
            <th scope="col" class="number">${this.t('orders.share')}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rows,
            ({ code }) => code,
            ({ code, count, share }, rank) =>
              html`<tr>
                <td>${names.number(rank + 1)}</td>
                <th scope="row">
                  <span class="place">
                    ${flags ? html`<span aria-hidden="true">${flagOf(code)}</span>` : nothing}
                    ${codeChip(code)} <bdi>${names.nameOf(code)}</bdi>
                  </span>
                </th>
                <td class="number">${names.number(count)}</td>
                <td class="number share">
                  ${names.percent(share)}
                  <i ${styled({ '--share': `${100 * share}%` })}></i>
                </td>
              </tr>`,
          )}
          ${
            other > 0
              ? html`<tr>
                  <td></td>
                  <th scope="row">${this.t('orders.other')}</th>
                  <td class="number">${names.number(other)}</td>
                  <td class="number share">${names.percent(other / tally.total)}</td>
                </tr>`
              : nothing
          }
        </tbody>
      </table>
      ${
        countries.length > FIRST_ROWS
          ? html`<button class="more" aria-expanded=${this.showsAll} @click=${this.#handleMore}>
              ${
                this.showsAll
                  ? this.t('orders.showFewer')
                  : this.t('orders.showAll', { shown: names.number(countries.length) })
              }
            </button>`
          : nothing
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-order-map': LiveOrderMapElement;
  }
}
