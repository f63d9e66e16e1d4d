// @ts-check
/**
 * One studio, twelve languages, thirteen viewers, over the demo's origin and real sockets: when each
 * viewer reads a cue, against the one who reads the original, and what the channel carries for it.
 * The translator is a stand-in with the delay of a service; half of the lines are proof-read.
 */
import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import { startOrigin } from '../../../demo/origin/origin.js';
import { importSource } from '../../helpers/import-source.js';
import { median, report } from '../harness.js';

const TARGETS = ['es', 'pt-BR', 'fr', 'de', 'ar', 'id', 'vi', 'th', 'ja', 'ko', 'zh-Hans', 'ru'];
const LINES = 24;
/** One line every two and a half seconds: a host who hardly breathes. */
const PACE = 2500;
const DELAY = 4000;
const SERVICE_MS = 120;
/** A cue in another language stands within this of the original's, ms. */
const TOGETHER = 300;
/** Sixty pictures a second. */
const FRAME = 16;

export async function languages() {
  const source = await importSource(`
    export { Studio } from './src/sdk/captions/studio/studio.js';
    export { readPublishAnswer } from './src/sdk/captions/studio/publish-answer.js';
    export { CaptionDesk } from './src/sdk/captions/caption-desk.js';
    export { TranslationDesk } from './src/sdk/captions/translation/translation-desk.js';
    export { httpTranslator } from './src/sdk/engines/http-translator.js';
    export { httpActions } from './src/sdk/engines/http-actions.js';
    export { webSocketTransport } from './src/sdk/engines/websocket-transport.js';
    export { Channel } from './src/sdk/realtime/channel.js';
    export { systemClock } from './src/sdk/state/clock.js';
  `);
  const origin = await startOrigin({ quiet: true });
  const service = await translationService();
  const closed = new AbortController();
  // Twelve languages are asked for at once, each with a time limit of its own.
  setMaxListeners(0, closed.signal);
  try {
    const clock = source.systemClock;
    const room = 'captioned';
    const script = scriptLines();
    const viewers = ['en', ...TARGETS].map((language) =>
      aViewer(source, {
        language,
        url: `${origin.url.replace('http', 'ws')}/realtime?room=${room}`,
        room,
      }),
    );
    await Promise.all(viewers.map(({ opened }) => opened));
    const desk = new source.TranslationDesk(
      { clock, signal: closed.signal, fail: () => undefined, changed: () => undefined },
      (/** @type {any} */ { endpoint }) => [
        source.httpTranslator({
          url: endpoint,
          clock,
          signal: closed.signal,
          fetch,
          ready: () => undefined,
        }),
      ],
    );
    desk.setDocument(
      { script, spokenLanguage: 'en', translation: { endpoint: service.url } },
      service.url,
    );
    const post = source.httpActions(`${origin.url}/realtime/actions?room=${room}`);
    const studio = new source.Studio({
      clock,
      random: Math.random,
      signal: closed.signal,
      serverNow: () => clock.now(),
      delay: () => DELAY,
      operator: 'bench',
      session: '',
      spoken: 'en',
      targets: TARGETS,
      slackShare: 0.15,
      mend: (/** @type {string} */ text, /** @type {string} */ language) =>
        desk.terms.mend(text, language),
      translate: async (
        /** @type {string} */ text,
        /** @type {string} */ from,
        /** @type {string} */ to,
        /** @type {AbortSignal} */ signal,
      ) => {
        const made = await desk.translated(text, from, to, signal);
        return { text: made.text, machine: made.by !== 'memory' };
      },
      publish: async (/** @type {object} */ cue, /** @type {any} */ { key, signal }) => {
        const body = JSON.stringify({ id: key, type: 'cue.publish', data: cue });
        const { status, text } = await post(body, { id: key, signal });
        return source.readPublishAnswer(status, text);
      },
    });
    const looking = setInterval(() => {
      for (const viewer of viewers) viewer.look(clock.now());
    }, FRAME);
    const from = clock.now();
    for (const viewer of viewers) viewer.bytes = 0;
    for (let number = 0; number < LINES; number += 1) {
      const said = clock.now();
      const text =
        number % 2 === 0
          ? script[number / 2]?.text['en']
          : `Off the script, number ${number}, as hosts talk.`;
      studio.hear([
        { id: `n${number}`, start: said - 2200, end: said, text, source: 'recognizer' },
      ]);
      if (number % 4 === 3) {
        const mend = () =>
          studio.correct(`bench/n${number}`, `Mended by a person, number ${number}.`);
        setTimeout(mend, 250);
      }
      await new Promise((resolve) => setTimeout(resolve, PACE));
    }
    await new Promise((resolve) => setTimeout(resolve, DELAY + 1000));
    clearInterval(looking);
    const minutes = (clock.now() - from - DELAY - 1000) / 60_000;
    tell(viewers, minutes);
  } finally {
    closed.abort();
    await service.close();
    await origin.close();
  }
}

/** @param {any[]} viewers @param {number} minutes */
function tell(viewers, minutes) {
  const [original, ...others] = viewers;
  let worst = 0;
  let together = 0;
  const all = [];
  const missed = [];
  for (const viewer of others) {
    let late = 0;
    for (const [id, at] of original.shown) {
      const own = viewer.shown.get(id);
      if (own === undefined) missed.push(`${viewer.language} ${id}`);
      const apart = own === undefined ? Infinity : Math.max(0, own - at);
      all.push(apart);
      late = Math.max(late, apart);
    }
    worst = Math.max(worst, late);
    if (late <= TOGETHER) together += 1;
    viewer.close();
  }
  original.close();
  for (const one of missed) console.error(`never read: ${one}`);
  const cues = original.shown.size;
  report('captions', 'languages_at_once', together, 'languages', cues * others.length);
  report('captions', 'cue_skew_worst_ms', worst, 'ms', cues * others.length);
  report('captions', 'cue_skew_median_ms', median(all), 'ms', cues * others.length);
  report('captions', 'cues_read', cues, 'cues', LINES);
  const bytes = median(viewers.map((viewer) => viewer.bytes));
  report('captions', 'channel_bytes_a_minute', bytes / minutes, 'bytes/min', viewers.length);
}

/** @param {any} source @param {{ language: string, url: string, room: string }} options */
function aViewer(source, { language, url, room }) {
  const { systemClock: clock } = source;
  let state = /** @type {any} */ ({
    languages: [],
    language,
    lines: [],
    prefer: 'best',
    sent: false,
    untranslated: null,
  });
  const desk = new source.CaptionDesk({
    announcer: { announce: () => undefined },
    translation: null,
    state: () => state,
    changed: (/** @type {object} */ change) => (state = { ...state, ...change }),
  });
  desk.setDocument({ spokenLanguage: 'en' });
  /** @type {Map<string, number>} When each cue was read in its language, ms. */
  const shown = new Map();
  let open = (/** @type {unknown} */ _value) => undefined;
  const viewer = {
    language,
    shown,
    bytes: 0,
    opened: new Promise((resolve) => (open = /** @type {any} */ (resolve))),
    look(/** @type {number} */ now) {
      desk.advance(now - DELAY);
      for (const { id } of state.lines) if (!shown.has(id)) shown.set(id, now);
    },
    close: () => channel.close(),
  };
  const channel = new source.Channel({
    clock,
    random: Math.random,
    statusChanged: (/** @type {string} */ status) => {
      if (status === 'open') open(undefined);
    },
    failed: () => undefined,
    counted: () => undefined,
    deliver: (/** @type {any} */ message) => {
      if (message.type === 'cue') {
        // As it was sent: with the names of its envelope, without compression.
        viewer.bytes += JSON.stringify(message).length;
        desk.receive({ type: 'cues', from: 'channel', cues: [message.data] });
      }
    },
  });
  channel.dial({ transport: 'websocket', url, room, names: {} }, source.webSocketTransport);
  return viewer;
}

function scriptLines() {
  return Array.from({ length: LINES / 2 }, (_, number) => {
    const en = `Line ${number + 1} of the script, which people have proof-read.`;
    const texts = TARGETS.map((tag) => [tag, `(${tag}) ${en}`]);
    return {
      id: `s${number}`,
      text: /** @type {Record<string, string>} */ ({ en, ...Object.fromEntries(texts) }),
    };
  });
}

async function translationService() {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { to, texts } = JSON.parse(body);
      const answer = JSON.stringify({
        texts: texts.map((/** @type {string} */ text) => `(${to}) ${text}`),
      });
      setTimeout(() => response.end(answer), SERVICE_MS);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/translate`,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
