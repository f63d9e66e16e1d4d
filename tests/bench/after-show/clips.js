// @ts-check
/**
 * Clips of 30 s, cut in a browser while the stream plays on, `--rounds N` (3) times each way: the
 * time it takes as a ratio to the clip's length, with FFmpeg loaded anew each time; what it adds to
 * the memory of the browser's processes at its peak; how far the first picture is from the wished
 * one, read off the bar code of the clock stream; and whether ffprobe takes the file.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listFfmpeg } from '../../../bin/assets.js';
import { decodeFrameIndex } from '../../../demo/media/clock-barcode.js';
import { median, report, startBench } from '../harness.js';

const run = promisify(execFile);
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const SECONDS = 30;
const SHORT = 15;
const PATIENCE_MS = 120_000;
const FRAMES = 2880;

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function clips({ number }) {
  const rounds = number('rounds', 3);
  const bench = await startBench({ entries: ['after-show.ts'] });
  try {
    for (const [name, asset] of listFfmpeg(MODULES)) {
      const path = join(bench.folder, 'assets', name);
      await mkdir(dirname(path), { recursive: true });
      if ('file' in asset) await cp(asset.file, path);
    }
    const assets = `${bench.pagesUrl}/assets/`;
    const open = async (/** @type {string} */ show, /** @type {number} */ seconds) => {
      const page = await bench.browser.newPage();
      await page.goto(
        bench.pageUrl('after-show.js', { show: `${bench.origin.url}/shows/${show}.json`, assets }),
      );
      await page.waitForFunction(
        (least) => /** @type {any} */ (globalThis).bench?.playing(least),
        { timeout: PATIENCE_MS },
        seconds,
      );
      return page;
    };
    const studio = await open('studio', SECONDS + 5);
    const probes = await speed(bench, studio, rounds);
    report('after-show', 'clips_probed', probes, 'files', 2);
    await studio.close();
    const clock = await open('clock', SHORT + 8);
    await exactness(bench, clock, rounds);
  } finally {
    await bench.close();
  }
}

/** @returns how many of the two kinds of files ffprobe takes, as H.264 and AAC of the right length */
async function speed(bench, page, rounds) {
  let probed = 0;
  for (const [mode, figure] of [
    ['cut', 'clip_cut_ratio'],
    ['burnt', 'clip_reencode_ratio'],
  ]) {
    /** @type {number[]} */
    const ratios = [];
    /** @type {number[]} */
    const peaks = [];
    /** @type {number[]} */
    const stalls = [];
    let last;
    for (let round = 0; round < rounds; round += 1) {
      const memory = watchMemory(bench.browser.process()?.pid);
      last = await cut(page, { mode, seconds: SECONDS, shift: 500 });
      ratios.push(last.ms / (last.to - last.from));
      stalls.push(last.stalls);
      const peak = await memory.stop();
      if (peak !== null) peaks.push(peak);
    }
    report('after-show', figure, median(ratios), 'ratio', ratios.map(rounded));
    if (peaks.length > 0) {
      const name = mode === 'cut' ? 'clip_cut_peak_mb' : 'clip_peak_mb';
      report('after-show', name, Math.max(...peaks), 'MB', peaks.map(Math.round));
    }
    report('after-show', `clip_${mode}_stalls`, Math.max(...stalls), 'stalls', stalls);
    if (last && (await isFine(bench.folder, last))) probed += 1;
  }
  return probed;
}

/** The first picture of each clip, against the picture of the stage time it was wished for. */
async function exactness(bench, page, rounds) {
  const { epoch0 } = await (await fetch(`${bench.origin.url}/`)).json();
  /** @type {number[]} */
  const errors = [];
  for (let round = 0; round < rounds; round += 1) {
    // Never on a key picture, never on a whole frame.
    const clip = await cut(page, { mode: 'burnt', seconds: SHORT, shift: 700 + 137 * round });
    const first = await firstFrame(bench.folder, clip);
    if (first === null) continue;
    const wished = ((clip.wished - epoch0) / 1000) * 30;
    const distance = (((first - wished) % FRAMES) + FRAMES) % FRAMES;
    errors.push(distance > FRAMES / 2 ? distance - FRAMES : distance);
  }
  if (errors.length > 0) {
    const worst = Math.max(...errors.map(Math.abs));
    report('after-show', 'clip_start_error_frames', worst, 'frames', errors.map(rounded));
  }
}

/** @param {import('puppeteer-core').Page} page @param {object} wish @returns {Promise<any>} */
function cut(page, wish) {
  return page.evaluate((wished) => /** @type {any} */ (globalThis).bench.clip(wished), wish);
}

/** Frame index of the first picture, read off its bar code; null without FFmpeg on this machine. */
async function firstFrame(folder, { file }) {
  const [input, output] = [join(folder, 'clip.mp4'), join(folder, 'first.rgba')];
  await writeFile(input, Buffer.from(file, 'base64'));
  try {
    const picture = ['-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgba', output];
    await run('ffmpeg', ['-v', 'error', '-y', '-i', input, ...picture]);
  } catch {
    return null;
  }
  const data = await readFile(output);
  return (
    decodeFrameIndex({ data, width: 480, height: Math.floor(data.length / 4 / 480) })?.frame ?? null
  );
}

async function isFine(folder, { file, from, to }) {
  const input = join(folder, 'probe.mp4');
  await writeFile(input, Buffer.from(file, 'base64'));
  try {
    const show = ['-show_entries', 'format=duration:stream=codec_name', '-of', 'json', input];
    const { stdout } = await run('ffprobe', ['-v', 'error', ...show]);
    const { format, streams } = JSON.parse(stdout);
    const codecs = streams.map(({ codec_name }) => codec_name).sort();
    const off = Math.abs(Number(format.duration) - (to - from) / 1000);
    return codecs.join() === 'aac,h264' && off < 0.2;
  } catch {
    return false;
  }
}

/** Samples what the browser's processes hold beyond what they held at first; MB. */
function watchMemory(browserPid) {
  let first = null;
  let peak = null;
  const look = async () => {
    const sum = await residentOf(browserPid);
    if (sum === null) return;
    first ??= sum;
    peak = Math.max(peak ?? 0, sum - first);
  };
  const began = look();
  const timer = setInterval(() => void look(), 150);
  return {
    async stop() {
      clearInterval(timer);
      await began;
      return peak;
    },
  };
}

/** Of renderers only: the page and its workers. Null where there is no /proc. */
async function residentOf(browserPid) {
  try {
    let sum = 0;
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      try {
        const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
        if (!command.includes('--type=renderer')) continue;
        const status = await readFile(`/proc/${pid}/status`, 'utf8');
        if (!(await descends(pid, browserPid))) continue;
        sum += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
      } catch {
        // Gone meanwhile.
      }
    }
    return sum;
  } catch {
    return null;
  }
}

async function descends(pid, ancestor) {
  for (let at = String(pid); at !== '0' && at !== '1';) {
    if (at === String(ancestor)) return true;
    const status = await readFile(`/proc/${at}/status`, 'utf8');
    at = /PPid:\s+(\d+)/.exec(status)?.[1] ?? '0';
  }
  return false;
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 1000) / 1000;
}
