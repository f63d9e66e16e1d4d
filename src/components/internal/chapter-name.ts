import type { Chapter, Product } from '../../sdk/index.js';
import { imageUrl } from './safe-url.js';

type TextOf = (text: Product['name'] | undefined) => string;

/** What a chapter is called: by the agenda, or by its product and the variant that is shown. */
export function chapterName(
  chapter: Chapter,
  products: readonly Product[],
  textOf: TextOf,
): string {
  if (chapter.title) return textOf(chapter.title);
  const product = products.find(({ id }) => id === chapter.productId);
  if (!product) return '';
  const values = product.options.flatMap(({ id, values }) => {
    const shown = values.find((value) => value.id === chapter.options?.[id]);
    return shown ? [textOf(shown.name)] : [];
  });
  return [textOf(product.name), ...values].join(' · ');
}

/** Of the variant that is shown, or of the product. */
export function chapterImage(chapter: Chapter, products: readonly Product[]): string | null {
  const product = products.find(({ id }) => id === chapter.productId);
  const variant = product?.variants.find(({ options }) =>
    Object.entries(chapter.options ?? {}).every(([option, value]) => options[option] === value),
  );
  return imageUrl(variant?.image) ?? imageUrl(product?.images[0]?.url);
}

/** The chapter that a picture belongs to. */
export function chapterAt(chapters: readonly Chapter[], time: number): Chapter | undefined {
  return chapters.findLast(({ at }) => at <= time);
}
