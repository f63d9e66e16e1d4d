// @ts-check
// What has been decided, on disk before anybody hears of it: a file that is only ever appended to,
// and now and then a snapshot, so that it does not grow for ever.

import { open, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Entries after which a snapshot is taken. */
const SNAPSHOT_AFTER = 20_000;

/**
 * @typedef {object} Journal
 * @property {(entry: object) => Promise<void>} append Resolves when it cannot be lost any more.
 * @property {() => Promise<void>} close
 */

/**
 * Opens the journal in a folder, and tells what is in it, oldest first.
 *
 * @param {string} folder
 * @param {object} state
 * @param {(snapshot: any) => void} state.restore Called once at most, before any entry.
 * @param {(entry: any) => void} state.replay
 * @param {() => object} state.snapshot Everything that the entries so far have come to.
 * @returns {Promise<Journal>}
 */
export async function openJournal(folder, { restore, replay, snapshot }) {
  await mkdir(folder, { recursive: true });
  let generation = await restoreLast(folder, restore, replay);
  generation += 1;
  // What was there is part of a new snapshot: a torn last line is not appended to.
  let file = await begin(folder, generation, snapshot());
  let count = 0;
  /** @type {{ line: string, done: () => void, failed: (error: unknown) => void }[]} */
  let waiting = [];
  let writing = Promise.resolve();
  let scheduled = false;

  /** Everything that came while the disk was busy goes out with one write and one sync. */
  const flush = async () => {
    scheduled = false;
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      await file.appendFile(batch.map(({ line }) => line).join(''));
      await file.datasync();
      count += batch.length;
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
      return;
    }
    if (count < SNAPSHOT_AFTER || waiting.length > 0) return;
    // Nothing waits, so that the state is exactly what has been written.
    const former = file;
    generation += 1;
    file = await begin(folder, generation, snapshot());
    count = 0;
    await former.close();
    await sweep(folder, generation);
  };

  await sweep(folder, generation);
  return {
    append: (entry) =>
      new Promise((done, failed) => {
        waiting.push({ line: `${JSON.stringify(entry)}\n`, done, failed });
        if (scheduled) return;
        scheduled = true;
        writing = writing.then(flush);
      }),
    close: async () => {
      await writing;
      await file.close();
    },
  };
}

/** Keeps nothing: for tests, and for scopes that nobody comes back to. @returns {Journal} */
export function noJournal() {
  return { append: async () => undefined, close: async () => undefined };
}

/**
 * @param {string} folder
 * @param {(snapshot: any) => void} restore
 * @param {(entry: any) => void} replay
 * @returns {Promise<number>} The generation that was found; 0 for none.
 */
async function restoreLast(folder, restore, replay) {
  const last = Math.max(0, ...(await generations(folder)));
  if (last === 0) return 0;
  restore(JSON.parse(await readFile(snapshotFile(folder, last), 'utf8')));
  const text = await readFile(journalFile(folder, last), 'utf8').catch(() => '');
  for (const line of text.split('\n').slice(0, -1)) {
    try {
      replay(JSON.parse(line));
    } catch {
      // Torn by the end of the power. Nobody was answered for it, and nothing follows it.
      break;
    }
  }
  return last;
}

/**
 * @param {string} folder
 * @param {number} generation
 * @param {object} state
 */
async function begin(folder, generation, state) {
  const file = await open(journalFile(folder, generation), 'w');
  const unfinished = `${snapshotFile(folder, generation)}.part`;
  const handle = await open(unfinished, 'w');
  await handle.writeFile(JSON.stringify(state));
  await handle.sync();
  await handle.close();
  // From here on it is the last one: complete, or not there.
  await rename(unfinished, snapshotFile(folder, generation));
  const directory = await open(folder, 'r');
  await directory.sync();
  await directory.close();
  return file;
}

/** @param {string} folder @param {number} generation What came before it is of no more use. */
async function sweep(folder, generation) {
  for (const old of await generations(folder)) {
    if (old >= generation) continue;
    await rm(snapshotFile(folder, old), { force: true });
    await rm(journalFile(folder, old), { force: true });
  }
}

/** @param {string} folder */
async function generations(folder) {
  const names = await readdir(folder);
  return names.flatMap((name) => {
    const found = /^snapshot-(\d+)\.json$/.exec(name);
    return found ? [Number(found[1])] : [];
  });
}

/** @param {string} folder @param {number} generation */
function snapshotFile(folder, generation) {
  return join(folder, `snapshot-${generation}.json`);
}

/** @param {string} folder @param {number} generation */
function journalFile(folder, generation) {
  return join(folder, `journal-${generation}.ndjson`);
}
