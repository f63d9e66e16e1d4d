// @ts-check
// How the catalogue is written down: texts in four languages, axes, and the variants they make.

/** @typedef {Record<'en' | 'es' | 'zh' | 'ar', string>} Text */
/** @typedef {{ id: string, name: Text | string, swatch?: string }} OptionValue */
/** @typedef {{ id: string, name: Text, values: OptionValue[] }} Option */
/** @typedef {{ id: string, productId: string, options: Record<string, string>, image: string, quantity: number }} Variant */

/**
 * @typedef {object} Product
 * @property {string} id
 * @property {Text} name
 * @property {Text} description
 * @property {{ amount: string, currency: string }} price In the shop's own currency.
 * @property {Option[]} options
 * @property {Variant[]} variants With the quantities that a new shop opens with.
 * @property {string[]} pictures Addresses, one for each value of the first axis.
 * @property {object[]} [categories]
 * @property {object[]} [facts]
 * @property {object} [sizes]
 * @property {{ src: string, [more: string]: unknown }} [model] In three dimensions.
 * @property {'glasses' | 'hat'} [worn] It can be tried on: there is a model for each value of the first axis.
 * @property {number} [grams] What is in it, for the unit price.
 * @property {{ amount: string, label: Text }} [offer] What it costs until the opening offer ends.
 * @property {'hot' | 'bestseller' | 'new'} [hot] What the shop says of it, as of today.
 */

/** Quantities that make the demo worth watching; every other variant has plenty. */
const SCARCE = /** @type {Record<string, number>} */ ({
  'sneaker-black-43': 0,
  'sneaker-coral-41': 3,
  'jacket-ochre-s-regular': 2,
  'lantern-brass-eu': 4,
});
const PLENTY = 12;

/**
 * @param {string} en
 * @param {string} es
 * @param {string} zh
 * @param {string} ar
 * @returns {Text}
 */
export function text(en, es, zh, ar) {
  return { en, es, zh, ar };
}

/**
 * A value of an axis, with a colour or without.
 *
 * @param {string} id
 * @param {string | undefined} swatch
 * @param {[string, string, string, string]} names
 */
export function value(id, swatch, ...names) {
  return { id, name: text(...names), ...(swatch && { swatch }) };
}

export const COLOR = text('Colour', 'Color', '颜色', 'اللون');
export const SIZE = text('Size', 'Talla', '尺码', 'المقاس');

export const CATEGORIES = {
  wear: { id: 'wear', name: text('To wear', 'Para llevar', '穿戴', 'للارتداء') },
  carry: { id: 'carry', name: text('To carry', 'Para cargar', '随身', 'للحمل') },
  home: { id: 'home', name: text('For the home', 'Para la casa', '居家', 'للمنزل') },
  care: { id: 'care', name: text('Care', 'Cuidado', '护理', 'العناية') },
};

/**
 * @param {Omit<Product, 'variants' | 'price' | 'name' | 'pictures'> & {
 *   name: string | Text, amount: string, drawn?: boolean,
 *   made?: (options: Record<string, string>) => boolean }} product
 *   A name alone is a brand name, the same in every language. `made` says which combinations exist;
 *   `drawn`: the picture is a drawing.
 * @returns {Product}
 */
export function product({ id, name, amount, options, made = () => true, drawn = false, ...rest }) {
  const [first] = options;
  const picture = (/** @type {string} */ own) =>
    `/media/products/${id}-${own}.${drawn ? 'svg' : 'jpg'}`;
  const variants = combinations(options)
    .filter(made)
    .map((chosen) => {
      const variantId = [id, ...Object.values(chosen)].join('-');
      return {
        id: variantId,
        productId: id,
        options: chosen,
        image: picture(chosen[first.id]),
        quantity: SCARCE[variantId] ?? PLENTY,
      };
    });
  return {
    id,
    name: typeof name === 'string' ? text(name, name, name, name) : name,
    price: { amount, currency: 'USD' },
    options,
    variants,
    pictures: first.values.map((each) => picture(each.id)),
    ...rest,
  };
}

/**
 * @param {Option[]} options
 * @returns {Record<string, string>[]}
 */
function combinations([option, ...others]) {
  if (!option) return [{}];
  const rest = combinations(others);
  return option.values.flatMap(({ id }) => rest.map((chosen) => ({ [option.id]: id, ...chosen })));
}
