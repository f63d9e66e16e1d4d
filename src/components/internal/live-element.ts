import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import type { CSSResultGroup } from 'lit';
import type { LocalizedText, Room } from '../../sdk/index.js';
import { pickText } from '../../sdk/index.js';
import type { TextKey } from '../locales/en.js';
import type { Feature } from '../locales/features.js';
import { roomContext } from './room-context.js';
import { baseStyles } from './base.styles.js';
import type { Localizer } from './localize.js';

/** A view in a room: finds the room and the texts around it, and renders when either changes. */
export abstract class LiveElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;
  /** The feature whose texts the view needs beside those of the room. */
  static texts: Feature | null = null;

  #scope = new ContextConsumer(this, { context: roomContext, subscribe: true });

  constructor() {
    super();
    this.addController({ hostUpdate: () => this.#needTexts() });
  }

  get room(): Room | null {
    return this.#scope.value?.room ?? null;
  }

  get localizer(): Localizer | null {
    return this.#scope.value?.localizer ?? null;
  }

  /** A text of the interface; empty until the texts have arrived. */
  t(key: TextKey, values?: Readonly<Record<string, string | number>>): string {
    return this.localizer?.t(key, values) ?? '';
  }

  /** A text of the show, in the viewer's language if it has it. */
  textOf(text: LocalizedText | undefined): string {
    return pickText(text, this.room?.language ?? 'en');
  }

  #needTexts(): void {
    const { localizer } = this;
    const { texts } = this.constructor as typeof LiveElement;
    if (!localizer || !texts || localizer.has(texts)) return;
    localizer.need(texts).then(
      () => this.requestUpdate(),
      // Asked again at the next occasion.
      () => undefined,
    );
  }
}
