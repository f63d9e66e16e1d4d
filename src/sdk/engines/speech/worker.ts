import { ModelStore } from '../model-store.js';
import { toPlainError, type PlainError } from '../plain-error.js';
import { AudioIntake } from './audio-intake.js';
import { Listener } from './listener.js';
import { openModel } from './open-model.js';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.js';
import { startRuntime } from './runtime.js';

/** The worker of the recogniser: built into one file, `assets/speech-worker.js`. */

const tell = (message: FromWorker): void => postMessage(message);
const plain = (error: unknown): PlainError => toPlainError(error, 'recognizer-failed');
const fail = (error: unknown): void => tell({ type: 'failed', error: plain(error) });

const listener = new Listener(
  {
    hypothesis: (hypothesis) => tell({ type: 'hypothesis', hypothesis }),
    activity: (phase) => tell({ type: 'activity', phase }),
    heard: (stageTime) => tell({ type: 'heard', stageTime }),
    trouble: (error) => tell({ type: 'trouble', error: plain(error) }),
    failed: fail,
  },
  () => performance.now(),
);
let intake: AudioIntake | undefined;

async function start({ manifest, assets, ...choices }: WorkerStart): Promise<void> {
  // From the beginning: sound that comes while the model loads is heard later.
  intake = new AudioIntake({
    pcm: (stretch) => listener.hear(stretch),
    failed: (error) => {
      if (error.recoverable) tell({ type: 'trouble', error: plain(error) });
      else fail(error);
    },
    assets,
  });
  await startRuntime(assets, choices.device);
  const files = await new ModelStore().load(manifest, {
    // Called off by ending the worker.
    signal: new AbortController().signal,
    progress: (loaded, total) => tell({ type: 'loading', loaded, total }),
    trouble: (error) => tell({ type: 'trouble', error: plain(error) }),
  });
  listener.begin(await openModel({ manifest, files, ...choices }), manifest.evenConfidence);
  tell({ type: 'ready' });
}

function receive(message: ToWorker): void {
  switch (message.type) {
    case 'start':
      start(message).catch(fail);
      break;
    case 'audio':
      intake?.feed(message.audio);
      break;
    case 'samples':
      listener.hear(message.stretch);
      break;
    case 'ping':
      tell({ type: 'pong' });
      break;
  }
}

// The runtime starts this file once more for each of its threads, and tells them by their name.
if (self.name !== 'em-pthread') {
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => receive(data));
}
