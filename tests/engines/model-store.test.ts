import { expect } from '@open-wc/testing';
import type { ManifestOf } from '../../src/sdk/captions/model-catalog.js';
import { browserStoreWorld, ModelStore } from '../../src/sdk/engines/model-store.js';
import { RoomError } from '../../src/sdk/room/room-error.js';

const BYTES = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);

/** A server of one file, with the faults that a test wants. */
class FakeServer {
  readonly requests: (string | null)[] = [];
  /** Breaks each of the first answers after so many bytes. */
  breaks: number[] = [];
  status = 200;
  knowsRanges = true;
  bytes = BYTES;
  /** Called when half of the body has gone out. */
  halfway: () => void = () => undefined;

  readonly fetch = async (_input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const range = new Headers(init?.headers).get('range');
    this.requests.push(range);
    if (this.status !== 200) return new Response(null, { status: this.status });
    const from = this.knowsRanges ? Number(/\d+/.exec(range ?? '')?.[0] ?? 0) : 0;
    const breakAt = this.breaks.shift();
    const chunks = this.#chunks(from, breakAt);
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const chunk = chunks.shift();
        if (init?.signal?.aborted) controller.error(init.signal.reason);
        else if (chunk) controller.enqueue(chunk);
        else if (breakAt !== undefined) controller.error(new TypeError('network error'));
        else controller.close();
        if (chunks.length === 2) this.halfway();
      },
    });
    return new Response(body, {
      status: from > 0 ? 206 : 200,
      headers: { etag: '"one"' },
    });
  };

  #chunks(from: number, breakAt = this.bytes.length): Uint8Array[] {
    const chunks: Uint8Array[] = [];
    for (let at = from; at < breakAt; at += 1000) {
      chunks.push(this.bytes.slice(at, Math.min(at + 1000, breakAt)));
    }
    return chunks;
  }
}

describe('ModelStore', () => {
  let server: FakeServer;
  let manifest: ManifestOf<'ctc-streaming'>;
  let store: ModelStore;
  let troubles: RoomError[];
  let progress: number[];
  const never = new AbortController().signal;

  before(async () => {
    manifest = manifestOf(await sha256(BYTES));
  });
  beforeEach(async () => {
    server = new FakeServer();
    troubles = [];
    progress = [];
    store = storeWith({});
    await store.forget();
  });
  after(() => store.forget());

  const storeWith = (world: Partial<ReturnType<typeof browserStoreWorld>>): ModelStore =>
    new ModelStore({
      ...browserStoreWorld(),
      fetch: server.fetch,
      pause: () => Promise.resolve(),
      ...world,
    });
  const load = (signal = never, of = store): Promise<Map<string, Uint8Array>> =>
    of.load(manifest, {
      signal,
      progress: (loaded) => progress.push(loaded),
      trouble: (error) => troubles.push(error),
    });

  it('fetches a model once, and keeps it', async () => {
    expect(await store.has(manifest)).to.be.false;
    expect((await load()).get('model')).to.deep.equal(BYTES);
    expect(await store.has(manifest)).to.be.true;
    expect((await load()).get('model')).to.deep.equal(BYTES);
    expect(server.requests.length).to.equal(1);
  });

  it('tells how far it is', async () => {
    await load();
    expect(progress).to.deep.equal([1000, 2000, 3000, 4000, 5000, 5000]);
  });

  it('goes on where the connection broke', async () => {
    server.breaks = [2500, 4100];
    expect((await load()).get('model')).to.deep.equal(BYTES);
    expect(server.requests).to.deep.equal([null, 'bytes=2500-', 'bytes=4100-']);
  });

  it('begins again where the server knows no ranges', async () => {
    server.breaks = [2500];
    server.knowsRanges = false;
    expect((await load()).get('model')).to.deep.equal(BYTES);
  });

  it('gives up after the fourth break, and keeps nothing', async () => {
    server.breaks = [1, 2, 3, 4];
    expect((await failureOf(load())).code).to.equal('model-unreachable');
    expect(await store.has(manifest)).to.be.false;
  });

  it('takes a 404 for an answer', async () => {
    server.status = 404;
    expect((await failureOf(load())).code).to.equal('model-unreachable');
    expect(server.requests.length).to.equal(1);
  });

  it('asks a busy server again', async () => {
    server.status = 503;
    expect((await failureOf(load())).code).to.equal('model-unreachable');
    expect(server.requests.length).to.equal(4);
  });

  it('refuses a file with another checksum, and keeps nothing of it', async () => {
    server.bytes = BYTES.map((byte) => byte ^ 1);
    expect((await failureOf(load())).code).to.equal('model-corrupt');
    expect(await store.has(manifest)).to.be.false;
  });

  it('refuses a file that is too long before it fills the memory', async () => {
    server.bytes = new Uint8Array(1_000_000);
    expect((await failureOf(load())).code).to.equal('model-corrupt');
    expect(progress.length).to.be.lessThan(10);
  });

  it('fetches again what was damaged on the disk', async () => {
    await load();
    const cache = await caches.open('live-room-models-1');
    const [entry] = await cache.keys();
    await cache.put(entry, new Response('rubbish'));
    expect((await load()).get('model')).to.deep.equal(BYTES);
    expect(server.requests.length).to.equal(2);
  });

  it('keeps nothing of what was called off in the middle', async () => {
    const abort = new AbortController();
    const reason = new Error('left');
    server.halfway = () => abort.abort(reason);
    const failure: unknown = await load(abort.signal).catch((error: unknown) => error);
    expect(failure).to.equal(reason);
    expect(await store.has(manifest)).to.be.false;
  });

  it('works without room on the disk, and says that it will load again', async () => {
    const full = storeWith({ caches: cachesThat('refuse-to-put') });
    expect((await load(never, full)).get('model')).to.deep.equal(BYTES);
    expect(troubles.map(({ code, recoverable }) => [code, recoverable])).to.deep.equal([
      ['model-not-kept', true],
    ]);
  });

  it('works where pages may keep nothing at all', async () => {
    for (const caches of [undefined, cachesThat('refuse-to-open')]) {
      expect((await load(never, storeWith({ caches }))).get('model')).to.deep.equal(BYTES);
    }
    expect(troubles).to.deep.equal([]);
  });

  it('lets go of an older version with the next one', async () => {
    await load();
    server.bytes = BYTES.slice().reverse();
    const newer = manifestOf(await sha256(server.bytes));
    await store.load(newer, { signal: never, progress: () => {}, trouble: () => {} });
    expect(await store.has(newer)).to.be.true;
    expect(await store.has(manifest)).to.be.false;
  });

  it('lets go of what it keeps on request', async () => {
    await load();
    await store.forget('another');
    expect(await store.has(manifest)).to.be.true;
    await store.forget('tones');
    expect(await store.has(manifest)).to.be.false;
  });
});

function manifestOf(hash: string): ManifestOf<'ctc-streaming'> {
  return {
    name: 'tones',
    kind: 'ctc-streaming',
    version: '1',
    languages: ['en'],
    licence: 'MIT',
    sampleRate: 16_000,
    files: [{ role: 'model', url: 'https://models.example/m', bytes: BYTES.length, sha256: hash }],
    punctuation: false,
    decoding: { lmWeight: 0.4, tokenBonus: 1.2 },
    precision: 'float32',
    subsampling: 4,
    chunkFrames: 32,
    states: [],
    evenConfidence: 0.5,
    delayMs: 0,
    flushMs: 0,
  };
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A browser whose disk is full, or a frame in a sandbox. */
function cachesThat(fault: 'refuse-to-put' | 'refuse-to-open'): CacheStorage {
  const refuse = (): Promise<never> =>
    Promise.reject(new DOMException('There is no room.', 'QuotaExceededError'));
  const cache = {
    match: () => Promise.resolve(undefined),
    keys: () => Promise.resolve([]),
    delete: () => Promise.resolve(false),
    put: refuse,
  };
  const open = fault === 'refuse-to-open' ? refuse : () => Promise.resolve(cache);
  return { open } as unknown as CacheStorage;
}

async function failureOf(work: Promise<unknown>): Promise<RoomError> {
  const failure: unknown = await work.catch((error: unknown) => error);
  if (failure instanceof RoomError) return failure;
  throw new Error('It should have failed with a RoomError.', { cause: failure });
}
