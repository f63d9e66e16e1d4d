import type { i18n } from 'i18next';
import { directionOf, type Direction } from './language.js';
import type { TextKey, Texts } from '../locales/en.js';

const locales = {
  en: async (): Promise<Texts> => (await import('../locales/en.js')).en,
  es: async (): Promise<Texts> => (await import('../locales/es.js')).es,
  zh: async (): Promise<Texts> => (await import('../locales/zh.js')).zh,
  ar: async (): Promise<Texts> => (await import('../locales/ar.js')).ar,
} as const;

export type LocaleName = keyof typeof locales;

/** Locales that can be loaded. */
export const localeNames = Object.keys(locales) as readonly LocaleName[];

/** The texts of one language, ready to use. A new language is a new one of these. */
export interface Localizer {
  /** Of the texts: one of `localeNames`. */
  readonly locale: LocaleName;
  /** For numbers, prices and dates: what was asked for, in full. */
  readonly formatLocale: string;
  readonly direction: Direction;
  t(key: TextKey, values?: Readonly<Record<string, string | number>>): string;
}

/** The locale whose texts serve a BCP 47 tag best; English where there is none. */
export function localeFor(language: string): LocaleName {
  const base = language.toLowerCase().split('-')[0];
  return localeNames.find((name) => name === base) ?? 'en';
}

/** `language` with the country of the market, where that is a tag `Intl` understands. */
function formatLocaleOf(language: string, country: string | undefined): string {
  try {
    return new Intl.Locale(language, country ? { region: country } : {}).toString();
  } catch {
    return 'en';
  }
}

/**
 * Loads the library and the texts of a language side by side. The instance is ours alone: the
 * global one of i18next belongs to the page. Rejects when a file cannot be fetched.
 */
export async function loadLocalizer(language: string, country?: string): Promise<Localizer> {
  const locale = localeFor(language);
  const [{ createInstance }, texts] = await Promise.all([import('i18next'), locales[locale]()]);
  const instance: i18n = createInstance();
  await instance.init({
    lng: locale,
    resources: { [locale]: { translation: texts } },
    // Keys have dots and no namespaces; Lit's text bindings do the escaping.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return {
    locale,
    formatLocale: formatLocaleOf(language, country),
    direction: directionOf(locale),
    t: (key, values) => instance.t(key, { ...values }),
  };
}
