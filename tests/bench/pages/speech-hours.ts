import { SpeechCaptions } from '../../../src/sdk/captions/speech-captions.js';
import { speechRecognizers } from '../../../src/sdk/engines/speech-recognizer-engine.js';
import type { ScriptLine } from '../../../src/sdk/show/show-document.js';

/** Hours of a show's sound, as it comes from the player, heard as fast as it can be recognised. */
const query = new URLSearchParams(location.search);
const media = query.get('media')!;
const STAGE = Date.UTC(2026, 0, 1);
/** Sound that waits for the recogniser, ms: well under what it would give up. */
const AHEAD = 20_000;

async function bytes(url: string | URL): Promise<ArrayBuffer> {
  return (await fetch(url)).arrayBuffer();
}

/** The recording of one loop: its initialisation segment, and its segments with their length. */
async function recording() {
  const base = `${media}/vod/show/wide/288p/index.m3u8`;
  const text = await (await fetch(base)).text();
  const init = /EXT-X-MAP:URI="([^"]+)"/.exec(text)![1];
  const segments = [...text.matchAll(/#EXTINF:([\d.]+)[^\n]*\n(?:#[^\n]*\n)*([^#\n]+)/g)];
  return {
    init: await bytes(new URL(init, base)),
    segments: await Promise.all(
      segments.map(async ([, seconds, url]) => ({
        ms: Number(seconds) * 1000,
        bytes: await bytes(new URL(url, base)),
      })),
    ),
  };
}

const { init, segments } = await recording();
const loopMs = segments.reduce((sum, { ms }) => sum + ms, 0);
const show = (await (await fetch(`${media}/shows/spoken.json`)).json()) as { script: ScriptLine[] };

const starts: { id: string; loop: number; at: number }[] = [];
const captions = new SpeechCaptions({
  onCues: (cues) => {
    for (const { id, start, source } of cues) {
      const name = /^script:(.*?):\d+(.*)$/.exec(id);
      if (source !== 'script' || !name) continue;
      const line = name[1] + name[2];
      const loop = Math.floor((start - STAGE) / loopMs);
      const known = starts.findLast((cue) => cue.id === line && cue.loop === loop);
      const at = start - STAGE - loop * loopMs;
      if (known) known.at = at;
      else starts.push({ id: line, loop, at });
    }
  },
  onWithdraw: () => undefined,
});
captions.setScript(show.script, 'en');

let heard = STAGE;
let failed: Error | null = null;
let wake = (): void => undefined;
const recognizer = await speechRecognizers({
  language: 'en',
  assets: '/dist/assets/',
  metered: true,
})(
  {
    hypothesis: (hypothesis) => captions.hear(hypothesis),
    state: (state) => {
      if (state.phase === 'failed') failed = state.error;
      wake();
    },
    heard: (stageTime) => {
      heard = stageTime;
      wake();
    },
    trouble: (error) => (failed = error),
  },
  new AbortController().signal,
);

/** Feeds one loop more, and answers when it has been heard. */
async function hearLoop(loop: number): Promise<void> {
  const stageOffset = STAGE + loop * loopMs;
  let at = stageOffset;
  if (loop === 0) recognizer.feed({ kind: 'init', bytes: init.slice(0), stageOffset: 0, run: 1 });
  for (const segment of segments) {
    recognizer.feed({ kind: 'media', bytes: segment.bytes.slice(0), stageOffset, run: 1 });
    at += segment.ms;
    while (heard < at - AHEAD && !failed) await new Promise<void>((resolve) => (wake = resolve));
  }
  if (failed) throw failed;
}

Object.assign(globalThis, { bench: { loopMs, hearLoop, starts: () => starts } });
