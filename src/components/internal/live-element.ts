import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import type { CSSResultGroup } from 'lit';
import type { LocalizedText, Money, Room } from '../../sdk/index.js';
import { formatMoney, pickText } from '../../sdk/index.js';
import type { TextKey } from '../locales/en.js';
import { roomContext } from './room-context.js';
import { baseStyles } from './base.styles.js';
import type { Localizer } from './localize.js';

/** A view in a room: finds the room and the texts around it, and renders when either changes. */
export abstract class LiveElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  #scope = new ContextConsumer(this, { context: roomContext, subscribe: true });

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

  priceOf(money: Money): string {
    return formatMoney(money, this.localizer?.formatLocale ?? 'en');
  }
}
