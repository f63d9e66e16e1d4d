// @ts-check
/**
 * Does the script's line appear when the host says it? A synthetic show of ten minutes, several
 * seeds, with word errors injected. Runs in Node: the tracker knows no page.
 *
 * A line said is **shown** when its cue stands at the end of the show, and **tracked** when that
 * cue was published within 500 ms of the moment the recogniser had given out the line's
 * recognisable beginning: its first four words, or as many as it takes until no other line of the
 * script begins with the same words. Fillers ("um", "you know") are no words of a line. The stricter `tracked_by_four_words_pct` allows four words to
 * every line; `delay_from_line_start_ms` counts from the first word spoken, the recogniser's lag
 * included. A **wrong** line is a script cue that was ever published, withdrawn or not, where the
 * host said something else; it was **seen** when it was not withdrawn before a picture one second
 * behind the sound reached it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { median, report } from './harness.js';
import { isOf, mishear, perform, randomOf, writeScript } from './tracking-show.js';

const RATES = [0, 0.1, 0.2, 0.4];
/** Not those by which the tracker was tuned. */
const SEEDS = [3, 5, 7, 9, 13, 17, 19];
const SHOW_MS = 600_000;
/** How often the recogniser speaks up, and how long after a word has ended it knows it. */
const HOP_MS = 320;
const LAG_MS = 350;
/** A silence that long ends a segment; so does a segment that long. */
const SILENCE_MS = 500;
const SEGMENT_MS = 15_000;
const IN_TIME_MS = 500;
const KNOWN_BY_WORDS = 4;
/** How far the picture is behind the sound that is heard. */
const BEHIND_MS = 1000;

/** @typedef {import('./tracking-show.js').SpokenWord} SpokenWord */
/** @typedef {import('./tracking-show.js').Utterance} Utterance */
/** @typedef {import('../../src/sdk/captions/caption-timeline.js').CaptionCue} CaptionCue */
/** @typedef {typeof import('../../src/sdk/captions/speech-captions.js')} Domain */
/** @typedef {{ cue: CaptionCue, published: number, withdrawn: number }} Published */

/** The figures of all error rates, over all seeds. */
export async function trackingFigures() {
  const { SpeechCaptions } = await loadDomain();
  return RATES.map((rate) => {
    const shows = SEEDS.map((seed) => judgeShow(SpeechCaptions, rate, seed));
    /** @param {(show: ReturnType<typeof judgeShow>) => number} value */
    const each = (value) => shows.map(value);
    return {
      rate,
      tracked: each(({ lines, inTime }) => (100 * inTime) / lines),
      strict: each(({ lines, strict }) => (100 * strict) / lines),
      shown: each(({ lines, shown }) => (100 * shown) / lines),
      wrong: each(({ published, wrong }) => (100 * wrong) / published),
      seen: each(({ published, seen }) => (100 * seen) / published),
      delay: each(({ delays }) => median(delays)),
      own: each(({ own }) => 100 * own),
      taken: each(({ taken }) => taken),
      cost: each(({ costs }) => median(costs)),
    };
  });
}

export async function run() {
  for (const figures of await trackingFigures()) {
    const name = `at_${figures.rate * 100}_pct_errors`;
    /** @param {string} figure @param {number[]} runs @param {string} unit */
    const print = (figure, runs, unit) =>
      report(
        'tracking',
        `${figure}_${name}`,
        median(runs),
        unit,
        runs.map((value) => Math.round(value * 100) / 100),
      );
    print('tracked_lines_pct', figures.tracked, '%');
    print('tracked_by_four_words_pct', figures.strict, '%');
    print('shown_lines_pct', figures.shown, '%');
    print('wrong_lines_pct', figures.wrong, '%');
    print('wrong_lines_seen_pct', figures.seen, '%');
    print('delay_from_line_start_ms', figures.delay, 'ms');
    print('ad_lib_words_shown_pct', figures.own, '%');
    print('own_words_taken_back', figures.taken, 'cues');
    print('update_median_ms', figures.cost, 'ms');
  }
}

/** @param {Domain['SpeechCaptions']} SpeechCaptions @param {number} rate @param {number} seed */
function judgeShow(SpeechCaptions, rate, seed) {
  const random = randomOf(seed);
  const script = writeScript(random);
  const said = perform(script, random, SHOW_MS);
  /** @type {Map<string, Published>} */
  const log = new Map();
  let now = 0;
  const captions = new SpeechCaptions({
    onCues: (cues) => {
      for (const cue of cues) {
        const published = log.get(cue.id)?.published ?? now;
        log.set(cue.id, { cue, published, withdrawn: Infinity });
      }
    },
    onWithdraw: (ids) => {
      for (const id of ids) {
        const known = log.get(id);
        if (known) known.withdrawn = now;
      }
    },
  });
  captions.setScript(
    script.map(({ id, text }) => ({ id, text: { en: text, es: `${text} (es)` } })),
    'en',
  );
  const costs = [];
  for (const { at, hypothesis } of hypotheses(mishear(said, rate, random), random)) {
    now = at;
    const from = performance.now();
    captions.hear(hypothesis);
    costs.push(performance.now() - from);
  }
  return { ...judge(script, said, [...log.values()]), costs };
}

/**
 * What the recogniser says while it listens: all words of the segment so far, the last one often
 * not finished or not yet right.
 * @param {readonly SpokenWord[]} words @param {import('./tracking-show.js').Random} random
 */
function* hypotheses(words, random) {
  let segment = 0;
  for (let begin = 0; begin < words.length; segment += 1) {
    const from = words[begin]?.start ?? 0;
    let end = begin + 1;
    while (end < words.length) {
      const [last, next] = [words[end - 1], words[end]];
      if (!last || !next || next.start - last.end > SILENCE_MS || next.end - from > SEGMENT_MS)
        break;
      end += 1;
    }
    const own = words.slice(begin, end);
    const over = (own.at(-1)?.end ?? from) + LAG_MS + HOP_MS;
    for (let at = Math.ceil(from / HOP_MS) * HOP_MS; ; at += HOP_MS) {
      const final = at >= over;
      const heardUntil = at - LAG_MS;
      const heard = own.flatMap((word) => {
        if (final || word.end <= heardUntil) return [word];
        const part = word.text.slice(
          0,
          Math.ceil(word.text.length * ((heardUntil - word.start) / (word.end - word.start))),
        );
        return part.length >= 3 && random.by(0.5) ? [{ ...word, text: part, end: heardUntil }] : [];
      });
      // The newest word is heard anew next time.
      const last = heard.at(-1);
      if (last && !final && random.by(0.15))
        heard[heard.length - 1] = { ...last, text: random.pick(words).text };
      if (heard.length > 0) {
        yield {
          at,
          hypothesis: {
            segment,
            final,
            words: heard.map((word) => ({ ...word, confidence: 0.8 })),
          },
        };
      }
      if (final) break;
    }
    begin = end;
  }
}

/** @param {readonly import('./tracking-show.js').Line[]} script @param {readonly Utterance[]} said @param {readonly Published[]} log */
function judge(script, said, log) {
  const textOf = new Map(script.map(({ id, text }) => [id, text]));
  const lines = said.filter(({ line }) => line);
  // One entry per line said, whatever pieces it is shown in.
  const entries = log
    .filter(({ cue }) => cue.source === 'script' && /^[^.]*(\.1)?$/.test(cue.id))
    .map((entry) => ({ ...entry, text: textOf.get(entry.cue.id.split(':')[1] ?? '') ?? '' }));
  let inTime = 0;
  let strict = 0;
  let shown = 0;
  /** @type {number[]} */
  const delays = [];
  /** @type {Set<Published>} */
  const right = new Set();
  for (const { line, words } of lines) {
    const start = words[0]?.start ?? 0;
    const end = words.at(-1)?.end ?? 0;
    const its = words.filter(({ text }) => isOf(line, text));
    const own = entries.filter(
      ({ cue, text }) => text === line?.text && cue.start > start - 1000 && cue.start < end,
    );
    for (const entry of own) right.add(entry);
    const standing = own.filter(({ withdrawn }) => withdrawn === Infinity);
    if (standing.length === 0) continue;
    shown += 1;
    const published = Math.min(...standing.map((entry) => entry.published));
    delays.push(published - start);
    /** @param {number} count when the recogniser has given out so many words of the line */
    const given = (count) =>
      Math.ceil(((its[Math.min(its.length, count) - 1]?.end ?? 0) + LAG_MS) / HOP_MS) * HOP_MS;
    if (published <= given(KNOWN_BY_WORDS) + IN_TIME_MS) strict += 1;
    if (published <= given(recognisable(line, script)) + IN_TIME_MS) inTime += 1;
  }
  const wrong = entries.filter((entry) => !right.has(entry));
  const seen = wrong.filter(({ cue, withdrawn }) => withdrawn - BEHIND_MS > cue.start);
  const live = log.filter(({ cue }) => cue.source === 'recognizer');
  const free = said.filter(({ line }) => !line).flatMap(({ words }) => words);
  const covered = free.filter((word) =>
    live.some(
      ({ cue, withdrawn }) =>
        withdrawn === Infinity && cue.start <= word.start && cue.end >= word.end,
    ),
  );
  return {
    lines: lines.length,
    inTime,
    strict,
    shown,
    published: entries.length,
    wrong: wrong.length,
    seen: seen.length,
    delays,
    own: covered.length / Math.max(1, free.length),
    taken: live.filter(({ withdrawn }) => withdrawn < Infinity).length,
  };
}

/**
 * By how many of its words a line can be told from every other, four at the least.
 * @param {import('./tracking-show.js').Line | null} line
 * @param {readonly import('./tracking-show.js').Line[]} script
 */
function recognisable(line, script) {
  const own = line?.text.split(' ') ?? [];
  const shared = script
    .filter(({ text }) => text !== line?.text)
    .map(({ text }) => {
      const other = text.split(' ');
      const differs = own.findIndex((word, index) => word !== other[index]);
      return differs < 0 ? own.length : differs;
    });
  return Math.max(KNOWN_BY_WORDS, Math.max(...shared) + 1);
}

/** @returns {Promise<Domain>} */
async function loadDomain() {
  const folder = await mkdtemp(join(tmpdir(), 'live-room-tracking-'));
  const outfile = join(folder, 'speech-captions.mjs');
  await build({
    entryPoints: [
      fileURLToPath(new URL('../../src/sdk/captions/speech-captions.ts', import.meta.url)),
    ],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    logLevel: 'error',
  });
  const domain = await import(pathToFileURL(outfile).href);
  await rm(folder, { recursive: true });
  return domain;
}
