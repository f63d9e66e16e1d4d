import type { Cart, CartLine } from '../../shop/cart-provider.js';
import type { Money } from '../../show/show-document.js';
import { decimalOf } from './minor-units.js';
import type { AjaxCart, ShopifyCart, ShopifyWarning } from './shopify-decode.js';
import { codesOf, noticesOf, numberOf } from './shopify-words.js';

/** How Shopify's carts read in the room. */
export class ShopifyReader {
  /** Shows name variants by number or by global id; the cart speaks as the show does. */
  #byNumber = false;

  /** A variant as the show names it. */
  heard(variantId: string): void {
    this.#byNumber = /^\d+$/.test(variantId);
  }

  id(globalId: string): string {
    return this.#byNumber ? numberOf(globalId) : globalId;
  }

  /** The cart of the Storefront API, or of an action that tells it in full. */
  full(cart: ShopifyCart, warnings: readonly ShopifyWarning[] = []): Cart {
    const lines = cart.lines.map((line): CartLine => {
      const { merchandise, quantity, cost } = line;
      // "Default Title" is what Shopify calls the one variant of a product without options.
      const options = merchandise.title === 'Default Title' ? undefined : merchandise.title;
      return {
        id: line.id,
        productId: this.id(merchandise.product.id),
        variantId: this.id(merchandise.id),
        title: merchandise.product.title,
        options,
        quantity,
        price: moneyOf(cost.amountPerQuantity ?? cost.totalAmount),
        image: merchandise.image?.url,
      };
    });
    const allocations = [
      ...cart.discountAllocations,
      ...cart.lines.flatMap(({ discountAllocations }) => discountAllocations),
    ];
    const amountOf = (code: string): Money | undefined => {
      const [only, more] = allocations.filter((one) => one.code === code);
      // Several lines share it: to add them up is the shop's business, not ours.
      return only && !more ? moneyOf(only.discountedAmount) : undefined;
    };
    return {
      id: cart.id,
      lines,
      totalQuantity: cart.totalQuantity,
      subtotal: moneyOf(cart.cost.subtotalAmount ?? cart.cost.totalAmount),
      codes: codesOf(cart.discountCodes, warnings, amountOf),
      notices: noticesOf(warnings, variantIn(lines)),
    };
  }

  /** The cart of a theme, by the Ajax API. */
  ajax(cart: AjaxCart, warnings: readonly ShopifyWarning[] = []): Cart {
    const { currency } = cart;
    const money = (hundredths: number): Money => ({ amount: decimalOf(hundredths, 2), currency });
    const lines = cart.items.map((item): CartLine => {
      const variantId = `gid://shopify/ProductVariant/${item.variant_id}`;
      return {
        id: item.key,
        productId: this.id(`gid://shopify/Product/${item.product_id}`),
        variantId: this.id(variantId),
        title: item.product_title,
        options: item.variant_title ?? undefined,
        quantity: item.quantity,
        price: money(item.final_price),
        image: absolute(item.image),
      };
    });
    const amountOf = (code: string): Money | undefined => {
      const one = cart.cart_level_discount_applications.find(({ title }) => title === code);
      return one && money(one.total_allocated_amount);
    };
    return {
      id: cart.token,
      lines,
      totalQuantity: cart.item_count,
      subtotal: money(cart.items_subtotal_price),
      codes: codesOf(cart.discount_codes, warnings, amountOf),
      notices: noticesOf(warnings, variantIn(lines)),
    };
  }
}

function moneyOf({ amount, currencyCode }: { amount: string; currencyCode: string }): Money {
  return { amount, currency: currencyCode };
}

function variantIn(lines: readonly CartLine[]): (lineId: string | undefined) => string | undefined {
  return (lineId) => lines.find(({ id }) => id === lineId)?.variantId;
}

/** Themes write addresses without a scheme. */
function absolute(url: string | null | undefined): string | undefined {
  return url && URL.canParse(url, document.baseURI)
    ? new URL(url, document.baseURI).href
    : undefined;
}
