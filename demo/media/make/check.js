// @ts-check
/**
 * Checks the media files as an origin sees them: `node demo/media/make/check.js`. Structure and
 * times of every fragment, then the loop: the file played twice must decode without a jump.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeFrameIndex } from '../clock-barcode.js';
import { findBox, readBoxes } from './boxes.js';
import { mediaFolder, run, workPath } from './tools.js';
import { readWav } from './wav.js';

/** @param {boolean} condition @param {string} message */
function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/**
 * @param {Buffer} bytes
 * @returns {{ next: [number, number], independent: number, largest: number }} the end of both tracks in ticks
 */
function checkFragments(bytes) {
  const boxes = readBoxes(bytes);
  const order = boxes.map(({ type }) => type).join(' ');
  expect(order === `ftyp moov${' moof mdat'.repeat(480)}`, 'not ftyp, moov and 480 fragments');
  /** @type {[number, number]} */
  const next = [0, 0];
  let independent = 0;
  let largest = 0;
  boxes
    .filter(({ type }) => type === 'moof')
    .forEach((moof, part) => {
      const data = boxes[3 + 2 * part];
      if (!data) throw new Error('no mdat');
      largest = Math.max(largest, data.end - moof.start);
      let at = data.body;
      const trafs = readBoxes(bytes, moof.body, moof.end).filter(({ type }) => type === 'traf');
      trafs.forEach((traf, index) => {
        const inner = bytes.subarray(traf.body, traf.end);
        const tfdt = Number(inner.readBigUInt64BE(findBox(inner, ['tfdt']).body + 4));
        expect(
          tfdt === next[index],
          `part ${String(part)} track ${String(index + 1)} begins at ${String(tfdt)}, not ${String(next[index])}`,
        );
        const trun = findBox(inner, ['trun']).body;
        const count = inner.readUInt32BE(trun + 4);
        expect(moof.start + inner.readInt32BE(trun + 8) === at, 'data offset');
        if (index === 0) {
          const key = inner.readUInt32BE(trun + 12) === 0x02000000;
          expect(key === (part % 5 === 0), `part ${String(part)} key frame`);
          independent += key ? 1 : 0;
        }
        for (let i = 0; i < count; i += 1)
          at += inner.readUInt32BE(trun + (index === 0 ? 16 : 12) + 4 * i);
        next[index] = (next[index] ?? 0) + count * (index === 0 ? 3000 : 1024);
      });
      expect(at === data.end, 'samples fill the mdat');
    });
  expect(next[0] === 96 * 90_000 && next[1] === 96 * 48_000, 'total duration');
  return { next, independent, largest };
}

/** The file with its fragments twice, the second time moved by one loop, as an origin plays it. @param {Buffer} bytes */
function twice(bytes) {
  const moved = Buffer.from(bytes);
  const boxes = readBoxes(moved);
  for (const moof of boxes.filter(({ type }) => type === 'moof')) {
    readBoxes(moved, moof.body, moof.end)
      .filter(({ type }) => type === 'traf')
      .forEach((traf, index) => {
        const tfdt = readBoxes(moved, traf.body, traf.end).find(({ type }) => type === 'tfdt');
        if (!tfdt) return;
        const scale = index === 0 ? 90_000n : 48_000n;
        moved.writeBigUInt64BE(moved.readBigUInt64BE(tfdt.body + 4) + 96n * scale, tfdt.body + 4);
      });
  }
  return Buffer.concat([bytes, moved.subarray(boxes[2]?.start)]);
}

/** The sound of the first of each folder's files: an angle may lend its sound to another. @type {Map<string, string>} */
const sounds = new Map();

/** @param {string} file two loops @param {string} folder @returns {Promise<string>} how the sound crosses the seam */
async function checkSeam(file, folder) {
  const wav = workPath('check', 'seam.wav');
  await run('ffmpeg', ['-v', 'error', '-y', '-i', file, '-vn', '-c:a', 'pcm_s16le', wav]);
  const digest = createHash('sha256').update(readFileSync(wav)).digest('hex');
  if (!sounds.has(folder)) sounds.set(folder, digest);
  expect(sounds.get(folder) === digest, 'the sound differs from the other files of its folder');
  const pcm = readWav(wav);
  expect(pcm.length === 2 * 96 * 48_000, `${String(pcm.length)} samples of sound in two loops`);
  const seam = 96 * 48_000;
  // A click is a second difference far above that of the sound round it.
  const bend = (/** @type {number} */ i) =>
    Math.abs((pcm[i - 1] ?? 0) - 2 * (pcm[i] ?? 0) + (pcm[i + 1] ?? 0));
  let near = 0;
  let round = 0;
  for (let i = seam - 24_000; i < seam + 24_000; i += 1) {
    if (Math.abs(i - seam) < 1100) near = Math.max(near, bend(i));
    else round = Math.max(round, bend(i));
  }
  expect(
    near < 1.5 * round + 0.002,
    `a click at the seam: ${near.toFixed(4)} against ${round.toFixed(4)}`,
  );
  return `seam ${near.toFixed(4)} / ${round.toFixed(4)}`;
}

/** @param {string} file @param {number} angle */
async function checkBarcode(file, angle) {
  const raw = workPath('check', 'strip.rgba');
  await run('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    file,
    '-vf',
    'crop=320:32:0:0,format=rgba',
    '-f',
    'rawvideo',
    raw,
  ]);
  const data = readFileSync(raw);
  const size = 320 * 32 * 4;
  for (let i = 0; i < 5760; i += 1) {
    const seen = decodeFrameIndex({
      data: data.subarray(i * size, (i + 1) * size),
      width: 320,
      height: 32,
    });
    expect(
      seen?.frame === i % 2880 && seen.angle === angle,
      `frame ${String(i)} reads ${JSON.stringify(seen)}`,
    );
  }
}

for (const folder of ['clock', 'show']) {
  for (const name of readdirSync(join(mediaFolder, folder)).filter((file) =>
    file.endsWith('.mp4'),
  )) {
    const bytes = readFileSync(join(mediaFolder, folder, name));
    const { independent, largest } = checkFragments(bytes);
    const doubled = workPath('check', 'twice.mp4');
    writeFileSync(doubled, twice(bytes));
    const seam = await checkSeam(doubled, folder);
    if (folder === 'clock') await checkBarcode(doubled, 'abc'.indexOf(name.charAt(0)));
    console.log(
      `${folder}/${name}: ${String(bytes.length)} bytes, 480 parts (${String(independent)} independent, largest ${String(largest)}), ${seam}`,
    );
  }
}
