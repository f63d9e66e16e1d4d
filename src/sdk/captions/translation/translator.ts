/**
 * The port to whatever translates: a model in the page, the browser, the site's own service. A page
 * gives one of its own as `room.translation.translator`; it goes before the room's.
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
