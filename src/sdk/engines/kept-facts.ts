import type { FactStore, WaitingFact } from '../insights/fact-store.js';

/** Begins as all that the room keeps does. */
const NAME = 'live-room:insights';
const FACTS = 'facts';

/**
 * Facts that wait, in IndexedDB: it holds more than localStorage, and writes beside the page's own
 * work. The database is made with the first fact, and deleted when the viewer withdraws.
 */
export function keptFacts(): FactStore {
  let opening: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => {
    opening ??= openDatabase(() => (opening = undefined)).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    async put(facts) {
      await write(await open(), (store) => {
        for (const fact of facts) store.put(fact);
      });
    },
    async read(most) {
      const database = await open();
      // By id, and so visit by visit: a batch is of one.
      const request = database.transaction(FACTS).objectStore(FACTS).getAll(null, most);
      return (await settled(request)) as readonly WaitingFact[];
    },
    async remove(ids) {
      await write(await open(), (store) => {
        for (const id of ids) store.delete(id);
      });
    },
    async clear() {
      // Emptied first: another tab may hold the database open, and deleting it would wait for that.
      if (opening || (await exists())) {
        const database = await open();
        await write(database, (store) => store.clear());
        database.close();
        opening = undefined;
      }
      const request = indexedDB.deleteDatabase(NAME);
      await new Promise<void>((resolve) => {
        // Blocked by a tab that holds on to it: it is empty, and goes when that lets go.
        request.onsuccess = request.onblocked = request.onerror = () => resolve();
      });
    },
  };
}

/** Without making one: asking must leave nothing behind. */
async function exists(): Promise<boolean> {
  // Firefox before 126 cannot tell: opened and emptied, it is as good as never there.
  const names = (await (indexedDB as Partial<IDBFactory>).databases?.()) ?? [{ name: NAME }];
  return names.some(({ name }) => name === NAME);
}

async function openDatabase(closed: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(FACTS, { keyPath: 'id' });
  };
  const database = await settled(request);
  // Another tab erases, or the browser makes room: opened again when it is needed.
  database.onversionchange = () => {
    database.close();
    closed();
  };
  database.onclose = closed;
  return database;
}

async function write(database: IDBDatabase, act: (store: IDBObjectStore) => void): Promise<void> {
  const transaction = database.transaction(FACTS, 'readwrite');
  act(transaction.objectStore(FACTS));
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('Aborted.'));
  });
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('Refused.'));
  });
}
