import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Localizer } from './localize.js';
import type { Strings } from './strings.js';

/** Keeps the texts of the language that was asked for last; the old ones stay until then. */
export class TextsController implements ReactiveController {
  #host: ReactiveControllerHost;
  #asked = '';
  #strings: Strings | null = null;
  #localizer: Localizer | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get localizer(): Localizer | null {
    return this.#localizer;
  }

  ask(language: string, country: string | null, strings: Strings | null = null): void {
    const asked = `${language} ${country ?? ''}`;
    if (asked === this.#asked && strings === this.#strings) return;
    this.#asked = asked;
    this.#strings = strings;
    void this.#load(asked, language, country ?? undefined);
  }

  async #load(asked: string, language: string, country: string | undefined): Promise<void> {
    const strings = this.#strings;
    const localizer = await loadTexts(language, country, strings)
      // A locale that cannot be fetched must not leave the buttons without names.
      .catch(() => loadTexts('en', country, strings))
      .catch(() => null);
    if (asked !== this.#asked || strings !== this.#strings) return;
    if (localizer) this.#localizer = localizer;
    // Asked again at the next occasion.
    else this.#asked = '';
    if (!localizer) return;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    if (!this.#localizer) this.#host.requestUpdate();
  }
}

/** Nobody reads anything before the first picture, so this code comes after it as well. */
async function loadTexts(
  language: string,
  country: string | undefined,
  strings: Strings | null,
): Promise<Localizer> {
  const { loadLocalizer } = await import('./localize.js');
  return loadLocalizer(language, country, strings);
}
