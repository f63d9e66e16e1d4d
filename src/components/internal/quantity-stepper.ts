import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icons } from './icons.js';
import type { LiveElement } from './live-element.js';

/** Fewer, how many, more. `name` tells the buttons of several steppers apart. */
export function quantityStepper(
  view: LiveElement,
  options: {
    readonly name: string;
    readonly quantity: number;
    readonly least: number;
    readonly most: number;
    readonly busy?: boolean;
    change(quantity: number): void;
  },
): TemplateResult {
  const { name, quantity, least, most, busy = false } = options;
  const removes = least === 0 && quantity === 1;
  return html`<span
    class="stepper"
    role="group"
    aria-label=${`${view.t('product.quantity')}, ${name}`}
  >
    <button
      aria-label=${removes ? view.t('shelf.remove', { name }) : view.t('product.less')}
      ?disabled=${busy || quantity <= least}
      @click=${() => options.change(quantity - 1)}
    >
      ${removes ? icons.trash : icons.minus}
    </button>
    <output>${quantity}</output>
    <button
      aria-label=${view.t('product.more')}
      ?disabled=${busy || quantity >= most}
      @click=${() => options.change(quantity + 1)}
    >
      ${icons.plus}
    </button>
  </span>`;
}
