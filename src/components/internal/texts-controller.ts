import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadLocalizer } from './localize.js';
import type { Localizer } from './localize.js';

/** Keeps the texts of the language that was asked for last; the old ones stay until then. */
export class TextsController implements ReactiveController {
  #host: ReactiveControllerHost;
  #asked = '';
  #localizer: Localizer | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get localizer(): Localizer | null {
    return this.#localizer;
  }

  ask(language: string, country: string | null): void {
    const asked = `${language} ${country ?? ''}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#load(asked, language, country ?? undefined);
  }

  async #load(asked: string, language: string, country: string | undefined): Promise<void> {
    const localizer = await loadLocalizer(language, country)
      // A locale that cannot be fetched must not leave the buttons without names.
      .catch(() => loadLocalizer('en', country))
      .catch(() => null);
    if (asked !== this.#asked) return;
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
