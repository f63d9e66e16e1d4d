import type { Experiments, ExperimentsParts } from '../experiments/experiments.js';
import type { Room } from '../room/room.js';
import { RoomError } from '../room/room-error.js';
import type { RoomEventMap, RoomEventOf } from '../room/room-events.js';
import type { Clock } from '../state/clock.js';
import { DisposalScope } from '../state/disposal-scope.js';
import { randomId } from '../state/random-id.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import { dataLayerSink } from './data-layer.js';
import {
  isFactName,
  type DeviceClass,
  type FactMap,
  type FactName,
  type FactParams,
  type FactSink,
  type NetworkClass,
} from './fact.js';
import { jsonOf } from './fact-batch.js';
import { FactQueue, type SendFacts } from './fact-queue.js';
import type { FactStore } from './fact-store.js';
import { FactStream } from './fact-stream.js';
import { Health } from './health.js';
import { Impressions, type Sight, type Viewport } from './impressions.js';
import type { Insights, InsightsOptions, InsightsState } from './insights-options.js';
import { ShopFacts } from './shop-facts.js';
import { WatchClock } from './watch-clock.js';

/** What insights take from the world around them. A test, or a simulation, gives its own. */
export interface InsightsWorld {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly viewport: Viewport;
  readonly store: FactStore;
  /** How batches get to an endpoint. */
  readonly send: (endpoint: string) => SendFacts;
  readonly device: () => DeviceClass;
  readonly network: () => NetworkClass;
  /** Whether the page is in view. */
  readonly visible: () => boolean;
  /** Makes what chooses arms. */
  readonly experiments: (parts: ExperimentsParts) => Experiments;
  /** The page is hidden, and may be gone in a moment. */
  readonly onHide: (hide: () => void, signal: AbortSignal) => void;
  /** The page is back, or online again. */
  readonly onWake: (wake: () => void, signal: AbortSignal) => void;
  readonly baseUrl: string | undefined;
}

/** As much of a room as is measured. */
export type MeasuredRoom = Pick<Room, 'language' | 'addEventListener' | 'timeline'> & {
  readonly [Domain in 'show' | 'playback' | 'captions' | 'shop' | 'market']: Pick<
    Room[Domain],
    'store'
  >;
} & { readonly interactions: Pick<Room['interactions'], 'serverNow'> };

const EVERY = 60_000;
/** A fact is not the place for texts. */
const MOST_CHARACTERS = 2000;
const SLOWEST = 3_600_000;

/** Turns what happens in a room into facts, while the viewer agrees to it. */
export class RoomInsights implements Insights {
  readonly experiments: Experiments;
  readonly #store = new SnapshotStore<InsightsState>({
    recording: false,
    visit: null,
    waiting: 0,
    taken: 0,
    error: null,
  });
  readonly #room: MeasuredRoom;
  readonly #world: InsightsWorld;
  readonly #scope = new DisposalScope();
  readonly #queue: FactQueue | null;
  readonly #stream: FactStream;
  readonly #shop: ShopFacts;
  readonly #health: Health;
  readonly #watch: WatchClock;
  readonly #impressions: Impressions;
  #inView = true;
  #status: string;

  constructor(room: MeasuredRoom, options: InsightsOptions, world: InsightsWorld) {
    this.#room = room;
    this.#world = world;
    this.#status = room.show.store.current.status;
    this.#queue = this.#makeQueue(options);
    this.#stream = new FactStream({
      clock: world.clock,
      random: world.random,
      context: () => ({
        show: room.show.store.current.document?.id ?? '',
        country: room.market.store.current.country,
        language: room.language,
        device: world.device(),
        network: world.network(),
      }),
      sampling: {
        shop: share(options.sampling?.shop),
        show: share(options.sampling?.show),
        health: share(options.sampling?.health),
      },
      sinks: this.#sinks(options),
    });
    const { clock } = world;
    this.#shop = new ShopFacts({
      now: () => clock.now(),
      shop: () => room.shop.store.current,
      language: () => room.language,
      record: (name, params) => this.#record(name, params),
    });
    this.#health = new Health({
      now: () => clock.now(),
      playback: () => room.playback.store.current,
      captions: () => room.captions.store.current,
      stageTime: () => room.timeline.now,
      serverNow: () => room.interactions.serverNow(),
      network: world.network,
      tell: (health) => this.#record('live_health', health),
    });
    this.#impressions = new Impressions({
      clock,
      viewport: world.viewport,
      products: (list, ids) => this.#shop.seen(list, ids),
      interaction: (id, kind) =>
        this.#record('live_interaction_view', {
          interaction_id: id,
          kind: kind as FactMap['live_interaction_view']['kind'],
        }),
    });
    this.#watch = new WatchClock({
      clock,
      watching: () => this.#watching,
      watched: (seconds) => this.#record('live_watch', { seconds }),
      tick: (ms) => this.#health.tick(ms),
    });
    this.experiments = world.experiments({
      // Nobody's name: without one of the site's, it lives as long as the room.
      unit: options.unit ?? randomId(world.random),
      exposed: (experiment, arm) => this.#record('live_experiment', { experiment, arm }),
      warn: (message) => this.#refuse(message),
    });
    this.experiments.set(options.experiments);
    this.#follow();
    this.#settleConsent();
  }

  get store(): ReadableStore<InsightsState> {
    return this.#store;
  }

  track(name: string, params: FactParams = {}): boolean {
    if (!isFactName(name)) return this.#refuse(`“${String(name)}” is no name of a fact.`);
    // Taken as it is now: what the page does to its object later is no longer said by this fact.
    const text = jsonOf(params);
    const said: unknown = text === undefined ? undefined : JSON.parse(text);
    if (text === undefined || typeof said !== 'object' || said === null || Array.isArray(said))
      return this.#refuse(`What “${name}” says is no object that can be written as JSON.`);
    if (text.length > MOST_CHARACTERS) return this.#refuse(`“${name}” says too much for a fact.`);
    return this.#stream.record(name, said as FactParams);
  }

  watch(target: unknown, sight: Sight): () => void {
    return this.#impressions.watch(target, sight);
  }

  select(list: string, productId: string): void {
    this.#shop.selected(list, productId);
  }

  setInView(inView: boolean): void {
    this.#inView = inView;
  }

  async flush(): Promise<void> {
    await this.#queue?.flush();
  }

  async kept(): Promise<void> {
    await this.#queue?.kept();
  }

  stop(): void {
    if (this.#scope.disposed) return;
    this.#tellOpenSums();
    this.#scope.dispose();
    this.#watch.stop();
    this.#impressions.end();
    this.#stream.close();
    this.#queue?.end();
    this.#store.patch({ recording: false, visit: null });
  }

  get #watching(): boolean {
    const { phase, pictureInPicture } = this.#room.playback.store.current;
    const seen = pictureInPicture || (this.#inView && this.#world.visible());
    return phase === 'playing' && seen && this.#stream.visit !== null;
  }

  #record<Name extends FactName>(name: Name, params: FactMap[Name]): void {
    // An interface of named fields is a record of values; the compiler wants to hear it.
    this.#stream.record(name, params as unknown as FactParams);
  }

  #refuse(message: string): false {
    this.#store.patch({ error: new RoomError('insights', 'insights-invalid', message) });
    return false;
  }

  #makeQueue({ endpoint, every }: InsightsOptions): FactQueue | null {
    if (endpoint === undefined) return null;
    const { baseUrl, clock, random, store, send } = this.#world;
    const url = URL.canParse(endpoint, baseUrl) ? new URL(endpoint, baseUrl) : null;
    if (!url || !/^https?:$/.test(url.protocol)) {
      this.#refuse('The endpoint of insights is no address of http or https.');
      return null;
    }
    return new FactQueue({
      clock,
      random,
      store,
      send: send(url.href),
      every: every !== undefined && every > 0 ? Math.min(every, SLOWEST) : EVERY,
      changed: (change) => this.#store.patch(change),
    });
  }

  #sinks({ onFact, dataLayer }: InsightsOptions): readonly FactSink[] {
    return [
      ...(this.#queue ? [this.#queue] : []),
      ...(onFact ? [{ take: onFact }] : []),
      ...(dataLayer ? [dataLayerSink(dataLayer)] : []),
    ];
  }

  #settleConsent(): void {
    const { granted, by } = this.#room.market.store.current.consent;
    if (!granted.includes('performance')) {
      // Silence erases nothing: what was agreed to at an earlier visit waits for the answer.
      if (this.#stream.visit !== null || by !== 'nobody') this.#erase();
      return;
    }
    // What has to be said of a visit is in the document.
    if (this.#stream.visit !== null || this.#room.show.store.current.document === null) return;
    this.#stream.open();
    this.#watch.reset();
    this.#health.reset();
    this.#impressions.begin();
    void this.#queue?.open();
    const { visit } = this.#stream;
    this.#store.patch({ recording: true, visit });
    this.#record('live_join', { status: this.#room.show.store.current.status });
    const { firstPictureMs } = this.#room.playback.store.current;
    if (firstPictureMs !== null) this.#tellStart(firstPictureMs);
    this.experiments.tellAgain();
  }

  #erase(): void {
    this.#stream.erase();
    this.#impressions.end();
    this.#store.patch({ recording: false, visit: null });
  }

  #tellStart(after: number): void {
    this.#record('video_start', { after_ms: after });
  }

  #tellOpenSums(): void {
    this.#watch.tell();
    this.#health.tell();
  }

  #follow(): void {
    const { market, playback, show } = this.#room;
    const { onHide, onWake } = this.#world;
    const { signal } = this.#scope;
    const health = this.#health;
    const shop = this.#shop;
    const settle = (): void => this.#settleConsent();
    for (const stop of [
      market.store.subscribe(settle),
      show.store.subscribe(() => {
        settle();
        this.#followStatus();
      }),
      playback.store.subscribe(() => health.playbackChanged()),
    ])
      this.#scope.add(stop);
    onHide(() => {
      this.#tellOpenSums();
      this.#queue?.flushLast();
    }, signal);
    onWake(() => void this.#queue?.flush(), signal);

    const on = <Type extends keyof RoomEventMap>(
      type: Type,
      listener: (event: RoomEventOf<Type>) => void,
    ): void => this.#room.addEventListener(type, listener, { signal });
    on('playback-started', ({ detail }) => this.#tellStart(detail.afterMs));
    on('source-changed', () => health.failedOver());
    on('caption-shown', ({ detail }) => health.captionShown(detail.cue));
    on('product-viewed', ({ detail }) => shop.viewed(detail.productId));
    on('add-to-cart-requested', (event) => shop.addWished(event));
    on('cart-update-requested', (event) => shop.updateWished(event));
    on('cart-changed', ({ detail }) => shop.cartChanged(detail.cart));
    on('checkout-requested', ({ detail }) => shop.checkoutWished(detail.cart));
    on('payment-changed', ({ detail }) => shop.paymentChanged(detail.payment));
    on('interaction-moved', ({ detail: { interactionId, kind, move } }) =>
      this.#record('live_interaction', { interaction_id: interactionId, kind, move }),
    );
    on('coupon-claimed', ({ detail }) =>
      this.#record('live_coupon_claim', { interaction_id: detail.interactionId }),
    );
    on('chat-message-sent', ({ detail }) =>
      this.#record('live_chat', { length: detail.text.length }),
    );
    on('shared', ({ detail }) => this.#record('share', { content_type: detail.what }));
    on('follow-changed', ({ detail }) => this.#record('live_follow', detail));
    on('room-failed', ({ detail: { error } }) => {
      const { family, code, recoverable } = error;
      this.#record('live_error', { family, code, recoverable });
    });
  }

  #followStatus(): void {
    const { status } = this.#room.show.store.current;
    if (status === this.#status) return;
    this.#status = status;
    if (status !== 'ended') return;
    this.#tellOpenSums();
    this.#record('video_complete', { status });
  }
}

/** 0–1; all of it where nobody has said, or has said something else. */
function share(wish: number | undefined): number {
  return wish !== undefined && wish >= 0 && wish <= 1 ? wish : 1;
}
