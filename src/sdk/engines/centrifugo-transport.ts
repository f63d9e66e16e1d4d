import { Centrifuge, type Subscription } from 'centrifuge';
import type { Dial, Position, Transport, TransportEvents } from '../realtime/transport.js';
import { inNoOrder, serversOf } from './first-socket.js';
import { broughtUpToDate, continuation } from './lane-text.js';

/** For one answer. */
const PATIENCE = 3000;
/** Publications of one request. */
const MAX_HISTORY = 300;

/**
 * Experimental: tried against a server that was written from the protocol's documentation, not
 * against Centrifugo itself.
 *
 * The realtime channel over Centrifugo's bidirectional WebSocket, JSON. Three channels: `state:` with
 * a history, `live:` without, `snapshot:` with a history of one, which is only read. Gaps are
 * mended from the history by what the messages say of their place in the lane.
 */
export const centrifugoTransport: Transport = {
  connect(dial, events) {
    const line = new CentrifugoLine(dial, events);
    const { actions } = dial.names;
    return actions === undefined
      ? line
      : Object.assign(line, { request: (text: string) => line.ask(actions, text) });
  },
};

class CentrifugoLine {
  readonly #events: TransportEvents;
  readonly #channels: { readonly state: string; readonly live: string; readonly snapshot: string };
  #client: Centrifuge | undefined;
  #state: Subscription | undefined;
  #isOpen = false;
  #isDropped = false;

  constructor(dial: Dial, events: TransportEvents) {
    const { room, names } = dial;
    this.#events = events;
    this.#channels = {
      state: names.state ?? `state:${room}`,
      live: names.live ?? `live:${room}`,
      snapshot: names.snapshot ?? `snapshot:${room}`,
    };
    // What the library throws at an address that is none is told like everything else: later.
    queueMicrotask(() => {
      try {
        this.#open(dial.token, inNoOrder(serversOf(dial.url)));
      } catch {
        this.#closed();
      }
    });
  }

  /** The server clock is not asked: the protocol's pings carry no time. */
  send(): void {
    // Nothing to do.
  }

  drop(): void {
    this.#isDropped = true;
    if (this.#client) letGo(this.#client);
  }

  async snapshot(): Promise<string | null> {
    const { snapshot } = this.#channels;
    const history = await this.#client?.history(snapshot, { limit: 1, reverse: true });
    const newest = history?.publications[0];
    return newest
      ? broughtUpToDate(JSON.stringify(newest.data), (at) => this.replay(at, MAX_HISTORY))
      : null;
  }

  async replay(after: Position, atMost: number): Promise<readonly string[] | null> {
    const limit = Math.min(atMost, MAX_HISTORY);
    const history = await this.#state?.history({ limit, reverse: true });
    const texts = history?.publications.map(({ data }) => JSON.stringify(data)) ?? [];
    return continuation(texts, after);
  }

  async ask(method: string, text: string): Promise<string> {
    if (!this.#client) throw new Error('The line is not open.');
    const answer: { data: unknown } = await this.#client.rpc(method, JSON.parse(text));
    return JSON.stringify(answer.data);
  }

  #open(token: Dial['token'], [server = '', ...others]: readonly string[]): void {
    if (this.#isDropped) return;
    const client = new Centrifuge(server, {
      timeout: PATIENCE,
      ...(token && { getToken: () => token() }),
    });
    this.#client = client;
    // The room's connection dials again, not the library: whatever goes wrong ends the line.
    const failed = (): void => {
      letGo(client);
      if (this.#isOpen || others.length === 0) this.#closed();
      else this.#open(token, others);
    };
    client.on('error', failed).on('disconnected', failed);
    client.on('connected', () => client.on('connecting', failed));
    const [state, live] = [this.#channels.state, this.#channels.live].map((channel) => {
      const subscription = client.newSubscription(channel);
      subscription.on('publication', (publication) => {
        const data: unknown = publication.data;
        if (!this.#isDropped) this.#events.message(JSON.stringify(data));
      });
      // One that is refused for good.
      subscription.on('unsubscribed', failed).on('error', failed);
      subscription.subscribe();
      return subscription;
    });
    this.#state = state;
    Promise.all([state?.ready(PATIENCE), live?.ready(PATIENCE)]).then(
      () => {
        if (this.#isDropped || client !== this.#client) return;
        this.#isOpen = true;
        this.#events.opened();
      },
      () => undefined,
    );
    client.connect();
  }

  #closed(): void {
    if (this.#isDropped) return;
    this.drop();
    this.#events.closed();
  }
}

/** Nothing more is heard from it, and it dials no more. */
function letGo(client: Centrifuge): void {
  client.removeAllListeners();
  for (const subscription of Object.values(client.subscriptions())) {
    subscription.removeAllListeners();
  }
  client.disconnect();
}
