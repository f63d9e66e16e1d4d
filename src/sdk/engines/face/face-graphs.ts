import {
  DETECTOR_SIZE,
  facesIn,
  LANDMARK_SIZE,
  placeLandmarks,
  regionOfFace,
  regionOfLandmarks,
  type FoundFace,
  type Region,
} from '../../try-on/face-regions.js';
import { OneEuro } from '../../try-on/one-euro.js';
import { floats, release, Tensor, type Graph } from '../speech/graph.js';

/** What the landmark graph says of its own crop: below, the face has been lost. */
const LEAST_PRESENCE = 0.5;
/** How often a tracked picture is looked at as a whole: for a second face. */
const LOOK_AROUND_MS = 1500;

/** Finds a face once, then follows it: the detector costs three times what the landmarks do. */
export class FaceGraphs {
  readonly #detector: Graph;
  readonly #landmarks: Graph;
  readonly #filter = new OneEuro();
  readonly #small = pen(DETECTOR_SIZE);
  readonly #crop = pen(LANDMARK_SIZE);
  #region: Region | null = null;
  #faces = 0;
  #lookedAt = -Infinity;

  constructor(detector: Graph, landmarks: Graph) {
    this.#detector = detector;
    this.#landmarks = landmarks;
  }

  async find(picture: ImageBitmap, still: boolean, at: number) {
    if (still) this.#region = null;
    let landmarks = this.#region && (await this.#at(picture, this.#region));
    if (!landmarks) {
      this.#filter.reset();
      const [face] = await this.#detect(picture, at);
      landmarks = face
        ? await this.#at(picture, regionOfFace(face, picture.width, picture.height))
        : null;
    } else if (at - this.#lookedAt > LOOK_AROUND_MS) await this.#detect(picture, at);
    this.#region = landmarks && !still ? regionOfLandmarks(landmarks) : null;
    if (landmarks && this.#region) this.#filter.smooth(landmarks, this.#region.size, at);
    return { landmarks, faces: landmarks ? Math.max(1, this.#faces) : 0 };
  }

  async #detect(picture: ImageBitmap, at: number): Promise<readonly FoundFace[]> {
    this.#lookedAt = at;
    const { width, height } = picture;
    const scale = DETECTOR_SIZE / Math.max(width, height);
    const small = this.#small;
    small.setTransform(1, 0, 0, 1, 0, 0);
    small.fillRect(0, 0, DETECTOR_SIZE, DETECTOR_SIZE);
    small.drawImage(
      picture,
      (DETECTOR_SIZE - width * scale) / 2,
      (DETECTOR_SIZE - height * scale) / 2,
      width * scale,
      height * scale,
    );
    const input = tensorOf(small, DETECTOR_SIZE, 2, -1);
    const out = await this.#detector.run({ input });
    const faces = facesIn(floats(out, 'regressors'), floats(out, 'classificators'));
    release([input, ...Object.values(out)]);
    this.#faces = faces.length;
    return faces;
  }

  async #at(picture: ImageBitmap, region: Region): Promise<Float32Array | null> {
    const crop = this.#crop;
    const scale = LANDMARK_SIZE / region.size;
    crop.setTransform(1, 0, 0, 1, 0, 0);
    crop.fillRect(0, 0, LANDMARK_SIZE, LANDMARK_SIZE);
    crop.translate(LANDMARK_SIZE / 2, LANDMARK_SIZE / 2);
    crop.scale(scale, scale);
    crop.rotate(-region.turn);
    crop.translate(-region.x, -region.y);
    crop.drawImage(picture, 0, 0);
    const input = tensorOf(crop, LANDMARK_SIZE, 1, 0);
    const out = await this.#landmarks.run({ input });
    const [presence = -Infinity] = floats(out, 'Identity_1');
    const there = 1 / (1 + Math.exp(-presence)) >= LEAST_PRESENCE;
    const placed = there ? placeLandmarks(floats(out, 'Identity'), region) : null;
    release([input, ...Object.values(out)]);
    return placed;
  }
}

function pen(size: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no canvas in workers.');
  context.fillStyle = '#000';
  return context;
}

/** Red, green, blue of each pixel: 0–1, times `factor`, plus `offset`. */
function tensorOf(
  from: OffscreenCanvasRenderingContext2D,
  size: number,
  factor: number,
  offset: number,
): Tensor {
  const { data } = from.getImageData(0, 0, size, size);
  const values = new Float32Array(size * size * 3);
  for (let pixel = 0, at = 0; pixel < data.length; pixel += 4)
    for (let channel = 0; channel < 3; channel += 1, at += 1)
      values[at] = ((data[pixel + channel] ?? 0) / 255) * factor + offset;
  return new Tensor('float32', values, [1, size, size, 3]);
}
