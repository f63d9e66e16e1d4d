/** The questions to the Storefront API. Each names its result `result`, so that one decoder reads all. */

const CART = `fragment Cart on Cart {
  id checkoutUrl totalQuantity
  cost { subtotalAmount { amount currencyCode } totalAmount { amount currencyCode } }
  lines(first: 250) { nodes {
    id quantity
    cost { amountPerQuantity { amount currencyCode } totalAmount { amount currencyCode } }
    merchandise { ... on ProductVariant { id title image { url } product { id title } } }
    discountAllocations {
      discountedAmount { amount currencyCode } ... on CartCodeDiscountAllocation { code }
    }
  } }
  discountCodes { code applicable }
  discountAllocations {
    discountedAmount { amount currencyCode } ... on CartCodeDiscountAllocation { code }
  }
}`;
const CHANGED = '{ cart { ...Cart } userErrors { code message } warnings { code message target } }';
const IN = '@inContext(country: $country, language: $language)';
const WHERE = '$country: CountryCode, $language: LanguageCode';

export const READ = `query (${WHERE}, $cartId: ID!) ${IN} {
  result: cart(id: $cartId) { ...Cart }
} ${CART}`;

export const CREATE = `mutation (${WHERE}, $input: CartInput!) ${IN} {
  result: cartCreate(input: $input) ${CHANGED}
} ${CART}`;

export const ADD = `mutation (${WHERE}, $cartId: ID!, $lines: [CartLineInput!]!) ${IN} {
  result: cartLinesAdd(cartId: $cartId, lines: $lines) ${CHANGED}
} ${CART}`;

export const UPDATE = `mutation (${WHERE}, $cartId: ID!, $lines: [CartLineUpdateInput!]!) ${IN} {
  result: cartLinesUpdate(cartId: $cartId, lines: $lines) ${CHANGED}
} ${CART}`;

export const REMOVE = `mutation (${WHERE}, $cartId: ID!, $lineIds: [ID!]!) ${IN} {
  result: cartLinesRemove(cartId: $cartId, lineIds: $lineIds) ${CHANGED}
} ${CART}`;

export const APPLY = `mutation (${WHERE}, $cartId: ID!, $discountCodes: [String!]!) ${IN} {
  result: cartDiscountCodesUpdate(cartId: $cartId, discountCodes: $discountCodes) ${CHANGED}
} ${CART}`;
