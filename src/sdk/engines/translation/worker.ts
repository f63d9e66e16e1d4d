import { ModelStore } from '../model-store.js';
import { toPlainError, type PlainError } from '../plain-error.js';
import { startRuntime } from '../speech/runtime.js';
import { Marian } from './marian.js';
import type { FromTranslator, ToTranslator, TranslationStart } from './protocol.js';
import { joinSentences, sentencesOf } from './sentences.js';

/** The worker that translates: built into one file, `assets/translation-worker.js`. */

type Order = Extract<ToTranslator, { type: 'translate' }>;

/** Sentences of one run: more of them cost less each, and let the first wait for the last. */
const MOST_SENTENCES = 8;

const tell = (message: FromTranslator): void => postMessage(message);
const plain = (error: unknown): PlainError => toPlainError(error, 'model-invalid');
const fail = (error: unknown): void => tell({ type: 'failed', error: plain(error) });

const channel = new MessageChannel();
channel.port1.start();

/** Until the messages that have come by now are read; a timer would take four milliseconds. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    channel.port1.addEventListener('message', () => resolve(), { once: true });
    channel.port2.postMessage(null);
  });

const waiting = new Map<number, Order>();
let model: Marian | undefined;
let running = false;

async function start({ manifest, assets }: TranslationStart): Promise<void> {
  await startRuntime(assets, 'wasm');
  const files = await new ModelStore().load(manifest, {
    // Called off by ending the worker.
    signal: new AbortController().signal,
    progress: (loaded, total) => tell({ type: 'loading', loaded, total }),
    trouble: (error) => tell({ type: 'trouble', error: plain(error) }),
  });
  model = await Marian.open(manifest, files);
  tell({ type: 'ready' });
  await work();
}

/** What waits, a few sentences at a time, until nothing does. */
async function work(): Promise<void> {
  if (!model || running) return;
  running = true;
  try {
    while (waiting.size > 0) await translate(model, nextBatch());
  } finally {
    running = false;
  }
}

interface Task {
  readonly order: Order;
  readonly sentences: readonly string[];
}

function nextBatch(): Task[] {
  const tasks: Task[] = [];
  let count = 0;
  for (const order of waiting.values()) {
    const sentences = sentencesOf(order.text, order.from);
    if (count > 0 && count + sentences.length > MOST_SENTENCES) break;
    tasks.push({ order, sentences });
    count += sentences.length;
  }
  return tasks;
}

async function translate(marian: Marian, tasks: readonly Task[]): Promise<void> {
  const rows = tasks.flatMap(({ order, sentences }) =>
    sentences.map((text) => ({ order, text, prefix: order.prefix })),
  );
  const called = (index: number): boolean => {
    const row = rows[index];
    return !row || !waiting.has(row.order.id);
  };
  const answers: (string | null)[] = [];
  // A long text has more sentences than fit in one run.
  for (let from = 0; from < rows.length; from += MOST_SENTENCES) {
    const some = rows.slice(from, from + MOST_SENTENCES);
    const given = (index: number): boolean => called(from + index);
    answers.push(...(await marian.translate(some, { given, breathe })));
  }
  let first = 0;
  for (const { order, sentences } of tasks) {
    const parts = answers.slice(first, first + sentences.length);
    first += sentences.length;
    if (!waiting.delete(order.id)) continue;
    const whole = parts.filter((part): part is string => part !== null && part !== '');
    const { id, to } = order;
    // Half of a text is worse than none.
    if (whole.length === parts.length)
      tell({ type: 'translated', id, text: joinSentences(whole, to) });
    else
      tell({ type: 'refused', id, message: 'The model has lost the thread, or it is too long.' });
  }
}

function receive(message: ToTranslator): void {
  switch (message.type) {
    case 'start':
      start(message).catch(fail);
      break;
    case 'translate':
      waiting.set(message.id, message);
      // After what else has come by now: it goes along.
      void breathe().then(work).catch(fail);
      break;
    case 'cancel':
      waiting.delete(message.id);
      break;
  }
}

// The runtime starts this file once more for each of its threads, and tells them by their name.
if (self.name !== 'em-pthread') {
  addEventListener('message', ({ data }: MessageEvent<ToTranslator>) => receive(data));
}
