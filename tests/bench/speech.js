// @ts-check
/**
 * Speech to text: word errors of our model on what it has never heard, beside pocketsphinx on the
 * same real recordings; its speed and memory; the script's tracking; and how captions keep time in a
 * running room. `--seconds N` sets how long each room is watched (default 110: once through the
 * show). Where recordings and public weights come from: ../helpers/speech-weights.js.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { checkModel, readClips, wordErrors } from '../../models/check.js';
import { hasRecordings, provideMoonshine, RECORDINGS } from '../helpers/speech-weights.js';
import { delaysOf } from './captions/delays.js';
import { median, percentile, report, startBench } from './harness.js';
import { pocketsphinx } from './pocketsphinx.js';
import { trackingFigures } from './tracking.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HELD_OUT = join(ROOT, 'models/ctc-en/test');
const MODEL = { model: 'live-room-en', language: 'en' };

/** @typedef {import('../../models/check.js').Clip} Clip */

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run({ number }) {
  await heldOut();
  if (hasRecordings()) await realSpeech();
  else
    console.error(`No recordings at ${RECORDINGS}: set LIVE_ROOM_SPEECH to measure real speech.`);
  await tracking();
  await inTheRoom(number('seconds', 110) * 1000);
}

/** @param {string} figure @param {number} value @param {string} unit @param {readonly number[] | number} runs */
const tell = (figure, value, unit, runs) => report('speech', figure, value, unit, runs);

async function heldOut() {
  /** @type {{ file: string, text: string, set: string }[]} */
  const rows = JSON.parse(readFileSync(join(HELD_OUT, 'manifest.json'), 'utf8'));
  const clips = rows.map(({ file, ...row }) => ({ ...row, file: resolve(HELD_OUT, file) }));
  const all = await checkModel({ ...MODEL, clips });
  for (const [set, figure] of [
    ['held-sentence', 'wer_heldout_sentences_pct'],
    ['held-voice', 'wer_heldout_voice_pct'],
  ]) {
    const scores = all.clips.filter((_, index) => clips[index]?.set === set);
    tell(figure, errorRate(scores), '%', scores.length);
  }
  tell('words_shown_of_heldout_pct', shownShare(all.clips), '%', all.clips.length);
  tell('real_time_factor', all.realTimeFactor, 'ratio', all.clips.length);
  tell('peak_memory_mb', all.memoryMB ?? NaN, 'MB', 1);
  tell('model_ready_from_cache_ms', all.readyAgainMs, 'ms', 1);
  tell('main_thread_tasks_over_50ms', all.longTasks.length, 'tasks', all.longTasks.map(Math.round));
}

async function realSpeech() {
  const clips = readClips(RECORDINGS, 'en');
  const ours = await checkModel({ ...MODEL, clips });
  tell('wer_real_english_pct', errorRate(ours.clips), '%', clips.length);
  tell('words_shown_of_real_english_pct', shownShare(ours.clips), '%', clips.length);
  await foreignSpeech('live-room-en', 'words_shown_of_foreign_speech_pct');
  await moonshine(clips);
  const theirs = await pocketsphinx(clips);
  if (!theirs) {
    console.error('pocketsphinx, pocketsphinx-en-us and ffmpeg are not installed: no peer.');
    return;
  }
  const scores = clips.map(({ text }, index) => wordErrors(text, theirs[index] ?? ''));
  tell('wer_pocketsphinx_real_english_pct', errorRate(scores), '%', clips.length);
}

/** A language that the model does not know: the fewer of its guesses are shown, the better. */
async function foreignSpeech(/** @type {string} */ model, /** @type {string} */ figure) {
  const clips = ['de', 'es', 'fr', 'it']
    .flatMap((language) => readClips(RECORDINGS, language))
    .slice(0, 60);
  const { clips: heard } = await checkModel({ model, language: 'en', clips });
  tell(figure, shownShare(heard), '%', clips.length);
}

/** The public model with its published weights, heard by the same engine. */
async function moonshine(/** @type {Clip[]} */ clips) {
  if (!provideMoonshine()) {
    console.error('No weights: npm run models -- moonshine-tiny.');
    return;
  }
  const model = 'moonshine-tiny';
  const figures = await checkModel({ model, language: 'en', clips });
  tell('wer_moonshine_real_english_pct', errorRate(figures.clips), '%', clips.length);
  tell('words_shown_moonshine_real_english_pct', shownShare(figures.clips), '%', clips.length);
  tell('real_time_factor_moonshine', figures.realTimeFactor, 'ratio', clips.length);
  tell('peak_memory_moonshine_mb', figures.memoryMB ?? NaN, 'MB', 1);
  tell('model_ready_from_cache_moonshine_ms', figures.readyAgainMs, 'ms', 1);
  await foreignSpeech(model, 'words_shown_moonshine_foreign_speech_pct');
}

/** @param {readonly { heard: string, shown: string }[]} clips */
function shownShare(clips) {
  const count = (/** @type {string} */ text) => text.split(' ').filter(Boolean).length;
  const total = (/** @type {'heard' | 'shown'} */ key) =>
    clips.reduce((sum, clip) => sum + count(clip[key]), 0);
  return (100 * total('shown')) / total('heard');
}

/** @param {readonly { errors: number, words: number }[]} scores */
function errorRate(scores) {
  const sum = (/** @type {'errors' | 'words'} */ key) =>
    scores.reduce((total, score) => total + score[key], 0);
  return (100 * sum('errors')) / sum('words');
}

async function tracking() {
  for (const { rate, tracked, wrong } of await trackingFigures()) {
    // The plain names are the show without injected errors; the others say their rate.
    const suffix = rate === 0 ? '' : `_at_${String(rate * 100)}_pct_word_errors`;
    tell(`tracked_lines_pct${suffix}`, median(tracked), '%', tracked);
    tell(`wrong_lines_pct${suffix}`, median(wrong), '%', wrong);
  }
}

/** @param {number} forMs */
async function inTheRoom(forMs) {
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' });
  const bench = await startBench({ entries: ['speech.ts'] });
  try {
    const path = join(ROOT, 'demo/media/show/show-script.json');
    const { lines, duration } = JSON.parse(readFileSync(path, 'utf8'));
    for (const mode of ['synced', 'lowest']) {
      const page = await bench.browser.newPage();
      await page.goto(bench.pageUrl('speech.js', { media: bench.origin.url, mode }));
      await page.waitForFunction(() => /** @type {any} */ (globalThis).bench?.listening());
      await new Promise((done) => setTimeout(done, forMs));
      const { captions, epoch0, longTasks } = await page.evaluate(() =>
        /** @type {any} */ (globalThis).bench.result(),
      );
      await page.close();
      const { delays: found, said } = delaysOf(captions, lines, epoch0, duration * 1000);
      const delays = found.map(({ ms }) => ms);
      tell(`caption_delay_${mode}_median_ms`, median(delays), 'ms', delays.map(Math.round));
      tell(`caption_delay_${mode}_p95_ms`, percentile(delays, 0.95), 'ms', delays.length);
      tell(`caption_${mode}_lines_shown_pct`, (100 * delays.length) / said, '%', said);
      tell(`caption_${mode}_tasks_over_50ms`, longTasks.length, 'tasks', longTasks.map(Math.round));
    }
  } finally {
    await bench.close();
  }
}
