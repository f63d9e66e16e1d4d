import { cameraDelay, ClockReader, loopStart } from './clock-reader.js';
import { SoundMeter } from './sound-meter.js';
import { startOurs } from './players.js';

const query = new URLSearchParams(location.search);
const media = query.get('media')!;
const scope = query.get('scope')!;
const stage = document.querySelector<HTMLElement>('#stage')!;
const ANGLES = ['a', 'b', 'c'];

const epoch0 = await loopStart(`${media}/live/clock/a/320p/index.m3u8`);
const meter = await SoundMeter.start(stage);
const player = startOurs(
  stage,
  ANGLES.map((id) => ({
    id,
    sources: [
      { url: `${media}/~${scope}/live/clock/${id}/master.m3u8`, role: 'primary' },
      { url: `${media}/~${scope}/backup/clock/${id}/master.m3u8`, role: 'backup' },
    ],
  })),
  false,
);

/** Every picture that was on screen: when, which one. */
interface Shown {
  at: number;
  loopMs: number;
  angle: number;
}
const shown: Shown[] = [];
const reader = new ClockReader();
const look = (): void => {
  const video = player.video();
  const read = video && reader.read(video);
  const last = shown.at(-1);
  if (read && (read.loopMs !== last?.loopMs || read.angle !== last.angle)) {
    shown.push({ at: performance.now(), ...read });
    if (shown.length > 4000) shown.splice(0, 2000);
  }
  requestAnimationFrame(look);
};
look();

const frames = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const from = shown.length;
    const check = (): void =>
      shown.length >= from + count ? resolve() : void requestAnimationFrame(check);
    check();
  });

/** Pictures on either side of an exchange: one alone is seen up to a screen's frame late. */
const AROUND = 5;

/** Where the pictures are in the loop, against this page's clock, ms. */
const phase = (pictures: readonly Shown[]): number =>
  pictures.map(({ at, loopMs }) => loopMs - at).sort((a, b) => a - b)[pictures.length >> 1];

/** Taps an angle; answers what the eye and the ear got. */
async function switchTo(
  id: string,
  warm: boolean,
): Promise<{ ms: number; errorFrames: number; gapMs: number; silentMs: number }> {
  if (warm) {
    player.playback.prepareAngle(id);
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  const wanted = ANGLES.indexOf(id);
  meter.reset();
  const tapped = performance.now();
  player.playback.selectAngle(id);
  while (shown.at(-1)?.angle !== wanted) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (performance.now() - tapped > 5000) throw new Error(`${id} never came`);
  }
  const index = shown.findLastIndex(({ angle }) => angle !== wanted);
  const before = shown[index];
  const after = shown[index + 1];
  await frames(20);
  return {
    ms: after.at - tapped,
    errorFrames:
      ((phase(shown.slice(index + 1, index + 1 + AROUND)) -
        phase(shown.slice(index + 1 - AROUND, index + 1))) *
        30) /
      1000,
    gapMs: after.at - before.at,
    silentMs: meter.longestSilence(),
  };
}

/** The longest time without a new picture since `from`, until pictures flow again. */
async function longestFreeze(from: number, forMs: number): Promise<number> {
  while (performance.now() - from < forMs)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  const seen = shown.filter(({ at }) => at >= from - 200);
  let longest = performance.now() - (seen.at(-1)?.at ?? from);
  for (const [index, { at }] of seen.entries()) {
    if (index > 0) longest = Math.max(longest, at - seen[index - 1].at);
  }
  return longest;
}

Object.assign(globalThis, {
  bench: {
    ready: () => frames(30),
    switchTo,
    longestFreeze,
    now: () => performance.now(),
    events: player.events,
    role: () => player.playback.store.current.sourceRole,
    state: () => player.playback.store.current,
    delay: () => cameraDelay(shown.at(-1)?.loopMs ?? 0, epoch0),
    restart: () => player.playback.retry(),
  },
});
