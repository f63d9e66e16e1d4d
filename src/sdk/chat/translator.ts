/**
 * The port to whatever translates messages: a model in the page, or the site's own service.
 * Without one there is no button for it.
 */
export interface Translator {
  /** Whether it can; `from` is null where nobody said which language it is. */
  canTranslate(from: string | null, to: string): boolean;
  /** The text in the language `to`, as plain text. Rejects when it could not be done. */
  translate(
    text: string,
    options: { readonly from: string | null; readonly to: string; readonly signal: AbortSignal },
  ): Promise<string>;
}
