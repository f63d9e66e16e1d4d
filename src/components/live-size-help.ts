import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LengthUnit, Product, SizeCell, SizeTable } from '../sdk/index.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { productTools } from './internal/product-tools.js';
import { sheetStyles } from './internal/sheet.styles.js';

const UNITS = ['cm', 'in'] as const;
/** Where lengths are taken in inches. */
const INCHES = new Set(['US', 'LR', 'MM']);

/**
 * The size table of a product, in the unit the viewer measures in.
 *
 * @csspart size-help - The box.
 */
export class LiveSizeHelpElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    css`
      :host {
        display: block;
        position: static;
      }
      details {
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
      summary {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 44px;
        padding-inline: 12px;
        font-weight: 600;
        font-size: 0.9375rem;
        cursor: pointer;
        list-style: none;
        border-radius: var(--_radius);
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary .chevron {
        margin-inline-start: auto;
        rotate: 90deg;
        color: var(--_text-soft);
      }
      [open] summary .chevron {
        rotate: -90deg;
      }
      .chevron svg {
        inline-size: 18px;
        block-size: 18px;
      }
      .inner {
        padding: 0 12px 12px;
        display: grid;
        gap: 10px;
      }
      .scroll {
        overflow-x: auto;
        overscroll-behavior-inline: contain;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: 0.9375rem;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 8px 10px;
        text-align: start;
        white-space: nowrap;
        border-block-end: 1px solid var(--_line);
      }
      tr:last-child > * {
        border-block-end: 0;
      }
      thead th {
        color: var(--_text-soft);
        font-weight: 500;
        font-size: 0.875rem;
      }
      tbody th {
        font-weight: 600;
      }
      tr.chosen > * {
        background: var(--_surface-raised);
      }
      tr.chosen > :first-child {
        border-start-start-radius: 8px;
        border-end-start-radius: 8px;
        box-shadow: inset 3px 0 0 var(--_accent);
      }
      tr.chosen:dir(rtl) > :first-child {
        box-shadow: inset -3px 0 0 var(--_accent);
      }
      .how {
        line-height: 1.5;
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override texts = 'shop' as const;

  @property({ attribute: false }) product: Product | null = null;
  /** The chosen value of the table's option. */
  @property() chosen = '';

  @state() private unit: LengthUnit | null = null;

  get #shownUnit(): LengthUnit {
    if (this.unit) return this.unit;
    const region = new Intl.Locale(this.localizer?.formatLocale ?? 'en').region ?? '';
    return INCHES.has(region) ? 'in' : 'cm';
  }

  protected override render(): unknown {
    const { product } = this;
    const table = product?.sizes;
    if (!product || !table || !this.localizer) return nothing;
    const measured = table.columns.some(({ unit }) => unit);
    return html`<details part="size-help">
      <summary>
        ${icons.ruler} ${this.t('shop.sizeHelp')} <span class="chevron">${icons.chevron}</span>
      </summary>
      <div class="inner">
        ${measured ? this.#renderUnits() : nothing} ${this.#renderTable(product, table)}
        ${table.howTo ? html`<p class="soft how"><bdi>${this.textOf(table.howTo)}</bdi></p>` : nothing}
      </div>
    </details>`;
  }

  #renderUnits(): TemplateResult {
    return html`<fieldset role="radiogroup">
      <legend class="unseen">${this.t('shop.unit')}</legend>
      <div class="choices">
        ${UNITS.map(
          (unit) =>
            html`<label class="choice">
              <input
                type="radio"
                name="unit"
                .checked=${this.#shownUnit === unit}
                @change=${() => (this.unit = unit)}
              />
              ${this.t(`shop.${unit}`)}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #renderTable(product: Product, table: SizeTable): TemplateResult {
    const option = product.options.find(({ id }) => id === table.option);
    const unit = this.#shownUnit;
    const caption = this.t('shop.sizeHelp');
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
      <table>
        <caption class="unseen">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <bdi>${option ? this.textOf(option.name) : this.t('shop.size')}</bdi>
            </th>
            ${table.columns.map(
              (column) =>
                html`<th scope="col">
                  <bdi>${this.textOf(column.name)}</bdi>
                  ${column.unit ? html`(${this.t(`shop.${unit}`)})` : nothing}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(({ size, cells }) => {
            const value = option?.values.find(({ id }) => id === size);
            const chosen = this.chosen !== '' && size === this.chosen;
            return html`<tr class=${chosen ? 'chosen' : nothing}>
              <th scope="row">
                <bdi>${value ? this.textOf(value.name) : size}</bdi>
                ${chosen ? html`<span class="unseen">, ${this.t('shop.yourSize')}</span>` : nothing}
              </th>
              ${cells.map((cell, column) => {
                const from = table.columns[column]?.unit;
                return html`<td><bdi>${this.#write(cell, from, unit)}</bdi></td>`;
              })}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  #write(cell: SizeCell, from: LengthUnit | undefined, to: LengthUnit): string {
    const length = productTools()?.inUnit(cell, from, to) ?? cell;
    if (typeof length === 'string') return length;
    const format = new Intl.NumberFormat(this.localizer?.formatLocale);
    return typeof length === 'number'
      ? format.format(length)
      : `${format.format(length[0])}–${format.format(length[1])}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-size-help': LiveSizeHelpElement;
  }
}
