import type { Experiments } from '../experiments/experiments.js';
import type { RoomError } from '../room/room-error.js';
import type { ReadableStore } from '../state/snapshot-store.js';
import type { Fact, FactContext, FactClass, FactParams } from './fact.js';
import type { Sight } from './impressions.js';

/** What a page says about measuring. Without any place to go, nothing is recorded. */
export interface InsightsOptions {
  /** Where batches are posted to. */
  readonly endpoint?: string | URL | undefined;
  /** Hears of every fact, once. */
  readonly onFact?: ((fact: Fact, context: FactContext) => void) | undefined;
  /** The page's own data layer; or what finds it, where it is made later. Never made by the room. */
  readonly dataLayer?: DataLayer | (() => DataLayer | null | undefined) | undefined;
  /** Share of visits that are recorded, 0–1, for each kind of fact; all of them unless told. */
  readonly sampling?: Partial<Readonly<Record<FactClass, number>>> | undefined;
  /** Facts wait so long for company before a batch goes, ms; a minute unless told. */
  readonly every?: number | undefined;
  /** Definitions of experiments, of any origin. */
  readonly experiments?: unknown;
  /** Who is experimented on, if the site knows its viewers; otherwise each visit by itself. */
  readonly unit?: string | undefined;
}

export interface DataLayer {
  push(...entries: object[]): unknown;
}

export interface InsightsState {
  /** The viewer has agreed, and there is somewhere to go. */
  readonly recording: boolean;
  readonly visit: string | null;
  /** Facts that the collector does not have yet. */
  readonly waiting: number;
  /** Facts that it has taken, since the room is there. */
  readonly taken: number;
  readonly error: RoomError | null;
}

/** What is measured of a room: `room.insights`, once `startInsights` has been called. */
export interface Insights {
  readonly store: ReadableStore<InsightsState>;
  /** Records a fact of the page's own. Answers whether it was. */
  track(name: string, params?: FactParams): boolean;
  /** Watches an element of the page's own: seen for a second, it is an impression. */
  watch(target: unknown, sight: Sight): () => void;
  /** The viewer chose a product in a list. */
  select(list: string, productId: string): void;
  /** Whether the picture is in view. It is, unless somebody says otherwise. */
  setInView(inView: boolean): void;
  readonly experiments: Experiments;
  /** Sends what waits, now. */
  flush(): Promise<void>;
  /** Resolves when all facts so far would survive a crash. */
  kept(): Promise<void>;
  /** Ends it; the last facts still go. */
  stop(): void;
}
