import {
  speechRecognizers,
  type SamplesRecognizer,
} from '../src/sdk/engines/speech-recognizer-engine.js';
import { SpeechCaptions } from '../src/sdk/captions/speech-captions.js';
import type { RecognizerState } from '../src/sdk/captions/speech-recognizer.js';

/** The page of `npm run models -- check`: lets a model hear clips, and says what came of it. */

const RATE = 16_000;
/** Long enough for the last segment to end. */
const PAUSE_SECONDS = 1.5;

export interface CheckOrder {
  readonly model: string;
  readonly language: string;
  readonly device: 'wasm' | 'webgpu';
}

export interface CheckResult {
  /** From asking for a recogniser to its being ready, with an empty cache. */
  readonly readyMs: number;
  readonly clips: readonly {
    readonly text: string;
    /** What a viewer of a show without a script would have read of it. */
    readonly shown: string;
    readonly seconds: number;
    readonly ms: number;
  }[];
  /** Tasks of the page's own thread that took longer than 50 ms. */
  readonly longTasks: readonly number[];
}

const longTasks: number[] = [];

const sounds: Float32Array[] = [];

/** First of all: decoding files is the check's own work, and not to be measured. */
async function prepare(clips: readonly string[]): Promise<void> {
  for (const clip of clips) sounds.push(await decode(clip));
}

async function check(choice: CheckOrder): Promise<CheckResult> {
  new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
  const { recognizer, ear, readyMs } = await open(choice);
  const clips: { text: string; shown: string; seconds: number; ms: number }[] = [];
  let stageTime = 0;
  for (const sound of sounds) {
    ear.words = '';
    ear.begin();
    const began = performance.now();
    const end = stageTime + (sound.length / RATE) * 1000;
    recognizer.hear({ stageTime, samples: sound.slice(), restart: true });
    await ear.until(() => ear.heard > end - 30);
    clips.push({
      text: ear.words.trim(),
      shown: [...ear.shown.values()].join(' '),
      seconds: sound.length / RATE,
      ms: performance.now() - began,
    });
    stageTime = end + 1000;
  }
  recognizer.dispose();
  return { readyMs, clips, longTasks };
}

/** How long it takes when the model is here already. */
async function again(choice: CheckOrder): Promise<number> {
  const { recognizer, readyMs } = await open(choice);
  recognizer.dispose();
  return readyMs;
}

interface Ear {
  words: string;
  readonly shown: Map<string, string>;
  /** Nothing of what was heard before counts. */
  begin(): void;
  heard: number;
  until(condition: () => boolean): Promise<void>;
}

async function open(
  choice: CheckOrder,
): Promise<{ recognizer: SamplesRecognizer; ear: Ear; readyMs: number }> {
  const began = performance.now();
  let look = (): void => undefined;
  let fail: (error: Error) => void = () => undefined;
  let state: RecognizerState | undefined;
  const ear: Ear = {
    words: '',
    shown: new Map(),
    begin: () => {
      captions.setScript([], choice.language);
      ear.shown.clear();
    },
    heard: -Infinity,
    until: (condition) =>
      new Promise((resolve, reject) => {
        fail = reject;
        look = () => {
          if (condition()) resolve();
        };
        look();
      }),
  };
  const captions = new SpeechCaptions({
    onCues: (cues) => cues.forEach(({ id, text }) => ear.shown.set(id, String(text))),
    onWithdraw: (ids) => ids.forEach((id) => ear.shown.delete(id)),
  });
  const factory = speechRecognizers({ ...choice, assets: '/sdk/engines/assets/', metered: true });
  const recognizer = await factory(
    {
      hypothesis: (hypothesis) => {
        captions.hear(hypothesis);
        const { final, words } = hypothesis;
        if (final) ear.words += ` ${words.map(({ text }) => text).join(' ')}`;
      },
      state: (now) => {
        state = now;
        if (now.phase === 'failed') fail(now.error);
        look();
      },
      heard: (stageTime) => {
        ear.heard = stageTime;
        look();
      },
      trouble: (error) => console.warn(error.message),
    },
    new AbortController().signal,
  );
  await ear.until(() => state?.phase === 'listening');
  return { recognizer, ear, readyMs: performance.now() - began };
}

async function decode(url: string): Promise<Float32Array> {
  const bytes = await (await fetch(url)).arrayBuffer();
  const context = new OfflineAudioContext(1, 1, RATE);
  const sound = await context.decodeAudioData(bytes);
  const samples = new Float32Array(sound.length + PAUSE_SECONDS * RATE);
  samples.set(sound.getChannelData(0));
  return samples;
}

Object.assign(globalThis, { prepare, check, again });
