import { cameraDelay, ClockReader, loopStart } from './clock-reader.js';
import { startHlsJs, startOurs } from './players.js';

const query = new URLSearchParams(location.search);
const stage = document.querySelector<HTMLElement>('#stage')!;
const media = query.get('media')!;
const player =
  query.get('player') === 'hlsjs'
    ? startHlsJs(stage, `${media}/live/clock/a/master.m3u8`)
    : startOurs(stage, [
        { id: 'a', sources: [{ url: `${media}/live/clock/a/master.m3u8`, role: 'primary' }] },
      ]);

const state = {
  /** One sample every 100 ms: page time, delay from camera to screen, forward buffer, rate. */
  samples: [] as { at: number; delay: number; buffer: number; rate: number }[],
  stalls: [] as { at: number; ms: number }[],
  events: 'events' in player ? player.events : [],
};
Object.assign(globalThis, { bench: state });

const reader = new ClockReader();
const epoch0 = await loopStart(`${query.get('direct')!}/live/clock/a/320p/index.m3u8`);
const watched = new WeakSet<HTMLVideoElement>();
let waitingSince: number | null = null;

function watch(video: HTMLVideoElement): void {
  if (watched.has(video)) return;
  watched.add(video);
  video.addEventListener('waiting', () => (waitingSince ??= performance.now()));
  video.addEventListener('playing', () => {
    if (waitingSince !== null && state.samples.length > 0) {
      state.stalls.push({ at: waitingSince, ms: performance.now() - waitingSince });
    }
    waitingSince = null;
  });
}

setInterval(() => {
  const video = player.video();
  if (!video) return;
  watch(video);
  const read = reader.read(video);
  if (!read) return;
  const { buffered, currentTime } = video;
  const end = buffered.length ? buffered.end(buffered.length - 1) : currentTime;
  state.samples.push({
    at: performance.now(),
    delay: cameraDelay(read.loopMs, epoch0),
    buffer: end - currentTime,
    rate: video.playbackRate,
  });
}, 100);
