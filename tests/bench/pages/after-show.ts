import { createRoom, type ClipWish } from '../../../src/sdk/index.js';

/** A room that the bench seeks in, and cuts clips of. */
const query = new URLSearchParams(location.search);
const room = createRoom({
  show: query.get('show') ?? '',
  muted: true,
  autoplay: true,
  captions: 'en',
  language: 'en',
  assets: query.get('assets') ?? undefined,
});
const stage = document.querySelector('#stage');
if (stage) room.playback.mount(stage);
void room.join();

/** In steps of the golden ratio: never the same way twice. */
const STEP = 0.618;
let stalls = 0;
room.playback.store.subscribe(() => {
  if (room.playback.store.current.phase === 'buffering') stalls += 1;
});

const bench = {
  ready(): boolean {
    const { phase } = room.playback.store.current;
    return phase === 'playing' && room.replay.store.current.chapters.length > 2;
  },

  playing(seconds: number): boolean {
    const { phase, seekable } = room.playback.store.current;
    return phase === 'playing' && !!seekable && seekable.end - seekable.start > seconds * 1000;
  },

  /** From the tap to the first picture of that moment, ms. */
  jump(nth: number): Promise<number> {
    const { chapters } = room.replay.store.current;
    const chapter = chapters[Math.floor((nth * STEP * chapters.length) % chapters.length)];
    const at = chapter.at + 40 * nth;
    const began = performance.now();
    return new Promise((resolve) => {
      const stop = room.timeline.onFrame((now) => {
        if (Math.abs(now - at) > 200) return;
        stop();
        resolve(performance.now() - began);
      });
      room.playback.seek(at);
    });
  },

  /** Cuts the last seconds; answers how it went, and the file as base64. */
  async clip(wish: Pick<ClipWish, 'mode'> & { seconds: number; shift: number }): Promise<object> {
    const to = (room.timeline.now ?? 0) - wish.shift;
    const from = to - wish.seconds * 1000;
    const began = performance.now();
    let cutting = began;
    stalls = 0;
    const clip = await room.sharing.clip(
      {
        ...{ from, to, mode: wish.mode, preview: false },
        captions: Array.from({ length: 10 }, (_, n) => ({
          start: from + (n * (to - from)) / 10,
          end: from + ((n + 0.8) * (to - from)) / 10,
          text: `Caption number ${n}, which is long enough for two lines of it`,
          direction: 'ltr' as const,
        })),
        card: { name: 'Aero Runner', price: '$89', note: 'A show', image: null, direction: 'ltr' },
        size: { width: 480, height: 854 },
      },
      {
        signal: new AbortController().signal,
        progress: ({ step, share }) => {
          if (step === 'cutting' && share === 0) cutting = performance.now();
        },
      },
    );
    const ended = performance.now();
    if (!clip) throw new Error('What makes clips is not there.');
    const bytes = new Uint8Array(await clip.video.arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192)
      binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return {
      wished: from,
      from: clip.from,
      to: clip.to,
      ms: ended - began,
      cutMs: ended - cutting,
      stalls,
      file: btoa(binary),
    };
  },
};

Object.assign(globalThis, { bench });
