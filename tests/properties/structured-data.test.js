// @ts-check
/**
 * What a server says of a show: in schema.org's own words, with all that Google asks for, and
 * nothing that a shop could break out of. In Node, as a server does it.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from '../helpers/property.js';
import { importSource } from '../helpers/import-source.js';
import { readVocabulary, strangers } from '../helpers/schema-vocabulary.js';

/**
 * Google's required properties; docs/structured-data.md has the sources.
 * @type {Record<string, readonly string[]>}
 */
const REQUIRED = {
  VideoObject: ['name', 'thumbnailUrl', 'uploadDate'],
  BroadcastEvent: ['isLiveBroadcast', 'startDate', 'endDate'],
  Clip: ['name', 'startOffset', 'url'],
  Product: ['name', 'image', 'offers'],
  Offer: ['price', 'priceCurrency'],
  AggregateOffer: ['lowPrice', 'priceCurrency'],
  FAQPage: ['mainEntity'],
  Question: ['name', 'acceptedAnswer'],
  Answer: ['text'],
  SeekToAction: ['target', 'startOffset-input'],
};

const PAGE = 'https://shop.example/live?lang=en';
const START = '2026-11-23T18:00:00.000Z';
const END = '2026-11-23T19:00:00.000Z';
const NOW = Date.parse('2026-11-23T18:30:00Z');

/** @param {object} [overrides] */
const aShow = (overrides = {}) => ({
  version: 1,
  id: 'autumn',
  title: { en: 'Autumn table', ar: 'مائدة الخريف' },
  host: { name: 'Mia' },
  status: 'live',
  startsAt: START,
  endsAt: END,
  poster: 'poster.jpg',
  spokenLanguage: 'en',
  angles: [{ id: 'main', name: 'Main', sources: [{ url: 'live.m3u8', role: 'primary' }] }],
  captions: { languages: ['en'] },
  products: [
    {
      id: 'mug',
      name: { en: 'Mug', ar: 'كوب' },
      description: 'Holds tea.',
      url: '/mug',
      images: [{ url: '/mug.jpg' }],
      options: [],
      variants: [
        {
          id: 'mug-1',
          options: {},
          availability: 'InStock',
          price: {
            amount: '19.00',
            currency: 'EUR',
            promo: { endsAt: '2026-11-23T18:45:00Z', then: { amount: '24.00', currency: 'EUR' } },
          },
        },
      ],
    },
    {
      id: 'shirt',
      name: 'Shirt',
      images: [{ url: '/shirt.jpg' }],
      options: [
        {
          id: 'size',
          name: 'Size',
          values: [
            { id: 's', name: 'S' },
            { id: 'l', name: 'L' },
          ],
        },
      ],
      variants: [
        {
          id: 's',
          options: { size: 's' },
          availability: 'InStock',
          price: { amount: '39', currency: 'EUR' },
        },
        {
          id: 'l',
          options: { size: 'l' },
          availability: 'SoldOut',
          price: { amount: '45', currency: 'EUR' },
        },
      ],
    },
  ],
  ...overrides,
});

const OPTIONS = {
  pageUrl: PAGE,
  language: 'en',
  now: NOW,
  description: 'A table for autumn.',
  chapters: [
    { title: 'The blue one', start: 600 },
    { title: { en: 'Welcome' }, start: 0 },
  ],
  faq: [{ question: 'How long does delivery take?', answer: 'Two to four days.' }],
  alternates: { en: PAGE, ar: 'https://shop.example/live?lang=ar' },
  defaultUrl: 'https://shop.example/live',
};

describe('a show, described for search engines', () => {
  /** @type {any} */
  let sdk;
  const vocabulary = readVocabulary();
  before(async () => {
    sdk = await importSource("export * from './src/sdk/describe-show.js';");
  });

  /** @param {object} [show] @param {object} [options] */
  const graphOf = (show, options) => {
    const described = sdk.describeShow(aShow(show), { ...OPTIONS, ...options });
    return { ...described, things: everyThing(described.jsonLd['@graph']) };
  };

  it('knows schema.org’s vocabulary well enough to find what is not in it', () => {
    assert.ok(vocabulary.kinds.size > 700);
    assert.ok(vocabulary.propertiesOf('VideoObject').has('name'));
    const bad = [{ '@type': 'VideoObject', titel: 'x' }, { '@type': 'Show' }];
    assert.equal(strangers(bad, vocabulary).length, 2);
  });

  for (const status of ['scheduled', 'live', 'ended', 'replay']) {
    it(`says ${status} in schema.org’s words, with all that Google asks for`, () => {
      const recording = { angles: aShow().angles };
      const { jsonLd, things, missing, problems } = graphOf({ status, recording });
      assert.deepEqual(strangers(jsonLd['@graph'], vocabulary), []);
      assert.deepEqual(missing, []);
      assert.deepEqual(problems, []);
      for (const thing of things)
        for (const name of REQUIRED[thing['@type']] ?? [])
          assert.ok(name in thing, `${thing['@type']} has no ${name}`);
      const types = new Set(things.map((thing) => thing['@type']));
      for (const type of ['VideoObject', 'BroadcastEvent', 'Clip', 'Product', 'Offer', 'FAQPage'])
        assert.ok(types.has(type), `no ${type}`);
    });
  }

  it('is valid for schema.org where the show says little, and says what Google misses', () => {
    const { jsonLd, missing } = graphOf(
      {
        poster: undefined,
        startsAt: undefined,
        endsAt: undefined,
        products: [{ id: 'x', name: 'X', images: [], variants: [] }],
      },
      { chapters: [], faq: [] },
    );
    assert.deepEqual(strangers(jsonLd['@graph'], vocabulary), []);
    assert.ok(missing.includes('VideoObject.thumbnailUrl'));
    assert.ok(missing.includes('VideoObject.uploadDate'));
    assert.ok(missing.includes('BroadcastEvent.startDate'));
  });

  it('offers what is offered now, and not what has ended', () => {
    const offer = (/** @type {number} */ now) =>
      graphOf({}, { now }).things.find((thing) => thing['@type'] === 'Offer');
    assert.equal(offer(NOW).price, '19.00');
    assert.equal(offer(NOW).priceValidUntil, '2026-11-23T18:45:00.000Z');
    assert.equal(offer(NOW + 3_600_000).price, '24.00');
    assert.equal(offer(NOW + 3_600_000).priceValidUntil, undefined);
    const span = graphOf().things.find((thing) => thing['@type'] === 'AggregateOffer');
    assert.deepEqual([span.lowPrice, span.highPrice, span.offerCount], ['39', '45', 2]);
    assert.equal(span.offers[1].availability, 'https://schema.org/SoldOut');
  });

  it('links to its chapters in their order, each to the end of the one before', () => {
    const clips = graphOf().things.filter((thing) => thing['@type'] === 'Clip');
    assert.deepEqual(
      clips.map(({ name, startOffset, endOffset, url }) => [name, startOffset, endOffset, url]),
      [
        ['Welcome', 0, 600, `${PAGE}&t=0`],
        ['The blue one', 600, 3600, `${PAGE}&t=600`],
      ],
    );
  });

  it('links to the agenda of the show where the site names no chapters', () => {
    const agenda = [
      { at: 1200, productId: 'mug' },
      { at: 0, title: { en: 'Hello', ar: 'مرحبا' } },
      { at: 900, productId: 'nobody knows it' },
      { at: 'never', title: 'Unreadable' },
      'not even an entry',
    ];
    const clips = graphOf({ agenda }, { chapters: undefined }).things.filter(
      (thing) => thing['@type'] === 'Clip',
    );
    assert.deepEqual(
      clips.map(({ name, startOffset, endOffset }) => [name, startOffset, endOffset]),
      [
        ['Hello', 0, 1200],
        ['Mug', 1200, 3600],
      ],
    );
  });

  it('names each language in every page, and where its readers are', () => {
    const { html } = graphOf();
    assert.match(html, /<link rel="alternate" hreflang="ar" href="https:&#47;|hreflang="ar"/);
    assert.match(html, /hreflang="x-default"/);
    assert.match(html, /property="og:locale" content="en_US"/);
    assert.match(html, /property="og:locale:alternate" content="ar_EG"/);
  });

  it('speaks the language of the page', () => {
    const { things } = graphOf({}, { language: 'ar' });
    assert.equal(things[0].name, 'مائدة الخريف');
  });

  it('takes nothing that is no show, and says why', () => {
    /** @type {string[]} */
    const said = [];
    for (const bad of [null, 'show', { version: 9 }, {}])
      assert.equal(
        sdk.describeShow(bad, OPTIONS, (text) => said.push(text)),
        null,
      );
    assert.equal(said.length, 4);
  });

  it('lets no text of a shop break out of its place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('</script>', '<!--', '"', "'", '>', '&', '\u2028', 'x', '<'), {
          maxLength: 12,
        }),
        (parts) => {
          const text = parts.join('') || 'x';
          const { html, jsonLd } = graphOf(
            { title: text, host: { name: text } },
            { description: text, faq: [{ question: text, answer: text }] },
          );
          const [, script = ''] =
            /<script type="application\/ld\+json">([\s\S]*)<\/script>$/.exec(html) ?? [];
          assert.doesNotMatch(script, /[<>&\u2028]/);
          assert.deepEqual(JSON.parse(script), JSON.parse(JSON.stringify(jsonLd)));
          const head = html.slice(0, html.indexOf('<script'));
          assert.equal(head.match(/</g)?.length, head.split('\n').filter(Boolean).length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** @param {unknown} node @returns {any[]} */
function everyThing(node) {
  if (Array.isArray(node)) return node.flatMap(everyThing);
  if (typeof node !== 'object' || node === null) return [];
  const own = '@type' in node ? [node] : [];
  return [...own, ...Object.values(node).flatMap(everyThing)];
}
