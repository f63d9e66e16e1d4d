import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { deliveryLabel, hotLabel, stockLabel } from '../sdk/index.js';
import type { Delivery, HonestLabel, ShopService, Stock } from '../sdk/index.js';
import { DueController } from './internal/due-controller.js';
import { LiveElement } from './internal/live-element.js';
import { linkUrl } from './internal/safe-url.js';
import { StoreController } from './internal/store-controller.js';
import { isBuyable } from './internal/variant-choice.js';

/**
 * What is said about a product beside its price: how many are left, that it is in demand, how long
 * delivery to the viewer's country takes. Each with who says so and when, and as out of date when
 * it is.
 *
 * @csspart label - One label.
 * @csspart source - Who says so, and when.
 */
export class LiveLabelsElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
      }
      :host([compact]) {
        display: inline-block;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 10px;
      }
      :host(:not([compact])) ul {
        display: grid;
        gap: 8px;
      }
      .label {
        font-size: 0.875rem;
        font-weight: 600;
      }
      .hot .label {
        padding-inline: 8px;
        border-radius: 999px;
        background: var(--_accent);
        color: var(--_accent-text);
      }
      .sold-out .label {
        color: var(--_text-soft);
      }
      .stale .label {
        font-weight: 400;
        opacity: 0.8;
      }
      .source,
      .late {
        display: block;
        font-size: 0.8125rem;
        line-height: 1.4;
        color: var(--_text-soft);
      }
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
      }
      a {
        display: inline-flex;
        align-items: center;
        min-block-size: 44px;
        color: inherit;
        font-size: 0.875rem;
      }
    `,
  ];
  static override texts = 'market' as const;

  /** Which product of the show. */
  @property({ attribute: 'product-id' }) productId = '';
  /** Which variant; without it what holds for all of them. */
  @property({ attribute: 'variant-id' }) variantId = '';
  /** The words alone, in a line. Sources are said in full elsewhere. */
  @property({ type: Boolean, reflect: true }) compact = false;

  #shop = new StoreController(this, (room) => room.shop.store);
  #market = new StoreController(this, (room) => room.market.store);
  #replay = new StoreController(
    this,
    (room) => room.replay.store,
    ({ stockThen }) => [stockThen],
  );
  #due = new DueController(this);

  protected override render(): unknown {
    const [shop, market] = [this.#shop.state, this.#market.state];
    const product = shop?.products.find(({ id }) => id === this.productId);
    if (!shop || !market || !product || !this.localizer) return nothing;
    const chosen = product.variants.find(({ id }) => id === this.variantId);
    const meant = chosen ? [chosen] : product.variants;
    const { now } = this.#due;
    const [only, more] = meant;
    // "3 left" of one variant is nothing that holds for the others.
    const count = only && !more ? stockLabel(shop.stock[only.id] ?? only.stock, now) : null;
    const gone = meant.length > 0 && !meant.some((variant) => isBuyable(variant, shop));
    // An old count says nothing, not even in grey: it would press all the same.
    const stock = count?.stale || (count?.kind === 'sold-out') !== gone ? null : count;
    const labels = [
      hotLabel(product.hot, now),
      stock,
      deliveryLabel(product, market.facts, market.country, now),
    ].filter((label) => label !== null);
    for (const { freshUntil } of labels) this.#due.at(freshUntil);
    const shown = this.compact ? labels.filter((label) => isBrief(label)) : labels;
    // Said as of then, beside what is true today: never instead of it.
    const then =
      only && !more && !this.compact ? this.#replay.state?.stockThen[only.id] : undefined;
    // By its availability alone: that is the shop's word, as the price is.
    const soldOut = gone && stock === null;
    if (shown.length === 0 && !soldOut && this.compact) return nothing;
    return html`<ul>
        ${
          soldOut
            ? html`<li class="sold-out">
                <span class="label" part="label">${this.t('label.soldOut')}</span>
              </li>`
            : nothing
        }
        ${shown.map((label) => this.#renderLabel(label))} ${then ? this.#renderThen(then) : nothing}
      </ul>
      ${this.compact ? nothing : this.#renderService(market.facts.service)}`;
  }

  #renderLabel(label: HonestLabel): TemplateResult {
    // Whatever script the source is written in, the line runs as the language does.
    const values = { source: `\u2068${label.source}\u2069`, when: this.#when(label.asOf) };
    const late = label.kind === 'delivery' ? this.textOf(label.delivery.late) : '';
    return html`<li class="${label.kind} ${label.stale ? 'stale' : ''}">
      <span class="label" part="label"><bdi>${this.#wordsOf(label)}</bdi></span>
      ${
        this.compact
          ? nothing
          : html`<span class="source" part="source"
              ><bdi>${this.t(label.stale ? 'label.stale' : 'label.asOf', values)}</bdi></span
            >`
      }
      ${
        late && !this.compact
          ? html`<span class="late"><bdi>${this.t('label.late', { text: late })}</bdi></span>`
          : nothing
      }
    </li>`;
  }

  #renderThen({ quantity }: Stock): TemplateResult {
    const label =
      quantity > 0 ? this.t('label.left', { count: quantity }) : this.t('label.soldOut');
    return html`<li class="then">
      <span class="source"><bdi>${this.t('label.then', { label })}</bdi></span>
    </li>`;
  }

  #wordsOf(label: HonestLabel): string {
    switch (label.kind) {
      case 'sold-out':
        return this.t('label.soldOut');
      case 'stock':
        return this.t('label.left', { count: label.quantity });
      case 'hot':
        return this.t(`label.${label.what}`);
      case 'delivery':
        return this.#delivery(label.delivery);
    }
  }

  #delivery({ to, label, days }: Delivery): string {
    const place = this.textOf(label) || this.#placeOf(to);
    if (!days) return this.t('label.noDelivery', { place });
    const { min, max } = days;
    const time =
      min === max
        ? this.t('label.deliverySame', { count: max })
        : this.t('label.deliverySpan', { min, max });
    return this.t('label.delivery', { place, days: time });
  }

  #placeOf(to: readonly string[]): string {
    const country = this.#market.state?.country ?? '';
    if (!to.includes(country) && !to.includes('EU')) return this.t('label.world');
    return (
      new Intl.DisplayNames(this.localizer?.formatLocale, { type: 'region' }).of(country) ?? country
    );
  }

  #renderService({ tracking, support }: ShopService): unknown {
    const [track, help] = [linkUrl(tracking), linkUrl(support?.url)];
    const contact = [this.textOf(support?.name), support?.phone, support?.email]
      .filter(Boolean)
      .join(' · ');
    if (!track && !help && !contact) return nothing;
    const link = (url: string, text: string): TemplateResult =>
      html`<a href=${url} target="_blank" rel="noopener">${text}</a>`;
    return html`<div class="links">
        ${track ? link(track, this.t('label.tracking')) : nothing}
        ${help ? link(help, this.t('label.support')) : nothing}
      </div>
      ${
        contact
          ? html`<span class="source"
              ><bdi>${contact}</bdi> <bdi>${this.textOf(support?.hours)}</bdi></span
            >`
          : nothing
      }`;
  }

  #when(time: number): string {
    const today = this.#due.now - time < 12 * 3_600_000;
    return new Intl.DateTimeFormat(this.localizer?.formatLocale, {
      ...(today ? {} : { day: 'numeric', month: 'short' }),
      hour: 'numeric',
      minute: '2-digit',
    }).format(time);
  }
}

/** In a list delivery would be the same line again and again. */
function isBrief({ kind, stale }: HonestLabel): boolean {
  return !stale && kind !== 'delivery';
}

declare global {
  interface HTMLElementTagNameMap {
    'live-labels': LiveLabelsElement;
  }
}
