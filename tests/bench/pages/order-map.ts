/**
 * One map with orders coming in: `engine` ours, echarts, globe or none; `rate` orders a second,
 * told in buckets of five seconds as a site tells them. All engines get the same buckets.
 */
import { ContextProvider } from '@lit/context';
import { roomContext } from '../../../src/components/index.js';
import { loadView } from '../../../src/components/internal/lazy.js';
import { loadLocalizer } from '../../../src/components/internal/localize.js';
import { OrderBoard } from '../../../src/sdk/orders/order-board.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { systemClock } from '../../../src/sdk/state/clock.js';
import { FakeRoom } from '../../helpers/fake-room.js';
import { countryWeights, degreesOf, type Bucket, type Peer } from './order-peers.js';

const BUCKET_MS = 5000;

const query = new URLSearchParams(location.search);
const engine = query.get('engine') ?? 'none';
const perBucket = (Number(query.get('rate')) * BUCKET_MS) / 1000;
const stage = document.querySelector<HTMLElement>('#stage')!;
Object.assign(stage.style, {
  width: '390px',
  height: '640px',
  background: '#fff',
  overflow: 'auto',
});

/** Small and with a seed, so that all engines see the same orders. */
let seed = 7;
const chance = (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

const truth: Record<string, number> = {};
/** What is new in a bucket; the truth grows by it. */
function nextBucket(): Bucket {
  const fresh: Record<string, number> = {};
  let left = perBucket;
  for (const [code, weight] of countryWeights) {
    const count = Math.min(left, Math.round(perBucket * weight * (0.6 + 0.8 * chance())));
    left -= count;
    if (count > 0) fresh[code] = count;
  }
  if (left > 0) fresh['KR'] = (fresh['KR'] ?? 0) + left;
  for (const [code, count] of Object.entries(fresh)) truth[code] = (truth[code] ?? 0) + count;
  return { fresh, sums: { ...truth } };
}

const engines: Readonly<Record<string, () => Promise<Peer>>> = {
  none: async () => ({ tell: () => 0 }),
  async ours() {
    const room = new FakeRoom();
    room.orders.mapOptions = { home: 'US' };
    const localizer = await loadLocalizer('en');
    await localizer.need('orders');
    new ContextProvider(stage, { context: roomContext, initialValue: { room, localizer } });
    const board = new OrderBoard({
      clock: systemClock,
      scope: new DisposalScope(),
      announcer: {
        announce: () => undefined,
        request: async () => undefined,
        fail: () => undefined,
      },
      serverNow: () => systemClock.now(),
      changed: (change) => room.stores.orders.patch(change),
    });
    const since = systemClock.now() - 3_600_000;
    const statements: string[] = [];
    const hear = (text: string | undefined): void => {
      if (text !== undefined)
        board.receive(JSON.parse(text) as Parameters<OrderBoard['receive']>[0]);
    };
    // As in a room: the map is opened from the line on the stage, which is there by then.
    const line = document.createElement('live-orders');
    const ready = async (): Promise<void> => {
      await loadView('live-orders');
      stage.append(line);
      while (!line.shadowRoot?.querySelector('button')) await nextPaint();
    };
    return {
      ready,
      async open() {
        await loadView('live-order-map');
        const view = document.createElement('live-order-map');
        stage.append(view);
        const painted = (): boolean => {
          const ground = view.shadowRoot?.querySelector('canvas');
          return (ground?.width ?? 0) > 0 && !!view.shadowRoot?.querySelector('table');
        };
        while (!painted()) await new Promise((resolve) => requestAnimationFrame(resolve));
        await nextPaint();
      },
      /** Over a line that loses one statement in ten, repeats one and brings one late. */
      tell({ sums }) {
        const until = Math.floor(systemClock.now());
        const data = { since, until, bucket: BUCKET_MS, k: 10, sums, other: 0, simulated: false };
        const text = JSON.stringify({ type: 'orders', data, ts: until, at: until });
        statements.push(text);
        const fate = chance();
        if (fate < 0.1 && statements.length > 1) return 0;
        hear(text);
        if (fate > 0.9) hear(text);
        if (fate > 0.4 && fate < 0.5) hear(statements.at(-2));
        board.advance(until);
        const total = Object.values(sums).reduce((sum, count) => sum + count, 0);
        return room.stores.orders.current.tally?.total === total ? 0 : 1;
      },
    };
  },
  echarts: async () => (await import('./order-peer-echarts.js')).echartsPeer(stage),
  globe: async () => (await import('./order-peer-globe.js')).globePeer(stage, degreesOf),
};

/** After the frame that is being made now. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    }),
  );
}

/** Counts the frames of the next `ms`. */
function frames(ms: number): Promise<number> {
  return new Promise((resolve) => {
    let [count, from] = [0, 0];
    const frame = (now: number): void => {
      if (from === 0) from = now;
      else count += 1;
      if (now - from < ms) requestAnimationFrame(frame);
      else resolve((count * 1000) / (now - from));
    };
    requestAnimationFrame(frame);
  });
}

const peer = await engines[engine]();
let errors = 0;
let told = 0;
const tell = (): void => {
  errors += peer.tell(nextBucket());
  told += 1;
};

declare global {
  var orderBench: {
    open(): Promise<number>;
    readonly frames: typeof frames;
    tally(): { readonly errors: number; readonly told: number };
  };
}

globalThis.orderBench = {
  /** Ms from opening the map to its first paint. */
  async open() {
    tell();
    await peer.ready?.();
    const from = performance.now();
    await peer.open?.();
    const ms = performance.now() - from;
    tell();
    setInterval(tell, BUCKET_MS);
    return ms;
  },
  frames,
  tally: () => ({ errors, told }),
};
