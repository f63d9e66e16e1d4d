// @ts-check
/**
 * The host somewhere else: how well the key finds her in the demo’s clip before a green screen (the
 * mattes were drawn by the program that made it), what it costs the main thread, and what it costs
 * the stream.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median, percentile, report } from '../harness.js';
import { startScenePage } from './page.js';
import { compareStreams } from './stream.js';

const MATTES = fileURLToPath(new URL('../../fixtures/key/', import.meta.url));

/** @param {{ number: (option: string, otherwise: number) => number }} options */
export async function measureKey({ number }) {
  const names = readdirSync(MATTES).filter((name) => name.endsWith('.png'));
  const files = Object.fromEntries(names.map((name) => [name, MATTES + name]));
  const bench = await startScenePage(files);
  try {
    await quality(bench, names);
    await cost(bench);
    await stream(bench, number('rounds', 2));
  } finally {
    await bench.close();
  }
}

/** @typedef {Awaited<ReturnType<typeof startScenePage>>} Bench */

/** @param {Bench} bench @param {string[]} names */
async function quality(bench, names) {
  const page = await bench.open('/sdk/');
  const clip = `${bench.demo.originUrl}/media/show/green-540p.mp4`;
  const runs = await page.evaluate(keyQuality, bench.at('src/sdk'), clip, names);
  await page.close();
  report('scene', 'key_iou', median(runs), 'ratio', runs);
}

/**
 * In the page: intersection over union of what the key finds and the matte. Where a black and a
 * white place give different pictures, the place is seen: that tells how much of a pixel is in front.
 * @param {string} sdk @param {string} clip @param {string[]} names
 */
async function keyQuality(sdk, clip, names) {
  const { pictureKey } = await import(`${sdk}/engines/picture-key.ts`);
  const { decodeBackdrop } = await import(`${sdk}/backdrop/decode-backdrop.ts`);
  const host = document.createElement('div');
  const video = document.createElement('video');
  host.append(video);
  document.body.append(host);
  video.muted = true;
  // Whole: the file has no index to seek by over the network.
  video.src = URL.createObjectURL(await (await fetch(clip)).blob());
  await new Promise((resolve) => video.addEventListener('canplay', resolve, { once: true }));
  const [width, height] = [video.videoWidth, video.videoHeight];
  const pixels = (/** @type {CanvasImageSource} */ source) => {
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(width, height).getContext('2d')
    );
    pen.drawImage(source, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height).data;
  };
  const place = async (/** @type {string} */ colour) => {
    const canvas = new OffscreenCanvas(4, 4);
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 4, 4);
    return URL.createObjectURL(await canvas.convertToBlob());
  };
  const [black, white] = [await place('#000'), await place('#fff')];
  const decoded = decodeBackdrop(
    { key: '#02a53f', backgrounds: [{ id: 'x', name: 'x', url: '/x' }] },
    location.href,
  );
  const runs = [];
  for (const name of names) {
    const frame = Number(/\d+/.exec(name));
    const sought = new Promise((resolve) =>
      video.addEventListener('seeked', resolve, { once: true }),
    );
    // Each picture is held for six frames: a little into it.
    video.currentTime = frame / 30 + 0.05;
    await sought;
    const failed = (/** @type {string} */ trouble) => console.error(trouble);
    const key = pictureKey.start({
      host,
      settings: decoded.value.key,
      insist: true,
      shown() {},
      failed,
    });
    const canvas = /** @type {HTMLCanvasElement} */ (host.querySelector('canvas'));
    await key.setBackground(black);
    const dark = pixels(canvas);
    await key.setBackground(white);
    const light = pixels(canvas);
    key.dispose();
    const matte = pixels(
      await createImageBitmap(await (await fetch(`/bench-files/${name}`)).blob()),
    );
    let [both, either] = [0, 0];
    for (let at = 0; at < matte.length; at += 4) {
      const found = 255 - (light[at + 1] - dark[at + 1]) > 127;
      const there = matte[at] > 127;
      if (found && there) both += 1;
      if (found || there) either += 1;
    }
    runs.push(Math.round((10_000 * both) / either) / 10_000);
  }
  return runs;
}

/** @param {Bench} bench */
async function cost(bench) {
  const page = await bench.open('/sdk/');
  const runs = await page.evaluate(mainThread, bench.at('src/sdk'));
  await page.close();
  report('scene', 'key_main_thread_ms', median(runs), 'ms a frame at 720p', runs.length);
  report(
    'scene',
    'key_main_thread_p95_ms',
    percentile(runs, 0.95),
    'ms a frame at 720p',
    runs.length,
  );
}

/** In the page: how long the main thread is busy with each picture of 720 by 1280. @param {string} sdk */
async function mainThread(sdk) {
  const { prototype } = HTMLVideoElement;
  const own = prototype.requestVideoFrameCallback;
  const times = /** @type {number[]} */ ([]);
  prototype.requestVideoFrameCallback = function (callback) {
    return own.call(this, (now, metadata) => {
      const start = performance.now();
      callback(now, metadata);
      times.push(performance.now() - start);
    });
  };
  const { pictureKey } = await import(`${sdk}/engines/picture-key.ts`);
  const canvas = Object.assign(document.createElement('canvas'), { width: 720, height: 1280 });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = canvas.captureStream(30);
  const host = document.createElement('div');
  host.append(video);
  document.body.append(host);
  let turn = 0;
  const timer = setInterval(() => {
    pen.fillStyle = 'rgb(0 177 64)';
    pen.fillRect(0, 0, 720, 1280);
    pen.fillStyle = 'rgb(190 60 50)';
    pen.fillRect(180, (turn += 7) % 900, 360, 400);
  }, 33);
  await video.play();
  const settings = { colour: [0, 0.694, 0.251], similarity: 0.2, softness: 0.35, spill: 0.9 };
  const key = pictureKey.start({ host, settings, insist: true, shown() {}, failed() {} });
  const blob = await new Promise((resolve) => canvas.toBlob(resolve));
  await key.setBackground(URL.createObjectURL(blob));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  // Compiling and the first textures are done once.
  times.length = 0;
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  clearInterval(timer);
  key.dispose();
  // A picture that the device was too busy for costs nothing, and says nothing.
  return times.filter((ms) => ms > 0.05);
}

/** @param {Bench} bench @param {number} rounds */
async function stream(bench, rounds) {
  await compareStreams(bench, {
    path: '/storefront/?show=abroad',
    what: 'key_stream',
    rounds,
    begin: async (page) => {
      await page.evaluate(async (sdk) => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        const { loadBackdrop } = await import(`${sdk}/index.ts`);
        const desk = await loadBackdrop(room);
        desk.choose('river');
        while (['starting', 'idle'].includes(desk.store.current.phase))
          await new Promise((resolve) => requestAnimationFrame(resolve));
      }, bench.at('src/sdk'));
    },
  });
}
