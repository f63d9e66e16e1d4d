import type { AroundEngine, AroundStores, AroundWorld } from './around/around.js';
import type { MakeClip } from './clips/clip.js';
import { decodeEntries } from './realtime/wire-format.js';
import { MAX_LOG } from './replay/recorded-log.js';
import { ReplayDesk } from './replay/replay-desk.js';
import { RoomError } from './room/room-error.js';
import { SharingDesk } from './sharing/sharing-desk.js';
import { readText } from './state/read-text.js';

export interface AroundTools {
  readonly clips: () => Promise<MakeClip>;
  /** Reads the text of a recorded log. */
  readonly loadLog: (url: string, signal: AbortSignal) => Promise<string>;
}

/** Puts together what goes on around a show; fetched with the first thing that needs it. */
export function openAround(
  world: AroundWorld,
  stores: AroundStores,
  { clips, loadLog }: AroundTools,
): AroundEngine {
  const replay = new ReplayDesk({
    ...world,
    loadLog,
    decode: decodeEntries,
    changed: (change) => stores.replay.patch(change),
  });
  const sharing = new SharingDesk({
    ...world,
    clips,
    changed: (change) => stores.sharing.patch(change),
    attributed: (change) => stores.attribution.patch(change),
  });
  const { attribution } = sharing;
  return {
    receive(word) {
      replay.receive(word);
      sharing.receive(word);
    },
    advance: (stageTime) => replay.advance(stageTime),
    set: (options) => soon(() => sharing.receive({ options })),
    link: (at = null) => soon(() => sharing.link(at)),
    clip: (wish, options) => sharing.clip(wish, options),
    shared: (what) => soon(() => sharing.shared(what)),
    help: (about = {}) => sharing.help(about),
    ordered: (order) => soon(() => attribution.ordered(order)),
    keepWith: (keeper) =>
      soon(() => {
        attribution.keeper = keeper;
      }),
  };
}

/** Done at once; a promise, as every command of a door is. */
function soon<Value>(act: () => Value): Promise<Value> {
  return new Promise((resolve) => {
    resolve(act());
  });
}

/** The text of a log, wherever it lies. */
export async function loadLog(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    await response.body?.cancel();
    throw new RoomError('show', 'recording-failed', `${url} answers ${response.status}.`);
  }
  return readText(response, MAX_LOG);
}
