// @ts-check
/**
 * Renders the host before a green screen: the same 96 s as the other angles, with their sound as it
 * is in the files, and a few mattes that say what a key of it should find. Needs no voice: the lips
 * follow the letters of each line.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStage } from './browser.js';
import { encodeRendition, framesPerLoop, joinChunks, openIntermediate } from './encode.js';
import { layRows } from './i420.js';
import { mediaFolder, repositoryRoot, run, workPath } from './tools.js';

const width = 540;
const height = 960;
const chunkFrames = 240;
/** Pictures are held for six frames: stop motion, in a third of the time of a smooth one. */
const step = 6;
/** Frames whose mattes are kept. Multiples of `step`, away from each other in pose. */
export const MATTE_FRAMES = [60, 360, 810, 1350, 2010, 2550];

/** Longest first: a phone may be two letters. */
const PHONES = 'sh ch th ng aa ae ah iy ih uw uh ow ey er m b p f v w l r s z t d n k g h y'.split(
  ' ',
);
const LETTERS = /** @type {Record<string, string>} */ ({
  a: 'ae',
  e: 'eh',
  i: 'ih',
  o: 'ow',
  u: 'uh',
});

/** @returns {import('./speech.js').Phone[]} letters, evenly over the time of their line */
export function phonesOfScript() {
  const { lines } = JSON.parse(readFileSync(join(mediaFolder, 'show/show-script.json'), 'utf8'));
  return lines.flatMap(
    (/** @type {{ start: number, end: number, text: { en: string } }} */ line) => {
      const sounds = line.text.en.toLowerCase().match(/sh|ch|th|ng|[a-z]|[.,!?]/g) ?? [];
      const each = (line.end - line.start) / sounds.length;
      return sounds.map((sound, index) => ({
        start: line.start + index * each,
        end: line.start + (index + 1) * each,
        phone: LETTERS[sound] ?? (PHONES.includes(sound) ? sound : 'pau'),
      }));
    },
  );
}

/** The sound of the show as its files carry it. */
async function soundOfShow() {
  const adts = workPath('green', 'sound.aac');
  const source = join(mediaFolder, 'show/wide-540p.mp4');
  await run('ffmpeg', ['-v', 'error', '-y', '-i', source, '-vn', '-c:a', 'copy', adts]);
  const bytes = readFileSync(adts);
  /** @type {Buffer[]} */
  const frames = [];
  for (let at = 0; at + 7 < bytes.length;) {
    const size = ((bytes.readUInt32BE(at + 2) >> 5) & 0x1fff) >>> 0;
    frames.push(bytes.subarray(at + 7, at + size));
    at += size;
  }
  // AAC-LC, 48 kHz, one channel.
  return { frames, config: Buffer.from([0x11, 0x88]) };
}

/** Draws the loop in chunks that survive an interruption. @param {readonly import('./speech.js').Phone[]} phones */
async function render(phones) {
  const names = Array.from({ length: framesPerLoop / chunkFrames }, (_, n) =>
    workPath('green', `${String(n).padStart(2, '0')}.mp4`),
  );
  if (names.some((name) => !existsSync(name))) {
    const stage = await openStage(phones);
    const { base, top } = await stage.prepare('green', width, height);
    for (const [n, name] of names.entries()) {
      if (existsSync(name)) continue;
      const part = name.replace('.mp4', '.part.mp4');
      const size = `${String(width)}x${String(height)}`;
      const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', size, '-r', `30/${String(step)}`];
      const sink = openIntermediate(part, raw);
      await stage.frames(n * chunkFrames, (n + 1) * chunkFrames, step, async (frame) => {
        const picture = new Uint8Array(base);
        layRows(picture, height, frame, top, width);
        await sink.write(picture);
      });
      await sink.close();
      renameSync(part, name);
      console.log(`green: ${String((n + 1) * chunkFrames)} frames`);
    }
    await stage.close();
  }
  return joinChunks(names, workPath('green', 'whole.mp4'));
}

/** @param {readonly import('./speech.js').Phone[]} phones */
async function makeStills(phones) {
  const stage = await openStage(phones);
  await stage.prepare('green', width, height, true);
  const poster = workPath('green', 'poster.png');
  writeFileSync(poster, await stage.still(16.6));
  const jpeg = join(mediaFolder, 'posters/green.jpg');
  await run('ffmpeg', ['-v', 'error', '-y', '-i', poster, '-q:v', '5', '-frames:v', '1', jpeg]);
  const folder = join(repositoryRoot, 'tests/fixtures/key');
  mkdirSync(folder, { recursive: true });
  for (const frame of MATTE_FRAMES) {
    const png = workPath('green', `matte-${String(frame)}.png`);
    writeFileSync(png, await stage.matte(frame / 30));
    const target = join(folder, `matte-${String(frame)}.png`);
    await run('ffmpeg', ['-v', 'error', '-y', '-i', png, '-pix_fmt', 'gray', target]);
  }
  await stage.close();
}

/** Makes `show/green-{540p,288p}.mp4`, its poster, and the mattes of the tests. */
export async function makeGreen() {
  const phones = phonesOfScript();
  await makeStills(phones);
  if (process.env['LIVE_ROOM_MEDIA_STEP'] === 'stills') return;
  const source = await render(phones);
  const sound = await soundOfShow();
  for (const [lines, kilobits] of /** @type {const} */ ([
    [540, 260],
    [288, 90],
  ])) {
    await encodeRendition(
      source,
      { width: lines, height: (lines * 16) / 9, kilobits, preset: 'medium' },
      sound,
      join(mediaFolder, 'show', `green-${String(lines)}p.mp4`),
    );
  }
}
