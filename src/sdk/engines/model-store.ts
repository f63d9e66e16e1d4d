import type { ModelFile, ModelManifest } from '../captions/model-catalog.js';
import { RoomError } from '../room/room-error.js';

/** What a store needs to know of a model, whatever it is for. */
export type StoredModel = Pick<ModelManifest, 'name' | 'version' | 'files'>;

/** What a store needs of the browser; a test gives its own. */
export interface ModelStoreWorld {
  readonly fetch: typeof globalThis.fetch;
  /** Undefined where pages may keep nothing: a sandboxed frame, a page without TLS. */
  readonly caches: CacheStorage | undefined;
  readonly digest: ((bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>) | undefined;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface LoadModelOptions {
  readonly signal: AbortSignal;
  readonly progress: (loaded: number, total: number) => void;
  /** Loading goes on; this is worth telling all the same. */
  readonly trouble: (error: RoomError) => void;
}

const CACHE = 'live-room-models-1';
/** Never asked of a network: the names of our entries are made in this place. */
const PLACE = 'https://live-room.invalid/models';
/** A phone that changes from Wi-Fi to its own network is back within seconds. */
const PAUSES_MS = [500, 2000, 5000];

export function browserStoreWorld(): ModelStoreWorld {
  return {
    fetch: (input, init) => fetch(input, init),
    caches: 'caches' in globalThis ? caches : undefined,
    // Without TLS there is no WebCrypto, whatever the type says.
    digest: 'subtle' in crypto ? (bytes) => crypto.subtle.digest('SHA-256', bytes) : undefined,
    pause: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}

/** The files of models: fetched once, checked, and kept in the Cache API. */
export class ModelStore {
  readonly #world: ModelStoreWorld;

  constructor(world: ModelStoreWorld = browserStoreWorld()) {
    this.#world = world;
  }

  /** Whether nothing would have to be fetched. */
  async has(manifest: StoredModel): Promise<boolean> {
    const cache = await this.#open();
    if (!cache) return false;
    const found = manifest.files.map((file) => cache.match(entryOf(manifest, file)));
    return (await Promise.all(found)).every((entry) => entry !== undefined);
  }

  /** Lets go of what is kept: one model, or all. */
  async forget(name?: string): Promise<void> {
    const cache = await this.#open();
    for (const { url } of (await cache?.keys()) ?? []) {
      if (name === undefined || url.startsWith(`${PLACE}/${name}/`)) await cache?.delete(url);
    }
  }

  /** All files by their role. Rejects with a RoomError, or with the signal's reason. */
  async load(
    manifest: StoredModel,
    options: LoadModelOptions,
  ): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
    const cache = await this.#open();
    const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
    const files = new Map<string, Uint8Array<ArrayBuffer>>();
    let before = 0;
    // One after the other: together they would share the same line and need more memory at once.
    for (const file of manifest.files) {
      const kept = await this.#kept(cache, manifest, file);
      const bytes =
        kept ??
        (await this.#download(file, options.signal, (loaded) => {
          options.progress(before + loaded, total);
        }));
      if (!kept) {
        await this.#check(file, bytes);
        options.signal.throwIfAborted();
        await this.#keep(cache, manifest, file, bytes, options.trouble);
      }
      options.signal.throwIfAborted();
      files.set(file.role, bytes);
      before += file.bytes;
      options.progress(before, total);
    }
    return files;
  }

  async #open(): Promise<Cache | undefined> {
    try {
      return await this.#world.caches?.open(CACHE);
    } catch {
      // A sandboxed frame has `caches` and throws when they are opened.
      return undefined;
    }
  }

  async #kept(
    cache: Cache | undefined,
    manifest: StoredModel,
    file: ModelFile,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const entry = entryOf(manifest, file);
    try {
      const response = await cache?.match(entry);
      if (!response) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      await this.#check(file, bytes);
      return bytes;
    } catch {
      // Half written, or the disk forgot: the network knows better.
      await cache?.delete(entry).catch(() => false);
      return undefined;
    }
  }

  async #keep(
    cache: Cache | undefined,
    manifest: StoredModel,
    file: ModelFile,
    bytes: Uint8Array<ArrayBuffer>,
    trouble: (error: RoomError) => void,
  ): Promise<void> {
    if (!cache) return;
    const entry = entryOf(manifest, file);
    try {
      const folder = entry.slice(0, entry.lastIndexOf('/') + 1);
      for (const { url } of await cache.keys()) {
        // An older version of the same file.
        if (url.startsWith(folder)) await cache.delete(url);
      }
      await cache.put(entry, new Response(bytes));
    } catch (cause) {
      const message = `The speech model ${manifest.name} works, but this browser cannot keep it.`;
      trouble(new RoomError('captions', 'model-not-kept', message, { recoverable: true, cause }));
    }
  }

  /** Goes on where the connection broke. Only a whole file is ever kept. */
  async #download(
    file: ModelFile,
    signal: AbortSignal,
    progress: (loaded: number) => void,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = allocate(file);
    let loaded = 0;
    let etag: string | null = null;
    let cause: unknown;
    for (const pause of [0, ...PAUSES_MS]) {
      if (pause > 0) await this.#world.pause(pause, signal);
      signal.throwIfAborted();
      try {
        const response = await this.#world.fetch(file.url, {
          signal,
          headers:
            loaded > 0 ? { range: `bytes=${loaded}-`, ...(etag && { 'if-range': etag }) } : {},
        });
        if (!response.ok) {
          await response.body?.cancel();
          if (response.status < 500 && response.status !== 429) {
            throw unreachable(file, `answers ${response.status}`, undefined);
          }
          cause = response.status;
          continue;
        }
        // A server that knows no ranges, or has another file by now, begins again.
        if (response.status !== 206) loaded = 0;
        etag = response.headers.get('etag');
        for await (const chunk of chunksOf(response)) {
          if (loaded + chunk.length > bytes.length) throw corrupt(file, 'is longer than it says');
          bytes.set(chunk, loaded);
          loaded += chunk.length;
          progress(loaded);
        }
        if (loaded === bytes.length) return bytes;
        cause = 'The body ended early.';
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof RoomError) throw error;
        cause = error;
      }
    }
    throw unreachable(file, 'cannot be fetched', cause);
  }

  async #check(file: ModelFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (bytes.length !== file.bytes) throw corrupt(file, `has ${bytes.length} bytes`);
    if (file.sha256 === undefined || !this.#world.digest) return;
    const digest = new Uint8Array(await this.#world.digest(bytes));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hex !== file.sha256) throw corrupt(file, 'has another checksum');
  }
}

/** By content: the same weights from another address are known. */
function entryOf({ name, version }: StoredModel, { role, sha256 }: ModelFile): string {
  return `${PLACE}/${name}/${encodeURIComponent(role)}/${sha256 ?? encodeURIComponent(version)}`;
}

function allocate(file: ModelFile): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(file.bytes);
  } catch (cause) {
    const message = `There is no memory for ${file.bytes} bytes of a speech model.`;
    throw new RoomError('captions', 'model-memory', message, { cause });
  }
}

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    // After the end, and after a failure, this does nothing.
    await reader.cancel().catch(() => undefined);
  }
}

function unreachable({ url }: ModelFile, what: string, cause: unknown): RoomError {
  return new RoomError('captions', 'model-unreachable', `${url} ${what}.`, { cause });
}

function corrupt({ url }: ModelFile, what: string): RoomError {
  return new RoomError('captions', 'model-corrupt', `${url} ${what}: it is not that model.`);
}
