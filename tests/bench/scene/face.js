// @ts-check
/**
 * Trying on: how far our landmarks are from those of the maker's own library on the test photo, how
 * many pictures a second are followed on one thread, and how well glasses lie over the eyes. The
 * library's telemetry is not answered. Without the model there is nothing to measure: see
 * tests/helpers/face-model.js.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FACE_FOLDER, facePhoto, provideFaceModel } from '../../helpers/face-model.js';
import { median, report } from '../harness.js';
import { startScenePage } from './page.js';

const PEER = fileURLToPath(
  new URL('../../../node_modules/@mediapipe/tasks-vision', import.meta.url),
);
const FOLLOWED = 60;

/** @param {{ number: (option: string, otherwise: number) => number }} options */
export async function measureFace({ number }) {
  const photo = facePhoto();
  if (!(await provideFaceModel()) || !photo) {
    console.error(`Skipped: no face model or photo in ${FACE_FOLDER} (LIVE_ROOM_FACE_MODEL).`);
    return;
  }
  const wasm = readdirSync(join(PEER, 'wasm'));
  const bench = await startScenePage({
    'photo.png': photo,
    'face_landmarker.task': join(FACE_FOLDER, 'face_landmarker.task'),
    'vision_bundle.mjs': join(PEER, 'vision_bundle.mjs'),
    ...Object.fromEntries(wasm.map((name) => [`wasm/${name}`, join(PEER, 'wasm', name)])),
  });
  try {
    const page = await bench.open('/sdk/');
    const ours = await page.evaluate(follow, bench.at('src/sdk'), number('pictures', FOLLOWED));
    const theirs = await page.evaluate(peer).catch((error) => {
      console.error(`The peer cannot run here: ${error.message}`);
      return null;
    });
    await page.close();
    tell(ours, theirs);
    if (bench.refused.length > 0)
      console.error(`Not answered: ${[...new Set(bench.refused)].join(' ')}`);
  } finally {
    await bench.close();
  }
}

/** @param {Awaited<ReturnType<typeof follow>>} ours @param {number[][] | null} theirs */
function tell(ours, theirs) {
  if (theirs) {
    const off = theirs.map(([x = 0, y = 0], index) =>
      Math.hypot(
        x - (ours.landmarks[3 * index] ?? NaN),
        y - (ours.landmarks[3 * index + 1] ?? NaN),
      ),
    );
    const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
    report('scene', 'landmark_error_px', mean, 'px (mean)', off.length);
    report('scene', 'landmark_error_max_px', Math.max(...off), 'px', off.length);
  }
  report('scene', 'face_detect_ms', ours.detectMs, 'ms', 1);
  report(
    'scene',
    'face_tracking_fps',
    1000 / median(ours.times),
    'pictures a second, one thread',
    ours.times.length,
  );
  report('scene', 'pupil_alignment_pct', ours.alignment, '% of eye distance', 1);
}

/**
 * In the page.
 * @param {string} sdk @param {number} count
 */
async function follow(sdk, count) {
  const { openFaceTracker } = await import(`${sdk}/engines/face-tracker.ts`);
  const { TryOnScene } = await import(`${sdk}/engines/try-on-scene.ts`);
  const { headPose } = await import(`${sdk}/try-on/head-pose.ts`);
  const { assetsBase } = await import(`${sdk}/engines/assets-base.ts`);
  const blob = await (await fetch('/bench-files/photo.png')).blob();
  const photo = await createImageBitmap(blob);
  const { width, height } = photo;
  const signal = new AbortController().signal;
  const tracker = await openFaceTracker(assetsBase(undefined), () => undefined, signal);
  await tracker.look(await createImageBitmap(photo), true, 0);
  let start = performance.now();
  const still = await tracker.look(await createImageBitmap(photo), true, 0);
  const detectMs = performance.now() - start;
  const landmarks = Array.from(still.landmarks ?? []);
  const pose = headPose(tracker.canonical.points, still.landmarks, width, height);
  const scene = new TryOnScene(document.createElement('canvas'), tracker.canonical);
  scene.draw(pose, width, height);
  // The middles of the irises are the last landmarks: 468 the right eye's, 473 the left's.
  const irises = [468, 473].map((index) => landmarks.slice(3 * index, 3 * index + 2));
  const pupils = scene.pupils(width, height);
  const apart = Math.hypot(irises[0][0] - irises[1][0], irises[0][1] - irises[1][1]);
  const off = pupils.map(([x, y], side) => Math.hypot(x - irises[side][0], y - irises[side][1]));
  scene.dispose();
  const times = [];
  for (let picture = 0; picture < count; picture += 1) {
    // The photo, held by a hand that is not quite still.
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(photo, 3 * Math.sin(picture / 3), 3 * Math.cos(picture / 4));
    const next = canvas.transferToImageBitmap();
    start = performance.now();
    const { faces } = await tracker.look(next, false, start);
    if (faces !== 1) throw new Error(`${faces} faces`);
    times.push(performance.now() - start);
  }
  tracker.dispose();
  return { landmarks, detectMs, times, alignment: (100 * (off[0] + off[1])) / 2 / apart };
}

/** In the page: the same photo by the maker's library; pixels. */
async function peer() {
  const address = new URL('/bench-files/', location.href).href;
  const { FaceLandmarker, FilesetResolver } = await import(`${address}vision_bundle.mjs`);
  const files = await FilesetResolver.forVisionTasks(`${address}wasm`);
  const landmarker = await FaceLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetPath: `${address}face_landmarker.task`, delegate: 'CPU' },
    runningMode: 'IMAGE',
    numFaces: 1,
  });
  const photo = await createImageBitmap(await (await fetch('/bench-files/photo.png')).blob());
  const [points = []] = landmarker.detect(photo).faceLandmarks;
  landmarker.close();
  return points.map(({ x, y }) => [x * photo.width, y * photo.height]);
}
