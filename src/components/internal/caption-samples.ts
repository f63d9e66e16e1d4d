import { matchLanguage } from '../../sdk/index.js';

/** What the preview of captions says, in each language that a host may speak. */
const SAMPLES: Readonly<Record<string, string>> = {
  en: 'This is how captions look.',
  ar: 'هكذا تظهر الترجمة.',
  de: 'So sehen Untertitel aus.',
  es: 'Así se ven los subtítulos.',
  fr: 'Voici l’aspect des sous-titres.',
  id: 'Beginilah tampilan teks.',
  ja: '字幕はこのように表示されます。',
  ko: '자막이 이렇게 보여요.',
  'pt-BR': 'As legendas ficam assim.',
  ru: 'Так выглядят субтитры.',
  th: 'คำบรรยายจะเป็นแบบนี้',
  vi: 'Phụ đề sẽ trông như thế này.',
  'zh-Hans': '字幕将这样显示。',
};

/** A line as the host would say it; in another language than the reader's. */
export function spokenSample(
  spoken: string,
  read: string,
): { readonly text: string; readonly language: string } {
  const tags = Object.keys(SAMPLES);
  const other = (tag: string): boolean => matchLanguage([tag], read) === undefined;
  const language =
    [matchLanguage(tags, spoken) ?? 'en', 'en', 'es'].find((tag) => other(tag)) ?? 'en';
  return { language, text: SAMPLES[language] ?? '' };
}
