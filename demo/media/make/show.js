// @ts-check
/** Renders the show: its sound and the three angles. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStage } from './browser.js';
import { encodeRendition, framesPerLoop, joinChunks, openIntermediate } from './encode.js';
import { layRows } from './i420.js';
import { writeScriptFile } from './script-file.js';
import { encodeSound, mix } from './sound.js';
import { speak } from './speech.js';
import { mediaFolder, workPath } from './tools.js';

const width = 540;
const height = 960;
const chunkFrames = 240;

/** @typedef {Exclude<import('./browser.js').Angle, 'green'>} Angle */
/**
 * How many frames a drawn picture is held. Drawing on twos is how clay figures are animated, and
 * halves what software GL takes an hour for; machines in a warehouse do with threes.
 * @type {Readonly<Record<Angle, number>>}
 */
const holds = { wide: 2, close: 2, warehouse: 3 };

/** @type {readonly Angle[]} */
const angles = ['wide', 'close', 'warehouse'];

/**
 * Draws one angle in chunks that survive an interruption: a chunk that exists is not drawn again.
 * @param {Angle} angle
 * @param {readonly import('./speech.js').Phone[]} phones
 * @param {number} step draw each `step`th frame and hold it
 * @returns {Promise<string>} the intermediate file
 */
async function renderAngle(angle, phones, step) {
  const names = Array.from({ length: framesPerLoop / chunkFrames }, (_, n) =>
    workPath('frames', `${angle}-${String(step)}-${String(n).padStart(2, '0')}.mp4`),
  );
  if (names.some((name) => !existsSync(name))) {
    const stage = await openStage(phones);
    const { base, top } = await stage.prepare(angle, width, height);
    for (const [n, name] of names.entries()) {
      if (existsSync(name)) continue;
      const part = name.replace('.mp4', '.part.mp4');
      const sink = openIntermediate(part, [
        '-f',
        'rawvideo',
        '-pix_fmt',
        'yuv420p',
        '-s',
        `${String(width)}x${String(height)}`,
        '-r',
        `30/${String(step)}`,
      ]);
      await stage.frames(n * chunkFrames, (n + 1) * chunkFrames, step, async (frame) => {
        // Only the rows in which something moves are drawn.
        const picture = new Uint8Array(base);
        layRows(picture, height, frame, top, width);
        await sink.write(picture);
      });
      await sink.close();
      renameSync(part, name);
      console.log(`${angle}: ${String((n + 1) * chunkFrames)} frames`);
    }
    await stage.close();
  }
  return joinChunks(names, workPath('frames', `${angle}-${String(step)}.mp4`));
}

/** Makes the show; `LIVE_ROOM_MEDIA_STEP=30` gives a quick look, a picture a second. */
export async function makeShow() {
  const quick = process.env['LIVE_ROOM_MEDIA_STEP'];
  const only = process.env['LIVE_ROOM_MEDIA_ANGLE'];
  const spoken = await speak();
  writeScriptFile(spoken);
  const sound = await encodeSound(mix(spoken), 'show', 48);
  const phones = spoken.flatMap((line) => line.phones);
  mkdirSync(join(mediaFolder, 'show'), { recursive: true });
  writeFileSync(workPath('phones.json'), JSON.stringify(phones));
  for (const angle of angles.filter((name) => !only || name === only)) {
    const source = await renderAngle(angle, phones, quick ? Number(quick) : holds[angle]);
    const preset = quick ? 'veryfast' : 'slow';
    await encodeRendition(
      source,
      { width: 540, height: 960, kilobits: 380, preset },
      sound,
      join(mediaFolder, 'show', `${angle}-540p.mp4`),
    );
    await encodeRendition(
      source,
      { width: 288, height: 512, kilobits: 105, preset },
      sound,
      join(mediaFolder, 'show', `${angle}-288p.mp4`),
    );
  }
}
