import { matchLanguage } from '../../sdk/index.js';

/**
 * Texts of the page's own in place of the room's, by the keys of `locales/`. A string holds in every
 * language; an object holds for the languages it names, and the room's own words for the others.
 */
export type Strings = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What a page says in this language. What is no text is left out: the room's own stands there. */
export function ownStrings(strings: Strings | null | undefined, language: string): object {
  if (typeof strings !== 'object' || strings === null) return {};
  return Object.fromEntries(
    Object.entries(strings)
      .map(([key, text]) => [key, textIn(text, language)] as const)
      .filter(([, text]) => typeof text === 'string'),
  );
}

function textIn(text: unknown, language: string): unknown {
  if (typeof text !== 'object' || text === null) return text;
  const tag = matchLanguage(Object.keys(text), language);
  return tag === undefined ? undefined : (text as Readonly<Record<string, unknown>>)[tag];
}
