import { expect } from '@open-wc/testing';
import { loadLocalizer, localeFor, localeNames } from '../../src/components/internal/localize.js';
import { ar } from '../../src/components/locales/ar.js';
import { en } from '../../src/components/locales/en.js';
import { es } from '../../src/components/locales/es.js';
import { zh } from '../../src/components/locales/zh.js';

const locales: Readonly<Record<string, Readonly<Record<string, string>>>> = { ar, en, es, zh };
const plurals = Object.keys(en)
  .filter((key) => key.endsWith('_other'))
  .map((key) => key.slice(0, -'_other'.length));

/** Names in braces; what a plural form may leave out is the count. */
const slots = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)/g)].flatMap(([, name]) => (name && name !== 'count' ? [name] : []));

describe('the locales', () => {
  for (const name of localeNames) {
    const texts = locales[name];

    it(`${name} says every plural in all forms of the language`, () => {
      const { pluralCategories } = new Intl.PluralRules(name).resolvedOptions();
      for (const base of plurals)
        for (const category of pluralCategories)
          expect(texts).to.have.property(`${base}_${category}`);
    });

    it(`${name} keeps the slots of the English texts`, () => {
      for (const [key, text] of Object.entries(en))
        if (!key.endsWith('_one')) expect(slots(texts[key] ?? ''), key).to.deep.equal(slots(text));
    });
  }

  it('serve regional tags, and English to everybody else', () => {
    expect(localeFor('es-MX')).to.equal('es');
    expect(localeFor('zh-CN')).to.equal('zh');
    expect(localeFor('AR')).to.equal('ar');
    expect(localeFor('fi')).to.equal('en');
  });

  it('pick plurals by the language’s own rules', async () => {
    const { t } = await loadLocalizer('ar');
    expect(t('product.left', { count: 1 })).to.equal('بقيت قطعة واحدة');
    expect(t('product.left', { count: 3 }))
      .to.contain('قطع')
      .and.contain('3');
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
