import { TranslationDesk } from './captions/translation/translation-desk.js';

type Parts = ConstructorParameters<typeof TranslationDesk>[0];

/** Puts together what translates, with the translators that the page and its assets have. */
export async function openTranslation(assets: string | undefined) {
  const { pageTranslators } = await import('./engines/translators.js');
  return (parts: Parts): TranslationDesk => new TranslationDesk(parts, pageTranslators(assets));
}
