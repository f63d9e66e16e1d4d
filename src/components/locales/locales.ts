import { matchLanguage } from '../../sdk/index.js';
import type { Texts } from './en.js';

/** The texts of the room itself, a file for each language. */
export const roomTexts = {
  en: async (): Promise<Texts> => (await import('./en.js')).en,
  es: async (): Promise<Texts> => (await import('./es.js')).es,
  'pt-BR': async (): Promise<Texts> => (await import('./pt-BR.js')).ptBR,
  fr: async (): Promise<Texts> => (await import('./fr.js')).fr,
  de: async (): Promise<Texts> => (await import('./de.js')).de,
  ar: async (): Promise<Texts> => (await import('./ar.js')).ar,
  id: async (): Promise<Texts> => (await import('./id.js')).id,
  vi: async (): Promise<Texts> => (await import('./vi.js')).vi,
  th: async (): Promise<Texts> => (await import('./th.js')).th,
  ja: async (): Promise<Texts> => (await import('./ja.js')).ja,
  ko: async (): Promise<Texts> => (await import('./ko.js')).ko,
  'zh-Hans': async (): Promise<Texts> => (await import('./zh-Hans.js')).zhHans,
  ru: async (): Promise<Texts> => (await import('./ru.js')).ru,
} as const;

export type LocaleName = keyof typeof roomTexts;

/** Locales that can be loaded. */
export const localeNames = Object.keys(roomTexts) as readonly LocaleName[];

/**
 * The locale whose texts serve a BCP 47 tag best: the same language in the same script, else the
 * same language (`pt-PT` reads Brazilian, `zh-TW` simplified characters: nearer than English, and
 * marked as what it is by `lang`), else English.
 */
export function localeFor(language: string): LocaleName {
  const [base = ''] = language.toLowerCase().split('-');
  const found =
    matchLanguage(localeNames, language) ?? localeNames.find((name) => name.split('-')[0] === base);
  return (found as LocaleName | undefined) ?? 'en';
}
