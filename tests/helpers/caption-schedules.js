// @ts-check
/**
 * One studio or two, viewers, and a network in between, by a seed: lines are heard, change, are
 * mended in their slack or after it, while messages are late, doubled, lost or out of order.
 */
import { CueDesk } from '../../demo/origin/cue-desk.js';
import { importSource } from './import-source.js';

const LANGUAGES = ['es', 'de', 'ja'];
const DELAY = 6000;
const SLACK = 0.15;
/** Each with a picture of another age, ms: some are far closer than the studio reckons. */
const VIEWERS = { en: 1200, es: 2500, ja: DELAY };

export function loadStage() {
  return importSource(`
    export { Studio } from './src/sdk/captions/studio/studio.js';
    export { readPublishAnswer } from './src/sdk/captions/studio/publish-answer.js';
    export { CaptionDesk } from './src/sdk/captions/caption-desk.js';
    export { decodeEntries } from './src/sdk/realtime/wire-format.js';
    export { FakeAnnouncer } from './tests/helpers/fake-announcer.js';
  `);
}

/** @param {number} seed Mulberry32: chance that a failing run can be repeated with. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {any} source
 * @param {number} seed
 * @param {{ leak?: boolean }} [options] `leak`: lines go out at once, so that the check has to fail
 */
export async function playSchedule(source, seed, { leak = false } = {}) {
  const random = chance(seed);
  const clock = new QuickClock();
  const start = clock.now();
  const between = (/** @type {number} */ a, /** @type {number} */ b) =>
    a + Math.floor(random() * (b - a));
  const closed = new AbortController();
  /** Texts that were mended in their slack: nobody may read them, in any language. */
  const forbidden = new Set();
  const violations = /** @type {string[]} */ ([]);
  const outages = Array.from({ length: between(0, 3) }, () => {
    const from = start + between(0, 14_000);
    return [from, from + between(200, 4000)];
  });
  const away = () => outages.some(([from = 0, to = 0]) => clock.now() >= from && clock.now() < to);

  const viewers = Object.entries(VIEWERS).map(([language, delay]) =>
    aViewer(source, { language, delay, start, forbidden, violations }),
  );
  const messages = /** @type {object[]} */ ([]);
  const server = new CueDesk({
    now: () => clock.now(),
    tell(cue) {
      const message = { type: 'cue', data: JSON.parse(JSON.stringify(cue)) };
      messages.push(message);
      for (const viewer of viewers) {
        // A line that is cut takes what it missed from the snapshot at the end.
        const times = random() < 0.1 ? 2 : random() < 0.08 ? 0 : 1;
        for (let copy = 0; copy < times; copy += 1)
          clock.after(between(20, 900), () => viewer.receive([message]));
      }
    },
  });

  const studio = new source.Studio({
    clock,
    random,
    signal: closed.signal,
    serverNow: () => clock.now(),
    delay: () => DELAY,
    operator: 'ana',
    session: '',
    spoken: 'en',
    targets: LANGUAGES,
    slackShare: leak ? 0 : SLACK,
    mend: (/** @type {string} */ text) => text,
    translate: (
      /** @type {string} */ text,
      /** @type {string} */ _from,
      /** @type {string} */ to,
    ) =>
      new Promise((resolve, reject) => {
        const fails = random() < 0.1;
        clock.after(between(5, 1500), () =>
          fails ? reject(new Error('no')) : resolve({ text: `${to}: ${text}`, machine: true }),
        );
      }),
    publish: (/** @type {any} */ cue) =>
      new Promise((resolve, reject) => {
        if (away()) {
          clock.after(between(10, 300), () => reject(new Error('offline')));
          return;
        }
        clock.after(between(5, 200), () => {
          const answer = server.act({ type: 'cue.publish', data: JSON.parse(JSON.stringify(cue)) });
          // Taken, and the answer is lost on its way back.
          const lost = random() < 0.1 || away();
          clock.after(between(5, 200), () => {
            if (lost) reject(new Error('lost'));
            else resolve(source.readPublishAnswer(200, JSON.stringify(answer)));
          });
        });
      }),
  });

  let mended = 0;
  const lines = between(3, 8);
  for (let number = 0; number < lines; number += 1) {
    const id = `l${number}`;
    const at = start + number * 2200 + between(0, 300);
    const end = at + between(1200, 2000);
    const cue = { id, start: at, end, text: `raw ${number} a`, source: 'recognizer', open: true };
    clock.after(at + 500 - start, () => studio.hear([cue]));
    clock.after(at + 900 - start, () => studio.hear([{ ...cue, text: `raw ${number} b` }]));
    const settled = end + between(100, 400);
    clock.after(settled - start, () => {
      studio.hear([{ ...cue, text: `raw ${number}`, open: undefined }]);
      const kind = random();
      // In the slack, well after it, or never.
      const wait =
        kind < 0.55 ? between(0, DELAY * SLACK - 1) : kind < 0.75 ? between(1000, 4000) : -1;
      if (wait < 0) return;
      clock.after(wait, () => {
        const known = studio.store.current.lines.find((/** @type {any} */ one) =>
          one.id.endsWith(id),
        );
        const inTime = kind < 0.55;
        if (inTime) {
          mended += 1;
          for (const text of [`raw ${number}`, `raw ${number} a`, `raw ${number} b`])
            forbidden.add(text);
        }
        studio.correct(known?.id ?? `ana/${id}`, `mended ${number}`);
        if (random() < 0.2)
          clock.after(between(1, 300), () => studio.correct(`ana/${id}`, `mended ${number} twice`));
        // The recogniser changes its mind once more: nobody asks for it now.
        if (random() < 0.3)
          clock.after(between(1, 500), () =>
            studio.hear([{ ...cue, text: `raw ${number} again`, open: undefined }]),
          );
      });
    });
  }
  const until = start + lines * 2200 + 24_000;
  let read = 0;
  while (clock.now() < until) {
    await clock.advance(100);
    for (const viewer of viewers) viewer.look(clock.now());
  }
  // Who lost something dials anew: a snapshot says how things stand.
  const snapshot = server.since(0).map((cue) => ({ type: 'cue', data: cue }));
  for (const viewer of viewers) viewer.receive(JSON.parse(JSON.stringify(snapshot)));
  const different = viewers.flatMap((viewer) => viewer.compare(server.since(0)));
  for (const viewer of viewers) read += viewer.seen.size;
  closed.abort();
  return { violations, different, mended, read };
}

/**
 * @param {any} source
 * @param {{ language: string, delay: number, start: number, forbidden: Set<string>,
 *   violations: string[] }} parts
 */
function aViewer(source, { language, delay, start, forbidden, violations }) {
  let state = /** @type {any} */ ({
    languages: [],
    language,
    lines: [],
    prefer: 'best',
    sent: false,
    untranslated: null,
  });
  const seen = new Set();
  const desk = new source.CaptionDesk({
    announcer: new source.FakeAnnouncer(),
    translation: null,
    state: () => state,
    changed: (/** @type {object} */ change) => (state = { ...state, ...change }),
  });
  desk.setDocument({ spokenLanguage: 'en' });
  desk.advance(start - delay);
  const check = () => {
    for (const { text } of state.lines) {
      seen.add(text);
      const said = text.replace(/^[a-z]{2}: /, '');
      if (forbidden.has(said)) violations.push(`${language} reads “${text}”`);
    }
  };
  return {
    seen,
    receive(/** @type {object[]} */ messages) {
      const { messages: read, rejected } = source.decodeEntries(messages);
      if (rejected > 0) violations.push('a cue that cannot be read');
      desk.receive({
        type: 'cues',
        from: 'channel',
        cues: read.map((/** @type {any} */ one) => one.data),
      });
      check();
    },
    look(/** @type {number} */ now) {
      desk.advance(now - delay);
      check();
    },
    /** What is read in the end, against what the site has. */
    compare(/** @type {any[]} */ cues) {
      return cues.flatMap((cue) => {
        desk.advance((cue.start + cue.end) / 2);
        const expected = cue.text[language] ?? cue.translations?.[language];
        const texts = state.lines.map((/** @type {any} */ line) => line.text);
        return expected && !texts.includes(expected)
          ? [`${language}: “${texts}” is not “${expected}”`]
          : [];
      });
    },
  };
}

/** A clock that is turned by hand, and lets promises settle without a task for each timer. */
class QuickClock {
  #now = Date.UTC(2026, 0, 1);
  /** @type {Set<{ at: number, callback: () => void }>} */
  #timers = new Set();

  now() {
    return this.#now;
  }

  /** @param {number} ms @param {() => void} callback */
  after(ms, callback) {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** @param {number} ms */
  async advance(ms) {
    const end = this.#now + ms;
    for (;;) {
      let next;
      for (const timer of this.#timers)
        if (timer.at <= end && (!next || timer.at < next.at)) next = timer;
      if (!next) break;
      this.#now = next.at;
      this.#timers.delete(next);
      next.callback();
      // Deeper than any chain of promises here.
      for (let turn = 0; turn < 25; turn += 1) await undefined;
    }
    this.#now = end;
  }
}
