import { expect } from '@open-wc/testing';
import { decodeShow } from '../../../src/sdk/show/decode-show.js';
import { decodeProducts } from '../../../src/sdk/products/decode-products.js';
import { angleJson, BASE, productJson, showJson } from '../../helpers/show-fixtures.js';

/** The words of JSON Schema that docs/show-document.schema.json uses, and no others. */
interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  type?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  propertyNames?: Schema;
  minProperties?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

function fits(root: Schema, schema: Schema, value: unknown): boolean {
  const deeper = (inner: Schema, part: unknown): boolean => fits(root, inner, part);
  if (schema.$ref) return deeper(root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}, value);
  if ('const' in schema && schema.const !== value) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  if (schema.anyOf && !schema.anyOf.some((inner) => deeper(inner, value))) return false;
  if (schema.type && !hasType(schema.type, value)) return false;
  if (typeof value === 'number')
    return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  if (typeof value === 'string') {
    return (
      value.length >= (schema.minLength ?? 0) &&
      value.length <= (schema.maxLength ?? Infinity) &&
      (!schema.pattern || new RegExp(schema.pattern, 'u').test(value))
    );
  }
  if (Array.isArray(value)) {
    return (
      value.length >= (schema.minItems ?? 0) &&
      value.length <= (schema.maxItems ?? Infinity) &&
      value.every((entry) => deeper(schema.items ?? {}, entry))
    );
  }
  if (typeof value !== 'object' || value === null) return true;
  const entries = Object.entries(value);
  return (
    entries.length >= (schema.minProperties ?? 0) &&
    (schema.required ?? []).every((key) => key in value) &&
    entries.every(
      ([key, part]) =>
        deeper(schema.propertyNames ?? {}, key) &&
        deeper(schema.properties?.[key] ?? schema.additionalProperties ?? {}, part),
    )
  );
}

function hasType(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
  return typeof value === type;
}

const variant = (overrides: object): object => ({
  products: [
    productJson({
      variants: [
        {
          id: 'v',
          price: { amount: '1', currency: 'EUR' },
          availability: 'InStock',
          ...overrides,
        },
      ],
    }),
  ],
});

const product = (overrides: object): object => ({ products: [productJson(overrides)] });

const GOOD: Record<string, object> = {
  'a product in three dimensions': product({
    model: {
      src: '../models/shoe.glb',
      poster: 'shoe.jpg',
      alt: { en: 'A trail shoe' },
      orbit: '-30deg 70deg 105%',
      placement: 'floor',
      variants: [{ name: 'midnight', options: { color: 'black' } }],
      hotspots: [{ id: 'sole', position: [0, 0.02, -0.1], normal: [0, 0, -1], text: 'Deep grip' }],
      credit: 'Harbour & Co',
    },
  }),
  'a whole document': {},
  'the least there can be': {
    title: undefined,
    host: undefined,
    startsAt: undefined,
    poster: undefined,
    spokenLanguage: undefined,
    angles: undefined,
    realtime: undefined,
    captions: undefined,
    products: undefined,
    script: undefined,
  },
  'a title in one language': { title: 'Spring' },
  'a green screen': {
    guests: [{ id: 'lin', name: 'Lin', sources: [{ url: 'lin.m3u8', protocol: 'hls' }] }],
    backdrop: { backgrounds: [{ id: 'river', name: 'River', url: 'river.jpg' }] },
  },
  'glasses to try on': {
    products: [
      productJson({ tryOn: { kind: 'glasses', model: 'a.glb', variants: { b: 'b.glb' } } }),
    ],
  },
  'epoch ms': { startsAt: 1_767_225_600_000 },
  "schema.org's own address": variant({ availability: 'https://schema.org/SoldOut' }),
  'a stock statement': variant({
    stock: { quantity: 3, source: 'erp', asOf: '2026-01-01T00:00:00+01:00' },
  }),
  'a product with everything': {
    products: [
      productJson({
        categories: ['shoes', { id: 'new', name: { en: 'New', ar: 'جديد' } }],
        facts: [
          { kind: 'certificate', name: 'CE', url: 'ce.pdf', markets: ['EU', 'GB'] },
          { kind: 'ingredients', name: 'Upper', text: { en: 'Canvas' } },
        ],
        sizes: {
          option: 'size',
          columns: [{ name: 'EU' }, { name: 'Foot', unit: 'cm' }],
          rows: [{ size: '42', cells: ['42', [26, 26.5]] }],
          howTo: 'Stand on paper.',
        },
      }),
    ],
  },
  'a recording': {
    status: 'replay',
    recording: { angles: [angleJson()], events: 'log.ndjson' },
    agenda: [
      { at: 0, title: { en: 'Hello' } },
      { at: '2026-01-01T00:00:00Z', productId: 'shoe' },
    ],
  },
  'what goes on around it': {
    sharing: {
      ...{ clips: false, help: true, moment: 't', place: 'hash' },
      teaser: { title: 'Soon', image: 'x.jpg', revealAt: '2026-01-01T00:00:00Z' },
    },
  },
  'a script': {
    script: [{ id: 'a', text: { en: 'Hi', es: 'Hola' }, at: '2026-01-01T00:00:00Z' }],
  },
  'a price with all that can be said about it': variant({
    price: {
      amount: '55.00',
      currency: 'USD',
      taxIncluded: false,
      taxNote: { en: 'plus sales tax' },
      shippingNote: 'free shipping',
      unitPrice: { amount: '11.00', currency: 'USD', unit: 'kg' },
      referencePrices: [
        { kind: 'lowest30d', amount: '60', currency: 'USD', since: '2026-01-01T00:00:00Z' },
      ],
      promo: { endsAt: 1_767_225_600_000, then: { amount: '70', currency: 'USD' } },
      converted: {
        from: { amount: '50.00', currency: 'EUR' },
        rate: '1.10',
        source: 'ECB',
        asOf: 1_767_225_600_000,
      },
    },
    prices: [{ amount: '50.00', currency: 'EUR' }],
  }),
  'labels with who says so': {
    products: [
      productJson({
        categories: ['alcohol', { id: 'wine', name: 'Wine' }],
        hot: { kind: 'bestseller', source: 'sales', asOf: 1_767_225_600_000 },
        delivery: [
          {
            to: ['EU', '*'],
            days: null,
            source: 'DHL',
            asOf: 1_767_225_600_000,
            late: 'A voucher',
          },
        ],
      }),
    ],
  },
  'a theme and a shop': { theme: 'ramadan', shop: { disclosures: { sponsor: 'X', aiHost: true } } },
  'a field from the future': { sponsors: ['x'] },
};

const BAD: Record<string, object> = {
  'another version': { version: 2 },
  'no id': { id: '' },
  'an unknown status': { status: 'on-air' },
  'a title that is a list': { title: ['x'] },
  'a language that is none': { title: { 'no tag!': 'x' } },
  'a date without a zone': { startsAt: '2026-01-01T00:00:00' },
  'an address that runs a script': { poster: 'javascript:alert(1)' },
  'an angle without sources': { angles: [angleJson({ sources: [] })] },
  'seventeen angles': { angles: Array.from({ length: 17 }, (_, i) => angleJson({ id: `${i}` })) },
  'a channel of an unknown kind': { realtime: { transport: 'pigeon', url: '/x' } },
  'a product without variants': { products: [productJson({ variants: [] })] },
  'a fact of no kind': { products: [productJson({ facts: [{ kind: 'rumour', name: 'x' }] })] },
  'a fact of a market in words': {
    products: [productJson({ facts: [{ kind: 'care', name: 'x', markets: ['Europe'] }] })],
  },
  'a size table without rows': {
    products: [productJson({ sizes: { columns: [{ name: 'EU' }], rows: [] } })],
  },
  'a price as a number': variant({ price: { amount: 1, currency: 'EUR' } }),
  'a price below nothing': variant({ price: { amount: '-1', currency: 'EUR' } }),
  'a price that is no number': variant({ price: { amount: 'NaN', currency: 'EUR' } }),
  'a price without a currency': variant({ price: { amount: '1' } }),
  'a reduction from nothing known': variant({
    price: { amount: '1', currency: 'EUR', referencePrices: [{ kind: 'was', amount: '2' }] },
  }),
  'a promotion without an end': variant({
    price: { amount: '1', currency: 'EUR', promo: { label: 'now' } },
  }),
  'heat that nobody has felt': { products: [productJson({ hot: { kind: 'hot' } })] },
  'a mirror for shoes': {
    products: [productJson({ tryOn: { kind: 'shoes', model: '/shoe.glb' } })],
  },
  'a currency in words': variant({ price: { amount: '1', currency: 'euro' } }),
  'an unknown availability': variant({ availability: 'Maybe' }),
  'a script line that says nothing': { script: [{ id: 'a' }] },
  'a plan without a zone': { script: [{ id: 'a', text: 'Hi', at: '2026-01-01T00:00:00' }] },
  'a model without an address': product({ model: { poster: '/shoe.jpg' } }),
  'a hotspot in the plane': product({
    model: { src: '/shoe.glb', hotspots: [{ id: 'a', position: [0, 1], text: 'Grip' }] },
  }),
  'an orbit in words': product({ model: { src: '/shoe.glb', orbit: 'from behind it' } }),
  'half a shoe': variant({ stock: { quantity: 0.5, source: 'erp', asOf: 1_767_225_600_000 } }),
};

describe('docs/show-document.schema.json', () => {
  let schema: Schema;

  before(async () => {
    const response = await fetch('/docs/show-document.schema.json');
    schema = (await response.json()) as Schema;
  });

  /** Of both decoders: products are read later than the rest. */
  function complaints(value: unknown): string[] {
    const decoded = decodeShow(value, BASE);
    if (!decoded.ok) return [decoded.error.message];
    const told = decoded.warnings.map(({ message }) => message);
    decodeProducts(decoded.value.products, BASE, (message) => told.push(message));
    return told;
  }

  // As it arrives: what is undefined is not in the text.
  const document = (overrides: object): unknown => JSON.parse(JSON.stringify(showJson(overrides)));

  for (const [what, overrides] of Object.entries(GOOD)) {
    it(`accepts ${what}, as the decoder does`, () => {
      expect(complaints(document(overrides))).to.deep.equal([]);
      expect(fits(schema, schema, document(overrides))).to.equal(true);
    });
  }

  for (const [what, overrides] of Object.entries(BAD)) {
    it(`refuses ${what}, of which the decoder complains`, () => {
      expect(complaints(document(overrides))).to.have.length.greaterThan(0);
      expect(fits(schema, schema, document(overrides))).to.equal(false);
    });
  }
});
