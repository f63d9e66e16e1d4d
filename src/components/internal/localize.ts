import type { i18n } from 'i18next';
import { formatLocaleFor } from '../../sdk/index.js';
import { directionOf, type Direction } from './language.js';
import type { TextKey } from '../locales/en.js';
import type { Feature } from '../locales/features.js';
import { localeFor, roomTexts, type LocaleName } from '../locales/locales.js';
import { ownStrings, type Strings } from './strings.js';

/** The texts of one language, ready to use. A new language is a new one of these. */
export interface Localizer {
  /** Of the texts: what they are written in, not what was asked for. */
  readonly locale: LocaleName;
  /** For numbers, prices and dates: what was asked for, in full. */
  readonly formatLocale: string;
  readonly direction: Direction;
  /** Empty for a text of a feature that is not there. */
  t(key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  has(feature: Feature): boolean;
  /** Fetches the texts of a feature; English where those of the language cannot be had. */
  need(feature: Feature): Promise<void>;
}

/**
 * Loads the library and the texts of a language side by side. The instance is ours alone: the
 * global one of i18next belongs to the page. Rejects when a file cannot be fetched.
 */
export async function loadLocalizer(
  language: string,
  country?: string,
  strings?: Strings | null,
): Promise<Localizer> {
  const locale = localeFor(language);
  const [{ createInstance }, texts] = await Promise.all([import('i18next'), roomTexts[locale]()]);
  const own = ownStrings(strings, language);
  const instance: i18n = createInstance();
  await instance.init({
    lng: locale,
    resources: { [locale]: { translation: { ...texts, ...own } } },
    // Keys have dots and no namespaces; Lit's text bindings do the escaping.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: () => '',
  });
  /** Texts without values: asked for with every rendering, and always the same. */
  const plain = new Map<TextKey, string>();
  const textOf = (key: TextKey): string => {
    const text = plain.get(key) ?? instance.t(key);
    // What belongs to a feature comes later.
    if (text !== '') plain.set(key, text);
    return text;
  };
  const needed = new Map<Feature, Promise<void>>();
  const there = new Set<Feature>();
  const fetchFeature = async (feature: Feature): Promise<void> => {
    const { featureTexts } = await import('../locales/features.js');
    const load: Readonly<Record<LocaleName, () => Promise<object>>> = featureTexts[feature];
    const texts = await load[locale]().catch(() => load.en());
    // The page's own words stay, whatever comes later.
    instance.addResourceBundle(locale, 'translation', { ...texts, ...own });
    there.add(feature);
  };
  return {
    locale,
    formatLocale: formatLocaleFor(language, country),
    direction: directionOf(locale),
    t: (key, values) => (values ? instance.t(key, { ...values }) : textOf(key)),
    has: (feature) => there.has(feature),
    need(feature) {
      const needs = needed.get(feature) ?? fetchFeature(feature);
      needed.set(feature, needs);
      // Asked again, it is fetched again.
      needs.catch(() => needed.delete(feature));
      return needs;
    },
  };
}
