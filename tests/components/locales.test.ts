import { expect } from '@open-wc/testing';
import { loadLocalizer } from '../../src/components/internal/localize.js';
import { en } from '../../src/components/locales/en.js';
import { featureTexts } from '../../src/components/locales/features.js';
import { localeFor, localeNames, roomTexts } from '../../src/components/locales/locales.js';

type Texts = Readonly<Record<string, string>>;

/** Names in braces, in whatever order; what a plural form may leave out is the count. */
const slots = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)/g)]
    .flatMap(([, name]) => (name && name !== 'count' ? [name] : []))
    .sort();

const baseOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

function saysEverything(name: string, texts: Texts, english: Texts): void {
  const { pluralCategories } = new Intl.PluralRules(name).resolvedOptions();
  for (const [key, text] of Object.entries(english)) {
    if (key.endsWith('_one')) continue;
    expect(slots(texts[key] ?? ''), key).to.deep.equal(slots(text));
    if (!key.endsWith('_other')) continue;
    const base = key.slice(0, -'_other'.length);
    for (const category of pluralCategories) expect(texts).to.have.property(`${base}_${category}`);
  }
  const bases = new Set(Object.keys(english).map(baseOf));
  for (const [key, text] of Object.entries(texts)) {
    expect(bases.has(baseOf(key)), `${key} is not asked for`).to.be.true;
    expect(text.trim(), key).to.equal(text);
    expect(text, key).not.to.equal('');
    // A brace of one is a slot that nothing fills.
    expect(text.replace(/\{\{\w+(, number)?\}\}/g, ''), key).not.to.match(/[{}]/);
  }
}

/** The same words as in English are a translation that was forgotten, but for a few. */
function isTranslated(texts: Texts, english: Texts): void {
  const same = Object.entries(texts).filter(
    ([key, text]) => english[key] === text && /[a-z]{4}/i.test(text.replace(/\{\{.*?\}\}/g, '')),
  );
  expect(same.length / Object.keys(texts).length, same.map(([key]) => key).join()).to.be.below(
    0.06,
  );
}

describe('the locales', () => {
  it('are thirteen', () => {
    expect(localeNames).to.have.members(
      'en es pt-BR fr de ar id vi th ja ko zh-Hans ru'.split(' '),
    );
  });

  for (const [name, load] of Object.entries(roomTexts))
    it(`${name} says every plural in all forms of the language, and keeps the slots`, async () => {
      saysEverything(name, await load(), en);
      if (name !== 'en') isTranslated(await load(), en);
    });

  for (const [feature, load] of Object.entries(featureTexts))
    for (const name of localeNames)
      it(`${name} does so for ${feature}, under keys of its own`, async () => {
        const english = await load.en();
        saysEverything(name, await load[name](), english);
        if (name !== 'en') isTranslated(await load[name](), english);
        for (const key of Object.keys(english)) expect(en).not.to.have.property(key);
      });

  it('come with the texts of a feature once it needs them', async () => {
    const localizer = await loadLocalizer('ar');
    expect(localizer.has('shop')).to.be.false;
    await Promise.all([localizer.need('shop'), localizer.need('shop')]);
    expect(localizer.has('shop')).to.be.true;
  });

  it('serve regional tags and the nearest script, and English to everybody else', () => {
    const served = {
      'es-MX': 'es',
      AR: 'ar',
      pt: 'pt-BR',
      'pt-PT': 'pt-BR',
      zh: 'zh-Hans',
      'zh-CN': 'zh-Hans',
      'zh-Hans-SG': 'zh-Hans',
      'zh-TW': 'zh-Hans',
      'de-CH': 'de',
      fi: 'en',
      'not a tag': 'en',
      '': 'en',
    };
    for (const [asked, name] of Object.entries(served)) expect(localeFor(asked)).to.equal(name);
  });

  it('pick plurals by the language’s own rules', async () => {
    const { t } = await loadLocalizer('ar');
    expect(t('product.left', { count: 1 })).to.equal('بقيت قطعة واحدة');
    expect(t('product.left', { count: 3 }))
      .to.contain('قطع')
      .and.contain('3');
    const russian = await loadLocalizer('ru');
    const items = (count: number): string => russian.t('shelf.items', { count });
    expect([1, 2, 5, 11, 21, 22, 25].map(items)).to.deep.equal([
      '1 товар',
      '2 товара',
      '5 товаров',
      '11 товаров',
      '21 товар',
      '22 товара',
      '25 товаров',
    ]);
    const french = await loadLocalizer('fr');
    expect(french.t('shelf.items', { count: 0 })).to.equal('0 article');
    expect(french.t('shelf.items', { count: 1_000_000 })).to.match(/^1\s000\s000 d’articles$/);
    const japanese = await loadLocalizer('ja');
    expect(japanese.t('shelf.items', { count: 1 })).to.equal('1点');
  });

  it('leave the page’s own i18next alone', async () => {
    const { default: globalInstance } = await import('i18next');
    await loadLocalizer('es');
    expect(globalInstance.isInitialized).not.to.be.true;
  });

  it('insert values as they are: escaping is for the view', async () => {
    const { t } = await loadLocalizer('en');
    expect(t('product.open', { name: '<b>' })).to.equal('Show details: <b>');
  });
});

describe('the page’s own words', () => {
  it('stand in place of the room’s, in every language or in those they name', async () => {
    const strings = {
      'badge.live': 'ON AIR',
      'shelf.title': { de: 'Waren', 'zh-Hans': '好物' },
      'shelf.items_other': { de: '{{count, number}} Stück' },
    };
    const german = await loadLocalizer('de-AT', undefined, strings);
    expect(german.t('badge.live')).to.equal('ON AIR');
    expect(german.t('shelf.title')).to.equal('Waren');
    expect(german.t('shelf.items', { count: 1234 })).to.equal('1.234 Stück');
    const french = await loadLocalizer('fr', undefined, strings);
    expect(french.t('badge.live')).to.equal('ON AIR');
    expect(french.t('shelf.title')).to.equal('Produits');
    const chinese = await loadLocalizer('zh-CN', undefined, strings);
    expect(chinese.t('shelf.title')).to.equal('好物');
  });

  it('outlast the texts of a feature that come later', async () => {
    const localizer = await loadLocalizer('en', undefined, { 'shop.search': 'Find a thing' });
    await localizer.need('shop');
    expect(localizer.t('shop.search')).to.equal('Find a thing');
    expect(localizer.t('cart.code')).to.equal('Discount code');
  });

  it('leave ours where they are no words', async () => {
    const bad = { 'badge.live': 7, 'badge.ended': null, 'badge.soon': { en: [] }, nothing: 'x' };
    for (const strings of [bad, null, 'x', [], 5]) {
      const { t } = await loadLocalizer('en', undefined, strings as never);
      expect([t('badge.live'), t('badge.ended'), t('badge.soon')]).to.deep.equal([
        'Live',
        'Ended',
        'Soon',
      ]);
    }
  });
});
