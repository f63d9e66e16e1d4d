import { expect } from '@open-wc/testing';
import { decodeShow } from '../../../src/sdk/show/decode-show.js';
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
}

function fits(root: Schema, schema: Schema, value: unknown): boolean {
  const deeper = (inner: Schema, part: unknown): boolean => fits(root, inner, part);
  if (schema.$ref) return deeper(root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}, value);
  if ('const' in schema && schema.const !== value) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  if (schema.anyOf && !schema.anyOf.some((inner) => deeper(inner, value))) return false;
  if (schema.type && !hasType(schema.type, value)) return false;
  if (typeof value === 'number') return value >= (schema.minimum ?? -Infinity);
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

const GOOD: Record<string, object> = {
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
  'epoch ms': { startsAt: 1_767_225_600_000 },
  "schema.org's own address": variant({ availability: 'https://schema.org/SoldOut' }),
  'a stock statement': variant({
    stock: { quantity: 3, source: 'erp', asOf: '2026-01-01T00:00:00+01:00' },
  }),
  'a recording': { status: 'replay', recording: { angles: [angleJson()] } },
  'a script': {
    script: [{ id: 'a', text: { en: 'Hi', es: 'Hola' }, at: '2026-01-01T00:00:00Z' }],
  },
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
  'a price as a number': variant({ price: { amount: 1, currency: 'EUR' } }),
  'a currency in words': variant({ price: { amount: '1', currency: 'euro' } }),
  'an unknown availability': variant({ availability: 'Maybe' }),
  'a script line that says nothing': { script: [{ id: 'a' }] },
  'a plan without a zone': { script: [{ id: 'a', text: 'Hi', at: '2026-01-01T00:00:00' }] },
  'half a shoe': variant({ stock: { quantity: 0.5, source: 'erp', asOf: 1_767_225_600_000 } }),
};

describe('docs/show-document.schema.json', () => {
  let schema: Schema;

  before(async () => {
    const response = await fetch('/docs/show-document.schema.json');
    schema = (await response.json()) as Schema;
  });

  // As it arrives: what is undefined is not in the text.
  const document = (overrides: object): unknown => JSON.parse(JSON.stringify(showJson(overrides)));

  for (const [what, overrides] of Object.entries(GOOD)) {
    it(`accepts ${what}, as the decoder does`, () => {
      const decoded = decodeShow(document(overrides), BASE);
      expect(decoded.ok && decoded.warnings).to.deep.equal([]);
      expect(fits(schema, schema, document(overrides))).to.equal(true);
    });
  }

  for (const [what, overrides] of Object.entries(BAD)) {
    it(`refuses ${what}, of which the decoder complains`, () => {
      const decoded = decodeShow(document(overrides), BASE);
      expect(decoded.ok && decoded.warnings.length === 0).to.equal(false);
      expect(fits(schema, schema, document(overrides))).to.equal(false);
    });
  }
});
