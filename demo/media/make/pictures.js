// @ts-check
/** Posters, product pictures and the host's portrait, as small JPEG files. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openStage } from './browser.js';
import { mediaFolder, run, workPath } from './tools.js';

/** A moment of each angle that shows what it is for. */
const posters = /** @type {const} */ ([
  ['wide', 16.6],
  ['close', 27.4],
  ['warehouse', 16.5],
]);

const productColours = /** @type {const} */ ([
  ['sneaker', 'blue'],
  ['sneaker', 'coral'],
  ['sneaker', 'black'],
  ['sunglasses', 'tortoise'],
  ['sunglasses', 'black'],
  ['tote', 'sand'],
  ['tote', 'navy'],
  ['bottle', 'sage'],
  ['bottle', 'white'],
]);

/**
 * Saves a picture in the best JPEG quality that keeps to the size.
 * @param {Buffer} png @param {string} target @param {number} limit bytes @param {string} [filter]
 */
async function saveJpeg(png, target, limit, filter = 'null') {
  const source = workPath('pictures', 'one.png');
  writeFileSync(source, png);
  mkdirSync(dirname(target), { recursive: true });
  for (let quality = 2; quality < 16; quality += 1) {
    await run('ffmpeg', [
      '-v',
      'error',
      '-y',
      '-i',
      source,
      '-vf',
      filter,
      '-q:v',
      String(quality),
      '-frames:v',
      '1',
      target,
    ]);
    if (statSync(target).size <= limit) return;
  }
  throw new Error(`${target} does not fit ${String(limit)} bytes`);
}

/** @param {readonly import('./speech.js').Phone[]} phones */
export async function makePictures(phones) {
  // A page each: a canvas has one WebGL context, and its state belongs to one renderer.
  const shop = await openStage(phones);
  for (const [name, color] of productColours) {
    const png = await shop.product(name, color, 960);
    await saveJpeg(
      png,
      join(mediaFolder, 'products', `${name}-${color}.jpg`),
      25_000,
      'scale=480:480:flags=area',
    );
  }
  await shop.close();
  for (const [angle, at] of posters) {
    const stage = await openStage(phones);
    await stage.prepare(angle, 540, 960, true);
    await saveJpeg(await stage.still(at), join(mediaFolder, 'posters', `${angle}.jpg`), 40_000);
    if (angle === 'wide') {
      await saveJpeg(
        await stage.still(1.2),
        join(mediaFolder, 'host.jpg'),
        12_000,
        'crop=236:236:152:110,scale=160:160:flags=lanczos',
      );
    }
    await stage.close();
  }
}
