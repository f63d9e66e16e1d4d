import { createContext } from '@lit/context';
import type { Room } from '../../sdk/index.js';
import type { Localizer } from './localize.js';

/** What a view stands in: the room, and the language it speaks. */
export interface RoomScope {
  readonly room: Room | null;
  /** Null until the texts have arrived. */
  readonly localizer: Localizer | null;
}

/** The one context of the package. `Symbol.for`: two copies on a page find each other. */
export const roomContext = createContext<RoomScope>(Symbol.for('live-room'));
