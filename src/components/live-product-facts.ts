import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Product, ProductFact } from '../sdk/index.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { productTools } from './internal/product-tools.js';
import { linkUrl } from './internal/safe-url.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';

/** What is read as a list of names and values, in this order. */
const LISTS = [
  ['specification', 'shop.specifications'],
  ['ingredients', 'shop.ingredients'],
  ['care', 'shop.care'],
] as const;

/**
 * What a buyer should know of a product where the viewer is: warnings first, then certificates,
 * specifications, ingredients and care.
 *
 * @csspart facts - The box around it.
 */
export class LiveProductFactsElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    css`
      :host {
        display: block;
        position: static;
      }
      .facts {
        display: grid;
        gap: 18px;
      }
      h3 {
        font-size: 0.9375rem;
        margin-block-end: 8px;
      }
      bdi {
        overflow-wrap: anywhere;
      }
      .warning {
        display: flex;
        gap: 10px;
        padding: 12px;
        border-radius: var(--_radius);
        background: light-dark(#fff4e5, #3b2a12);
        color: light-dark(#7a3c06, #ffd9a8);
      }
      .warning li + li {
        margin-block-start: 6px;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .chip {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 44px;
        padding: 6px 12px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        color: inherit;
        text-decoration: none;
      }
      .chip svg {
        inline-size: 20px;
        block-size: 20px;
        color: light-dark(var(--_good), #86efac);
      }
      .chip span {
        display: grid;
      }
      .chip strong {
        font-size: 0.9375rem;
      }
      .chip small {
        color: var(--_text-soft);
        font-size: 0.8125rem;
      }
      a.chip strong {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(88px, auto) 1fr;
        gap: 8px 16px;
        margin: 0;
        font-size: 0.9375rem;
      }
      dt {
        color: var(--_text-soft);
      }
      dd {
        margin: 0;
        white-space: pre-line;
      }
      dl.prose {
        grid-template-columns: 1fr;
        gap: 2px;
        line-height: 1.5;
      }
      dl.prose dd + dt {
        margin-block-start: 8px;
      }
    `,
  ];
  static override texts = 'shop' as const;

  @property({ attribute: false }) product: Product | null = null;

  #market = new StoreController(this, (room) => room.market.store);

  protected override render(): unknown {
    const { product, localizer } = this;
    if (!product?.facts?.length || !localizer) return nothing;
    const facts = productTools()?.factsFor(product, this.#market.state?.country ?? null) ?? [];
    if (facts.length === 0) return nothing;
    const of = (kind: ProductFact['kind']): ProductFact[] =>
      facts.filter((fact) => fact.kind === kind);
    return html`<div class="facts" part="facts">
      ${this.#renderWarnings(of('warning'))} ${this.#renderCertificates(of('certificate'))}
      ${LISTS.map(([kind, title]) => this.#renderList(this.t(title), of(kind), kind))}
    </div>`;
  }

  #renderWarnings(facts: readonly ProductFact[]): unknown {
    if (facts.length === 0) return nothing;
    return html`<section class="warning" aria-label=${this.t('shop.warnings')}>
      ${icons.alert}
      <ul>
        ${facts.map(
          ({ name, text }) =>
            html`<li>
              <strong><bdi>${this.textOf(name)}</bdi></strong>
              ${text ? html`<bdi>${this.textOf(text)}</bdi>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderCertificates(facts: readonly ProductFact[]): unknown {
    if (facts.length === 0) return nothing;
    return html`<section>
      <h3>${this.t('shop.certificates')}</h3>
      <ul class="chips">
        ${facts.map((fact) => html`<li>${this.#renderCertificate(fact)}</li>`)}
      </ul>
    </section>`;
  }

  #renderCertificate({ name, text, url }: ProductFact): TemplateResult {
    const link = linkUrl(url);
    const title = this.textOf(name);
    const inner = html`${icons.check}<span
        ><strong><bdi>${title}</bdi></strong>
        ${text ? html`<small><bdi>${this.textOf(text)}</bdi></small>` : nothing}</span
      >`;
    return link
      ? html`<a class="chip" href=${link} target="_blank" rel="noopener">${inner}</a>`
      : html`<span class="chip">${inner}</span>`;
  }

  #renderList(title: string, facts: readonly ProductFact[], kind: ProductFact['kind']): unknown {
    if (facts.length === 0) return nothing;
    return html`<section>
      <h3>${title}</h3>
      <dl class=${kind === 'specification' ? nothing : 'prose'}>
        ${facts.map(
          ({ name, text }) =>
            html`<dt><bdi>${this.textOf(name)}</bdi></dt>
              <dd><bdi>${this.textOf(text)}</bdi></dd>`,
        )}
      </dl>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-product-facts': LiveProductFactsElement;
  }
}
