import type { Product, ProductOption } from '../show/show-document.js';
import type { Warn } from '../state/lenient.js';

/**
 * The product with axes that fit its variants, whatever the back end sent: a value that only a
 * variant knows becomes one to choose, under its id, since a variant nobody can choose is lost. A
 * variant that says nothing about an axis fits every value of it. Of two variants with the same
 * options the first counts.
 */
export function withMatchingAxes(product: Product, warn: Warn): Product {
  const axes = new Map(product.options.map((option) => [option.id, option]));
  const seen = new Set<string>();
  let mended = false;
  const variants = product.variants.filter(({ id, options }) => {
    const key = JSON.stringify(Object.entries(options).sort());
    if (seen.has(key) || seen.has(id)) {
      warn(`${product.id}: the variant ${id} cannot be told from another one.`);
      return false;
    }
    seen.add(key).add(id);
    for (const [axis, value] of Object.entries(options)) {
      const known = axes.get(axis);
      if (known?.values.some((each) => each.id === value)) continue;
      warn(
        `${product.id}: the variant ${id} has ${axis} ${value}, which is not among the options.`,
      );
      axes.set(axis, withValue(known ?? { id: axis, name: axis, values: [] }, value));
      mended = true;
    }
    return true;
  });
  for (const { id, values } of [...axes.values()]) {
    const made = values.some((value) =>
      variants.some(({ options }) => fits(options, id, value.id)),
    );
    if (made) continue;
    warn(`${product.id}: no variant has any ${id}.`);
    axes.delete(id);
    mended = true;
  }
  const complete = variants.length === product.variants.length;
  if (!mended && complete) return product;
  return { ...product, options: [...axes.values()], variants };
}

function withValue(option: ProductOption, id: string): ProductOption {
  return { ...option, values: [...option.values, { id, name: id }] };
}

function fits(options: Readonly<Record<string, string>>, axis: string, value: string): boolean {
  return options[axis] === undefined || options[axis] === value;
}
