import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { RoomError } from '../../sdk/index.js';
import type { Clip, ClipCard, ClipProgress, ClipWish, Room } from '../../sdk/index.js';
import { directionOf } from './language.js';
import type { LiveElement } from './live-element.js';
import { priceOf } from './price-of.js';
import { imageUrl } from './safe-url.js';
import { priceRange } from './variant-choice.js';

export type ClipState =
  | { readonly phase: 'idle' }
  | ({ readonly phase: 'making' } & ClipProgress)
  | {
      readonly phase: 'ready';
      readonly clip: Clip;
      readonly url: string;
      readonly poster: string | null;
    }
  | { readonly phase: 'failed'; readonly code: string };

interface Wanted {
  /** Stage time of its end. */
  readonly to: number;
  readonly seconds: number;
  readonly burnt: boolean;
  readonly card: boolean;
}

const IDLE: ClipState = { phase: 'idle' };

/** Makes one clip at a time for a sheet, and lets go of it with the sheet. */
export class ClipJob implements ReactiveController {
  readonly #host: ReactiveControllerHost & LiveElement;
  readonly #room: () => Room | null;
  #state: ClipState = IDLE;
  #abort: AbortController | null = null;

  constructor(host: ReactiveControllerHost & LiveElement, room: () => Room | null) {
    this.#host = host;
    this.#room = room;
    host.addController(this);
  }

  get state(): ClipState {
    return this.#state;
  }

  async start(wanted: Wanted): Promise<void> {
    const room = this.#room();
    if (!room) return;
    this.cancel();
    const abort = new AbortController();
    const { signal } = abort;
    this.#abort = abort;
    this.#set({ phase: 'making', step: 'loading', share: 0 });
    const progress = (next: ClipProgress): void => {
      if (!signal.aborted) this.#set({ phase: 'making', ...next });
    };
    try {
      const clip = await room.sharing.clip(this.#wish(room, wanted), { signal, progress });
      if (signal.aborted) return;
      if (!clip) {
        this.#set({ phase: 'failed', code: 'engine-unavailable' });
        return;
      }
      const url = URL.createObjectURL(clip.video);
      this.#set({ phase: 'ready', clip, url, poster: null });
    } catch (error) {
      if (!signal.aborted)
        this.#set({ phase: 'failed', code: error instanceof RoomError ? error.code : '' });
    }
  }

  /** Ends what is being made, or forgets what was. */
  cancel(): void {
    this.#abort?.abort();
    this.#abort = null;
    if (this.#state.phase !== 'idle') this.#set(IDLE);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  #set(state: ClipState): void {
    if (this.#state.phase === 'ready') URL.revokeObjectURL(this.#state.url);
    this.#state = state;
    this.#host.requestUpdate();
  }

  #wish(room: Room, { to, seconds, burnt, card }: Wanted): ClipWish {
    const from = to - seconds * 1000;
    const { renditions, activeRendition } = room.playback.store.current;
    return {
      from,
      to,
      mode: burnt ? 'burnt' : 'cut',
      captions: burnt
        ? room.captions
            .between(from, to)
            .map(({ language, ...read }) => ({ ...read, direction: directionOf(language) }))
        : [],
      card: card ? this.#card(room) : null,
      preview: burnt,
      size: renditions.find(({ id }) => id === activeRendition) ?? null,
    };
  }

  /** The product on the stage, else the first of the show. */
  #card(room: Room): ClipCard | null {
    const host = this.#host;
    const { products, pins } = room.shop.store.current;
    const product = products.find(({ id }) => id === pins[0]);
    if (!product) return null;
    const { lowest } = priceRange(product);
    return {
      name: host.textOf(product.name),
      price: lowest ? priceOf(host, lowest.price) : '',
      note: host.textOf(room.show.store.current.document?.title),
      image: imageUrl(lowest?.image) ?? imageUrl(product.images[0]?.url),
      direction: host.localizer?.direction ?? 'ltr',
    };
  }
}
