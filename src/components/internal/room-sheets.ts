import { html, nothing } from 'lit';
import type { OpenSheet } from './sheet-controller.js';

/** The sheet that covers the room, if one is open. `slot` hands on what the page puts into it. */
export function renderSheet(sheet: OpenSheet | null, slot: (name: string) => unknown): unknown {
  switch (sheet?.name) {
    case undefined:
      return nothing;
    case 'shelf':
      return html`<live-shelf
        exportparts="sheet, search, filters, product, missed, checkout, payment, cart-list, cart-line"
      >
        ${slot('express-checkout')}
      </live-shelf>`;
    case 'settings':
      return html`<live-settings .about=${sheet.about} exportparts="sheet"></live-settings>`;
    case 'orders':
      return html`<live-order-sheet exportparts="sheet, battle, map, table"></live-order-sheet>`;
    case 'chapters':
      return html`<live-chapters exportparts="sheet, chapter"></live-chapters>`;
    case 'clip':
      return html`<live-clip exportparts="sheet"></live-clip>`;
    case 'interaction':
      return html`<live-interaction-sheet
        .about=${sheet.about}
        exportparts="sheet"
      ></live-interaction-sheet>`;
    case 'product':
      return html`<live-product-sheet
        .productId=${sheet.about}
        exportparts="sheet, gallery, size-help, facts, add-to-cart"
      >
        ${slot('product-reviews')}
      </live-product-sheet>`;
  }
}
