import type { LocalizedText } from '../show/show-document.js';

/** Regions whose readers use a script that the tag does not name. */
const CHINESE_SCRIPTS: Readonly<Record<string, string>> = {
  cn: 'hans',
  sg: 'hans',
  tw: 'hant',
  hk: 'hant',
  mo: 'hant',
};

/** Language and script of a tag, lower case. Regions do not keep people from reading. */
function readability(tag: string): string {
  const [language = '', ...subtags] = tag.toLowerCase().split('-');
  const script =
    subtags.find((subtag) => subtag.length === 4) ??
    // Plain `zh` is written in simplified characters by nearly everyone who sends it.
    (language === 'zh' ? (CHINESE_SCRIPTS[subtags.at(-1) ?? ''] ?? 'hans') : '');
  return `${language}-${script}`;
}

/**
 * The available tag that a reader of `wanted` can read: the same one, else the same language in
 * the same script (`es-MX` → `es`, `zh-CN` → `zh-Hans`). Undefined when there is none.
 */
export function matchLanguage(available: readonly string[], wanted: string): string | undefined {
  const lower = wanted.toLowerCase();
  const key = readability(wanted);
  return (
    available.find((tag) => tag.toLowerCase() === lower) ??
    // The tag without a region stands for all of them.
    available
      .filter((tag) => readability(tag) === key)
      .sort((a, b) => a.length - b.length)
      .at(0)
  );
}

/** What a text says in `language`, else in English, else in the first language it has. */
export function pickText(text: LocalizedText | undefined, language: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  const tags = Object.keys(text);
  const tag = matchLanguage(tags, language) ?? matchLanguage(tags, 'en') ?? tags[0];
  return (tag !== undefined && text[tag]) || '';
}
