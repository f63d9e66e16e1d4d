import { html, nothing } from 'lit';
import { LiveElement } from './internal/live-element.js';
import { sheetStyles } from './internal/sheet.styles.js';

/**
 * The products of the show, with the cart above them and the way to pay below.
 *
 * @slot express-checkout - The site's own quick payment buttons, in its own document.
 * @csspart sheet - The dialog.
 * @csspart missed - What was on the stage before the viewer came.
 * @csspart search - The field that finds products.
 * @csspart filters - The row of filters.
 * @csspart product - One product of the list.
 * @csspart cart-list - The cart.
 * @csspart cart-line - One line of it.
 * @csspart checkout - The button that goes to pay.
 * @csspart payment - A payment that takes its time, or has failed.
 */
export class LiveShelfElement extends LiveElement {
  static override styles = [LiveElement.styles, sheetStyles];

  protected override render(): unknown {
    if (!this.localizer) return nothing;
    return html`<live-sheet .heading=${this.t('shelf.title')} exportparts="sheet">
      <live-cart exportparts="cart-list, cart-line"></live-cart>
      <live-missed-products exportparts="missed"></live-missed-products>
      <live-product-list exportparts="search, filters, product"></live-product-list>
      <live-checkout slot="footer" exportparts="checkout, payment">
        <slot name="express-checkout"></slot>
      </live-checkout>
    </live-sheet>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-shelf': LiveShelfElement;
  }
}
