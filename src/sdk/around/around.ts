import { engineMissing } from '../room/room-error.js';
import type { ReplayState } from '../replay/replay-state.js';
import type { ReplayDeskParts } from '../replay/replay-desk.js';
import type { SharingDeskParts } from '../sharing/sharing-desk.js';
import type {
  AttributionCommands,
  AttributionState,
  SharingCommands,
  SharingState,
} from '../sharing/sharing-state.js';
import type { ShowDocument } from '../show/show-document.js';
import { Late, type LateEngine } from '../state/late.js';
import { SnapshotStore } from '../state/snapshot-store.js';

/** What the document says of the show, with what its addresses are relative to. */
export interface ShowWord {
  readonly document: ShowDocument;
  readonly base: string | undefined;
}

/** What there is before the rest has been fetched. */
export const NO_REPLAY: ReplayState = {
  phase: 'none',
  chapters: [],
  moments: [],
  stockThen: {},
  rejected: 0,
};
export const NO_SHARING: SharingState = { clips: true, help: false, referral: null, teaser: null };
export const NO_ATTRIBUTION: AttributionState = { touches: [], allowed: false };

/**
 * What an address may say to a room: a moment, or through whom the visit came (`sharing/links.ts`).
 * A site that calls its moments something else says so in the document. Whatever else an address
 * carries, such as a campaign, fetches nothing.
 */
const SAYS = /[?&#](t|live-(host|partner|ref))=/;

type Commands = SharingCommands & AttributionCommands;

/** All that goes on around a show, once its code is there. */
export interface AroundEngine extends LateEngine<ShowWord>, Commands {}

export interface AroundStores {
  readonly replay: SnapshotStore<ReplayState>;
  readonly sharing: SnapshotStore<SharingState>;
  readonly attribution: SnapshotStore<AttributionState>;
}

/** What the engine is made with; its composition adds what only it knows. */
export type AroundWorld = Omit<ReplayDeskParts, 'changed' | 'decode' | 'loadLog'> &
  Omit<SharingDeskParts, 'changed' | 'attributed' | 'clips'>;

export interface AroundParts extends AroundWorld {
  readonly load: () => Promise<(parts: AroundWorld, stores: AroundStores) => AroundEngine>;
}

/** Before, beside and after the show: the door to replay, links, clips, help and attribution. */
export class Around {
  readonly replay = { store: new SnapshotStore(NO_REPLAY) };
  readonly sharing;
  readonly attribution;
  readonly #late: Late<ShowWord, AroundEngine>;
  readonly #pageUrl: string | undefined;
  #word: ShowWord | undefined;

  constructor(parts: AroundParts) {
    const stores = {
      replay: this.replay.store,
      sharing: new SnapshotStore(NO_SHARING),
      attribution: new SnapshotStore(NO_ATTRIBUTION),
    };
    this.#pageUrl = parts.pageUrl;
    const late = new Late<ShowWord, AroundEngine>({
      make: async () => {
        const make = await parts.load();
        if (parts.scope.disposed) return null;
        const engine = make(parts, stores);
        if (this.#word) engine.receive(this.#word);
        return engine;
      },
      failed: (cause) => parts.announcer.fail(engineMissing('room', cause, true)),
    });
    this.#late = late;
    /** The command of this name, as soon as there is somebody to carry it out. */
    const later = <Name extends keyof Commands>(name: Name): Commands[Name] =>
      (async (...values: never[]) => {
        const command = (await late.open())?.[name] as ((...all: never[]) => unknown) | undefined;
        return command?.(...values);
      }) as Commands[Name];
    this.sharing = {
      store: stores.sharing,
      set: later('set'),
      link: later('link'),
      clip: later('clip'),
      shared: later('shared'),
      help: later('help'),
    };
    this.attribution = {
      store: stores.attribution,
      ordered: later('ordered'),
      keepWith: later('keepWith'),
    };
  }

  /** The show is known. The code is fetched where document or address say anything about it. */
  open(document: ShowDocument, base: string | undefined): void {
    const word = { document, base };
    const { agenda, recording, sharing } = document;
    const said = agenda ?? recording?.events ?? sharing;
    this.#word = word;
    if (this.#late.engine || said !== undefined || SAYS.test(this.#pageUrl ?? ''))
      this.#late.receive(word);
  }

  advance(stageTime: number): void {
    this.#late.advance(stageTime);
  }
}
