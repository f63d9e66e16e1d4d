/**
 * Word error rate of the graph that ships, in the runtime that users have (onnxruntime-web, WASM, one thread).
 *
 *   node evaluate.mjs [--manifest ../ctc-en.json] [--list FILE.json ...] [--show N]
 *     [--beam 24 --weight 0.4 --bonus 1.2]
 *
 * A list is rows of { file, text, set }: files any tool can read, sound through ffmpeg. Without a list,
 * the committed test set. Beside the rates it prints the real-time factor.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as ort from 'onnxruntime-web';
import { CtcBeam } from './ctc-beam.mjs';
import { logMel } from './log-mel.mjs';
import { TokenLm } from './token-lm.mjs';
import { words, wordErrors } from './word-errors.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    manifest: { type: 'string', default: join(here, '../ctc-en.json') },
    list: { type: 'string', multiple: true, default: [join(here, '../ctc-en/test/manifest.json')] },
    show: { type: 'string', default: '0' },
    dump: { type: 'string' },
    beam: { type: 'string' },
    weight: { type: 'string', default: '0.4' },
    bonus: { type: 'string', default: '1.2' },
    limit: { type: 'string', default: '1000' },
  },
});

const manifest = JSON.parse(readFileSync(options.manifest, 'utf8'));
const fileOf = (role) =>
  join(dirname(options.manifest), manifest.files.find((file) => file.role === role).url);
const tokens = readFileSync(fileOf('tokens'), 'utf8').trimEnd().split('\n');
const lm = options.beam && new TokenLm(readFileSync(fileOf('lm')).buffer);
ort.env.wasm.numThreads = 1;
const session = await ort.InferenceSession.create(readFileSync(fileOf('model')), {
  executionProviders: ['wasm'],
});

/** @param {string} file */
function decode(file) {
  const raw = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-i', file, '-f', 'f32le', '-ac', '1', '-ar', '16000', '-'],
    { maxBuffer: 1e9 },
  );
  return new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
}

/** Greedy (the best token of every step, and the step it was best at first), or by beam search. */
async function recognise(sound) {
  const samples = new Float32Array(sound.length + manifest.flushMs * 16 + 400);
  samples.set(sound);
  const features = logMel(samples);
  const frames = features.length / 80;
  const feeds = Object.fromEntries(
    manifest.states.map(({ name, dims }) => [
      name,
      new ort.Tensor('float32', new Float32Array(dims.reduce((a, b) => a * b)), dims),
    ]),
  );
  const beam =
    lm &&
    new CtcBeam(lm, {
      width: Number(options.beam),
      weight: Number(options.weight),
      bonus: Number(options.bonus),
    });
  const found = [];
  let last = 0;
  let step = 0;
  const began = performance.now();
  for (let at = 0; at + manifest.chunkFrames <= frames; at += manifest.chunkFrames) {
    const chunk = features.slice(at * 80, (at + manifest.chunkFrames) * 80);
    feeds.features = new ort.Tensor('float32', chunk, [1, manifest.chunkFrames, 80]);
    const result = await session.run(feeds);
    for (const { name } of manifest.states) feeds[name] = result[`${name}_out`];
    const logProbs = result.log_probs.data;
    for (let row = 0; row < logProbs.length; row += tokens.length, step++) {
      if (beam) {
        beam.push(logProbs.subarray(row, row + tokens.length));
        continue;
      }
      let best = 0;
      for (let i = 1; i < tokens.length; i++)
        if (logProbs[row + i] > logProbs[row + best]) best = i;
      if (best !== 0 && best !== last) found.push({ token: tokens[best], step });
      last = best;
    }
  }
  for (const { token, step: at } of beam?.best() ?? [])
    found.push({ token: tokens[token], step: at });
  const text = found
    .map(({ token }) => token)
    .join('')
    .replaceAll('▁', ' ')
    .trim();
  return { text, found, ms: performance.now() - began };
}

const sets = new Map();
const heard = [];
const seen = new Map();
for (const list of options.list) {
  for (const row of JSON.parse(readFileSync(list, 'utf8'))) {
    if ((row.lang ?? 'en') !== 'en') continue;
    if ((seen.get(row.voice) ?? 0) >= Number(options.limit)) continue;
    seen.set(row.voice, (seen.get(row.voice) ?? 0) + 1);
    const sound = decode(resolve(dirname(list), row.file));
    const { text, found, ms } = await recognise(sound);
    const { errors, count } = wordErrors(words(row.text), words(text));
    const name = row.set ?? 'all';
    const sum = sets.get(name) ?? { clips: 0, errors: 0, words: 0, seconds: 0, ms: 0 };
    sets.set(name, {
      clips: sum.clips + 1,
      errors: sum.errors + errors,
      words: sum.words + count,
      seconds: sum.seconds + sound.length / 16000,
      ms: sum.ms + ms,
    });
    heard.push({ file: row.file, set: name, text: row.text, heard: text, errors, found });
    if (heard.length <= Number(options.show)) console.log(`- ${row.text}\n+ ${text}`);
  }
}
for (const [set, sum] of sets) {
  console.log(
    JSON.stringify({
      set,
      clips: sum.clips,
      words: sum.words,
      wer: Math.round((1000 * sum.errors) / sum.words) / 10,
      realTimeFactor: Math.round((1000 * sum.ms) / 1000 / sum.seconds) / 1000,
    }),
  );
}
if (options.dump) {
  const { writeFileSync } = await import('node:fs');
  writeFileSync(options.dump, JSON.stringify(heard, null, 1));
}
