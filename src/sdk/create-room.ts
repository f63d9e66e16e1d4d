import type { CartProvider } from './shop/cart-provider.js';
import type { ShowDocument } from './show/show-document.js';
import type { Room } from './room/room.js';

export interface CreateRoomOptions {
  /** Address of a show document, the document itself, or a bare stream: `{ stream: url }`. */
  readonly show: string | URL | ShowDocument | { readonly stream: string };
  /** BCP 47 tag; chooses texts and captions. */
  readonly language?: string;
  /** Captions at the start: a language, or off. */
  readonly captions?: string | null;
  readonly muted?: boolean;
  /** Start playing without a tap, muted if the browser asks for it. */
  readonly autoplay?: boolean;
  readonly cartProvider?: CartProvider | null;
  /** Angle to begin with. */
  readonly angle?: string;
}

/** Makes a room. Does nothing until `join()`. */
export declare function createRoom(options: CreateRoomOptions): Room;
