import { en } from '../../src/components/locales/en.js';
import { featureTexts } from '../../src/components/locales/features.js';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MARKED = 'áƀçđéƒĝĥíĵķłɱñóƥɋřšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶŁṀÑÓƤɊŘŠŢÚṼŴẊÝŽ';
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/**
 * Every text of the interface with accents, two fifths longer, in brackets: what does not fit, and
 * what was written into a template, is seen without reading any language.
 */
export async function pseudoStrings(): Promise<Record<string, string>> {
  const features = await Promise.all(Object.values(featureTexts).map((load) => load.en()));
  const english = new Map([en, ...features].flatMap((texts) => Object.entries<string>(texts)));
  return Object.fromEntries(
    [...english].flatMap(([key, text]) => {
      const pseudo = pseudoText(text);
      const base = /^(.*)_other$/.exec(key)?.[1];
      if (base === undefined) return [[key, pseudo]];
      return FORMS.map((form) => [`${base}_${form}`, pseudo]);
    }),
  );
}

function pseudoText(text: string): string {
  const parts = text.split(/(\{\{.*?\}\})/);
  const marked = parts.map((part, index) =>
    index % 2 === 1
      ? part
      : Array.from(part)
          .map((letter) => MARKED[PLAIN.indexOf(letter)] ?? letter)
          .join(''),
  );
  const length = parts.filter((_, index) => index % 2 === 0).join('').length;
  return `⟦${marked.join('')}${' ·'.repeat(Math.ceil((length * 0.4) / 2))}⟧`;
}
