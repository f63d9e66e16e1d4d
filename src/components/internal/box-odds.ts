import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { BlindBox, BoxItem } from '../../sdk/index.js';
import { hideBroken, showLoaded } from './broken-images.js';
import type { LiveElement } from './live-element.js';
import { imageUrl } from './safe-url.js';
import { priceOf } from './price-of.js';

const MILLION = 1_000_000;

/** "12 %", or as many digits as a small chance needs to be read. */
function chanceWords(ppm: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumSignificantDigits: ppm >= 100_000 ? 4 : 3,
  }).format(ppm / MILLION);
}

/** Everything that can be in the box, how likely, and what that means. Before any purchase. */
export function boxOdds(view: LiveElement, box: BlindBox): TemplateResult {
  const locale = view.localizer?.formatLocale ?? 'en';
  const finite = box.items.some(({ left }) => left !== null);
  return html`<section aria-label=${view.t('box.odds')}>
    <h4>${view.t('box.odds')}</h4>
    <p class="soft">${view.t(box.replacement ? 'box.steady' : 'box.finite')}</p>
    <table part="odds">
      <thead>
        <tr>
          <th scope="col">${view.t('box.item')}</th>
          ${finite ? html`<th scope="col" class="end">${view.t('box.left')}</th>` : nothing}
          <th scope="col" class="end">${view.t('box.chance')}</th>
        </tr>
      </thead>
      <tbody>
        ${box.items.map((item) => row(view, item, finite, locale))}
      </tbody>
    </table>
    ${
      box.guarantee
        ? html`<p class="soft">
            ${view.t('box.guarantee', {
              tier: view.t(`box.tier.${box.guarantee.tier}`),
              count: box.guarantee.after,
            })}
          </p>`
        : nothing
    }
  </section>`;
}

function row(view: LiveElement, item: BoxItem, finite: boolean, locale: string): TemplateResult {
  const image = imageUrl(item.image);
  const { ppm, left, halfAfter } = item;
  return html`<tr>
    <th scope="row">
      <span class="item">
        ${image ? html`<img src=${image} alt="" @error=${hideBroken} @load=${showLoaded} />` : nothing}
        <span>
          <bdi>${view.textOf(item.name)}</bdi>
          <span class="row">
            <span class="tier ${item.tier}">${view.t(`box.tier.${item.tier}`)}</span>
            ${
              item.value
                ? html`<bdi class="soft"
                    >${view.t('box.value', { price: priceOf(view, item.value) })}</bdi
                  >`
                : nothing
            }
          </span>
          ${
            halfAfter === null
              ? nothing
              : html`<span class="soft">${view.t('box.half', { count: halfAfter })}</span>`
          }
        </span>
      </span>
    </th>
    ${
      finite
        ? html`<td class="end number">
            ${left === null ? view.t('box.unlimited') : new Intl.NumberFormat(locale).format(left)}
          </td>`
        : nothing
    }
    <td class="end">
      <span class="number">${chanceWords(ppm, locale)}</span>
      ${
        ppm > 0 && ppm < MILLION / 2
          ? html`<br /><span class="soft"
                >${view.t('box.oneIn', { count: Math.round(MILLION / ppm) })}</span
              >`
          : nothing
      }
    </td>
  </tr>`;
}
