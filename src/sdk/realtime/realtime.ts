import { engineMissing } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { TransportKind } from '../show/show-document.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { Action, ActionAnswer } from './action.js';
import type { Channel, ChannelLink, ChannelParts } from './channel.js';
import type { Outbox, OutboxParts } from './outbox.js';
import type { RealtimeState } from './realtime-state.js';
import type { Transport } from './transport.js';
import type { RoomMessage } from './wire-format.js';

/** What a channel is made with; each is fetched when it is needed. */
export interface ChannelEngines {
  readonly channel: () => Promise<(parts: ChannelParts) => Channel>;
  readonly transport: (kind: TransportKind) => Promise<Transport>;
  readonly outbox: () => Promise<(parts: OutboxParts) => Outbox>;
  readonly httpActions: (url: string, token: ChannelLink['token']) => Promise<OutboxParts['carry']>;
}

export interface RealtimeParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly scope: DisposalScope;
  readonly announcer: Pick<RoomAnnouncer, 'fail' | 'request'>;
  readonly engines: ChannelEngines;
  /** The page's, for every line and every action. */
  readonly token: ChannelLink['token'];
  /** Each message of the room once, those of the state lane in order. */
  readonly deliver: (message: RoomMessage) => void;
}

/** The room's channel: what the studio and the shop say while the show runs, and the way back. */
export class Realtime {
  readonly #store = new SnapshotStore<RealtimeState>({
    status: 'idle',
    rejectedMessages: 0,
    ignoredMessages: 0,
    droppedMessages: 0,
  });
  readonly #parts: RealtimeParts;
  #link: ChannelLink | undefined;
  #channel: Channel | undefined;
  #opening: Promise<Channel | undefined> | undefined;
  #outbox: Promise<Outbox> | undefined;

  constructor(parts: RealtimeParts) {
    this.#parts = parts;
  }

  get store(): ReadableStore<RealtimeState> {
    return this.#store;
  }

  /** Wall time of the server, epoch ms. */
  serverNow(): number {
    return this.#channel?.serverNow() ?? this.#parts.clock.now();
  }

  /** The picture on screen has this stage time: what belongs to it is delivered now. */
  advance(stageTime: number): void {
    this.#channel?.reached(stageTime);
  }

  /** Opens the channel, once: a room has one for its life. */
  async connect(source: Omit<ChannelLink, 'token'>): Promise<void> {
    if (this.#link) return;
    const link = { ...source, token: this.#parts.token };
    this.#link = link;
    const transport = this.#parts.engines.transport(link.transport);
    // Told below; the channel may come later than the failure.
    transport.catch(() => undefined);
    const channel = await this.#open();
    try {
      channel?.dial(link, await transport);
    } catch (cause) {
      this.#unavailable(cause);
    }
  }

  /** Takes what the page has from a line of its own: an envelope, or an array of them. */
  push(envelopes: unknown): void {
    if (this.#channel) this.#channel.push(envelopes);
    else void this.#open().then((channel) => channel?.push(envelopes));
  }

  /** Fetches what carries actions: without a network it would come too late for the first one. */
  prepareActions(): void {
    const link = this.#link;
    if (!link?.actions || this.#parts.scope.disposed) return;
    this.#outbox ??= this.#makeOutbox(link);
    // Not there yet is no failure: the first action asks again, and says so.
    this.#outbox.catch(() => (this.#outbox = undefined));
  }

  /** Takes a viewer's action to the site. Never rejects. */
  async act(action: Action): Promise<ActionAnswer> {
    const { announcer, scope } = this.#parts;
    const { type, data } = action;
    const asked = await announcer.request('action-requested', { type, data });
    if (asked) {
      const { result } = asked;
      return asked.ok
        ? { status: 'accepted', ...(result !== undefined && { result }) }
        : { ...asked, status: 'refused' };
    }
    const link = this.#link;
    const carries = link?.actions !== undefined || this.#channel?.line?.request !== undefined;
    if (!link || !carries || scope.disposed) return { status: 'refused', reason: 'custom-error' };
    try {
      this.#outbox ??= this.#makeOutbox(link);
      return await (await this.#outbox).act(action);
    } catch (cause) {
      this.#outbox = undefined;
      announcer.fail(engineMissing('realtime', cause));
      return { status: 'refused', reason: 'custom-error' };
    }
  }

  /** The page is back: from sleep, from another tab, from being offline. */
  wake(): void {
    this.#channel?.wake();
    void this.#outbox?.then(
      (outbox) => outbox.wake(),
      () => undefined,
    );
  }

  #open(): Promise<Channel | undefined> {
    this.#opening ??= this.#makeChannel();
    return this.#opening;
  }

  async #makeChannel(): Promise<Channel | undefined> {
    const { clock, random, scope, engines, announcer, deliver } = this.#parts;
    try {
      const make = await engines.channel();
      if (scope.disposed) return undefined;
      const channel = make({
        clock,
        random,
        deliver,
        statusChanged: (status) => this.#store.patch({ status }),
        failed: (error) => announcer.fail(error),
        counted: (counts) => this.#store.patch(counts),
      });
      scope.add(() => channel.close());
      this.#channel = channel;
      return channel;
    } catch (cause) {
      this.#unavailable(cause);
      return undefined;
    }
  }

  async #makeOutbox({ actions, token }: ChannelLink): Promise<Outbox> {
    const { clock, random, scope, engines } = this.#parts;
    const [make, post] = await Promise.all([
      engines.outbox(),
      actions === undefined ? undefined : engines.httpActions(actions, token),
    ]);
    return make({
      clock,
      random,
      signal: scope.signal,
      carry: async (text, options) => {
        if (post) return post(text, options);
        const answer = await this.#channel?.line?.request?.(text);
        if (answer === undefined) throw new Error('The line is not open.');
        return { status: 200, text: answer };
      },
    });
  }

  /** The means to connect cannot be had; the room goes on without a channel. */
  #unavailable(cause: unknown): void {
    this.#store.patch({ status: 'closed' });
    this.#parts.announcer.fail(engineMissing('realtime', cause));
  }
}
