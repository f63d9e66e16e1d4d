import { isPurchasable } from '../state/purchasable.js';
import { pickText } from '../state/localized-text.js';
import type { Category, LocalizedText, Product, Stock } from '../show/show-document.js';

/** What a viewer looks for in the list. */
export interface ProductWish {
  /** Words, in any script. */
  readonly text?: string;
  /** Id of a category. */
  readonly category?: string | null;
  /** Only what can be bought now. */
  readonly inStock?: boolean;
  /** Only what costs less than it did, by the rules of the market. */
  readonly onSale?: boolean;
  /** Only what has been on the stage so far. */
  readonly shown?: boolean;
}

/** What is known beside the products themselves. */
export interface ProductsAround {
  readonly language: string;
  readonly stock: Readonly<Record<string, Stock>>;
  readonly shown: Readonly<Record<string, number>>;
  /** Whether a product may be called reduced here; the market decides. */
  readonly isOnSale?: (product: Product) => boolean;
}

/** The products that meet every part of the wish, in the order of the show. */
export function findProducts(
  products: readonly Product[],
  wish: ProductWish,
  around: ProductsAround,
): readonly Product[] {
  const words = foldText(wish.text ?? '')
    .split(/\s+/u)
    .filter(Boolean);
  return products.filter(
    (product) =>
      (!wish.category || product.categories?.some(({ id }) => id === wish.category)) &&
      (!wish.shown || Object.hasOwn(around.shown, product.id)) &&
      (!wish.inStock || isInStock(product, around.stock)) &&
      (!wish.onSale || (around.isOnSale?.(product) ?? false)) &&
      (words.length === 0 || saysAll(product, words, around.language)),
  );
}

/** The categories the products have, each once, in the order of the show. */
export function categoriesOf(products: readonly Product[]): readonly Category[] {
  const found = new Map<string, Category>();
  for (const category of products.flatMap(({ categories }) => categories ?? [])) {
    if (!found.has(category.id)) found.set(category.id, category);
  }
  return [...found.values()];
}

function isInStock(product: Product, stock: Readonly<Record<string, Stock>>): boolean {
  return product.variants.some((variant) => isPurchasable(variant, stock[variant.id]));
}

const folded = new WeakMap<Product, { readonly language: string; readonly text: string }>();

function saysAll(product: Product, words: readonly string[], language: string): boolean {
  let known = folded.get(product);
  if (known?.language !== language) {
    known = { language, text: foldText(textOf(product, language)) };
    folded.set(product, known);
  }
  const { text } = known;
  return words.every((word) => text.includes(word));
}

/** All a viewer may call it: in the own language, and as it is written where it was made. */
function textOf(product: Product, language: string): string {
  const every = (text: LocalizedText | undefined): string =>
    typeof text === 'object' ? Object.values(text).join(' ') : (text ?? '');
  return [
    every(product.name),
    pickText(product.description, language),
    ...(product.categories ?? []).map(({ name }) => every(name)),
    ...product.options.flatMap(({ values }) => values.map(({ name }) => pickText(name, language))),
    product.id,
  ].join(' ');
}

/** What the decomposition of Unicode leaves whole. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
  // Arabic and Persian letters that are typed one for the other; the long dash of headlines.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ـ: '',
};

/**
 * A text as it is compared: case, accents, vowel marks, width and the two kana scripts make no
 * difference. So "Café" is found by "cafe", "إبريق" by "ابريق", "カップ" by "かっぷ", "ＬＡＭＰ" by "lamp".
 */
export function foldText(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Marks between letters of scripts that spell vowels with them must stay: Devanagari, Thai …
      .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u3099\u309a]/gu, '')
      .replace(/[\u30a1-\u30f6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(/[ßøđłæœıþςىیکةـ]/gu, (letter) => LETTERS[letter] ?? letter)
  );
}
