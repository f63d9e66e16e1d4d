import type { Product, ProductModel } from '../show/show-document.js';

type Choice = Readonly<Record<string, string>>;

/** Names as people write them: "Midnight Blue" and "midnight-blue" are one. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The variant of the file that shows this choice: by the product's own list, else by the name of a
 * chosen value. Null where the file has nothing for it.
 */
export function variantForChoice(
  product: Pick<Product, 'options'>,
  model: ProductModel,
  names: readonly string[],
  choice: Choice,
): string | null {
  const told = (model.variants ?? [])
    .filter(({ name }) => names.includes(name))
    .filter(({ options }) => fits(options, choice))
    // The one that says most about it.
    .sort((a, b) => Object.keys(b.options).length - Object.keys(a.options).length)[0];
  if (told) return told.name;
  if (model.variants?.length) return null;
  for (const { id, values } of product.options) {
    const value = values.find((each) => each.id === choice[id]);
    const words = value ? [value.id, ...wordsOf(value.name)].map(plain) : [];
    const found = names.find((name) => words.includes(plain(name)));
    if (found !== undefined) return found;
  }
  return null;
}

/** What a variant of the file says about the options of the product; empty where nothing. */
export function choiceForVariant(
  product: Pick<Product, 'options'>,
  model: ProductModel,
  name: string,
): Choice {
  const told = model.variants?.find((variant) => variant.name === name);
  if (told) return told.options;
  if (model.variants?.length) return {};
  for (const { id, values } of product.options) {
    const value = values.find((each) =>
      [each.id, ...wordsOf(each.name)].some((word) => plain(word) === plain(name)),
    );
    if (value) return { [id]: value.id };
  }
  return {};
}

function fits(options: Choice, choice: Choice): boolean {
  return Object.entries(options).every(([option, value]) => choice[option] === value);
}

const wordsOf = (text: string | Readonly<Record<string, string>>): readonly string[] =>
  typeof text === 'string' ? [text] : Object.values(text);
