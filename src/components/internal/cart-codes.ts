import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CartCode } from '../../sdk/index.js';
import { icons } from './icons.js';
import type { LiveElement } from './live-element.js';
import { priceOf } from './price-of.js';

/** Where a discount code is typed, and what became of those that were. */
export function cartCodes(
  view: LiveElement,
  codes: readonly CartCode[],
  act: { apply(code: string): void; remove(code: string): void },
): TemplateResult {
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const code = new FormData(form).get('code');
    if (typeof code !== 'string' || code.trim() === '') return;
    act.apply(code);
    form.reset();
  };
  return html`<ul class="codes">
      ${codes.map((code) => renderCode(view, code, act.remove))}
    </ul>
    <form class="code-form" @submit=${handleSubmit}>
      <input
        name="code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="100"
        aria-label=${view.t('cart.code')}
        placeholder=${view.t('cart.code')}
      />
      <button class="plain">${view.t('cart.applyCode')}</button>
    </form>`;
}

function renderCode(
  view: LiveElement,
  { code, status, amount, reason, message }: CartCode,
  remove: (code: string) => void,
): TemplateResult {
  const refusal = message ?? view.t(`cart.code.${reason ?? 'not-applicable'}`);
  return html`<li class="code ${status}">
    <span class="words">
      <bdi class="name">${code}</bdi>
      ${status === 'pending' ? html`<span class="soft">${view.t('cart.codePending')}</span>` : nothing}
      ${status === 'refused' ? html`<span class="soft"><bdi>${refusal}</bdi></span>` : nothing}
    </span>
    ${status === 'applied' && amount ? html`<bdi class="price">−${priceOf(view, amount)}</bdi>` : nothing}
    <button
      class="icon"
      aria-label=${view.t('cart.removeCode', { code })}
      ?disabled=${status === 'pending'}
      @click=${() => remove(code)}
    >
      ${icons.close}
    </button>
  </li>`;
}
