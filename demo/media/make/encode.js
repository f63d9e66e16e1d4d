// @ts-check
/** Turns rendered frames and encoded sound into the stream files. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { readSamples } from './boxes.js';
import { writeFragments } from './fragment.js';
import { run, workPath } from './tools.js';

export const framesPerLoop = 2880;

/**
 * Opens an ffmpeg that takes frames on its standard input and keeps them nearly losslessly, so
 * that the renditions can be encoded in two passes without rendering again.
 * @param {string} file
 * @param {readonly string[]} input ffmpeg options that describe the frames written to it
 * @returns {{ write(frame: Uint8Array): Promise<void>, close(): Promise<void> }}
 */
export function openIntermediate(file, input) {
  const child = spawn(
    'ffmpeg',
    [
      '-v',
      'error',
      '-y',
      ...input,
      '-i',
      '-',
      '-an',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-crf',
      '9',
      '-pix_fmt',
      'yuv420p',
      '-g',
      '30',
      file,
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(undefined);
      else reject(new Error(`ffmpeg ended with ${String(code)}`));
    });
  });
  ended.catch(() => undefined); // reported by close(); a frame in flight must not crash the process first
  return {
    async write(frame) {
      if (!child.stdin.write(frame))
        await new Promise((resolve) => child.stdin.once('drain', resolve));
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}

/** @param {readonly string[]} chunks @param {string} target @returns {Promise<string>} the target */
export async function joinChunks(chunks, target) {
  const list = `${target}.txt`;
  writeFileSync(list, chunks.map((chunk) => `file '${chunk}'`).join('\n'));
  await run('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'concat',
    '-safe',
    '0',
    '-i',
    list,
    '-c',
    'copy',
    target,
  ]);
  return target;
}

/**
 * @typedef {object} Rendition
 * @property {number} width
 * @property {number} height
 * @property {number} kilobits video bits per second / 1000
 * @property {string} [preset] x264 preset
 */

/**
 * Encodes one rendition: an IDR picture every second, no B-frames, so that a part never waits for
 * a later one. The rate cap keeps every second near the average: parts must arrive in time.
 * @param {string} source the intermediate
 * @param {Rendition} rendition
 * @param {{ frames: Buffer[], config: Buffer }} sound
 * @param {string} target
 */
export async function encodeRendition(source, rendition, sound, target) {
  const { width, height, kilobits } = rendition;
  const name = `${String(width)}x${String(height)}-${String(process.pid)}`;
  const encoded = workPath('encode', `${name}.mp4`);
  const options = [
    '-v',
    'error',
    '-y',
    '-i',
    source,
    '-an',
    '-frames:v',
    String(framesPerLoop),
    '-vf',
    `fps=30,scale=${String(width)}:${String(height)}:flags=lanczos,format=yuv420p`,
    '-c:v',
    'libx264',
    '-preset',
    rendition.preset ?? 'slow',
    '-profile:v',
    'high',
    '-r',
    '30',
    '-g',
    '30',
    '-keyint_min',
    '30',
    '-sc_threshold',
    '0',
    '-bf',
    '0',
    '-b:v',
    `${String(kilobits)}k`,
    '-maxrate',
    `${String(Math.round(kilobits * 1.4))}k`,
    '-bufsize',
    `${String(kilobits * 2)}k`,
    '-x264-params',
    'open-gop=0:force-cfr=1',
    '-colorspace',
    'bt709',
    '-color_primaries',
    'bt709',
    '-color_trc',
    'bt709',
    '-color_range',
    'tv',
    '-video_track_timescale',
    '90000',
    '-passlogfile',
    workPath('encode', name),
  ];
  await run('ffmpeg', [...options, '-pass', '1', '-f', 'null', '-']);
  await run('ffmpeg', [...options, '-pass', '2', encoded]);
  const { samples, sync, entry } = readSamples(readFileSync(encoded));
  const file = writeFragments({
    video: samples,
    sync,
    entry,
    width,
    height,
    audio: sound.frames,
    audioConfig: sound.config,
    audioBits: 48_000,
  });
  writeFileSync(target, file);
}
