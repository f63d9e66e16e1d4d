// @ts-check
/**
 * The model that finds faces is not in the repository. Tests and benches that need it take it from
 * `npm run models -- face-landmarker`, or from a folder: LIVE_ROOM_FACE_MODEL, or one beside the
 * repository. Where there is none they are skipped, and say so.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchFaceModel, hasFaceModel } from '../../models/face/fetch-face.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const FACE_FOLDER =
  process.env.LIVE_ROOM_FACE_MODEL ?? join(ROOT, '../shared/models/face_landmarker');

/** Puts the model where builds and servers find it. Answers whether it is there. */
export async function provideFaceModel() {
  if (hasFaceModel()) return true;
  if (!existsSync(join(FACE_FOLDER, 'face_landmarks_detector.onnx'))) return false;
  await fetchFaceModel(FACE_FOLDER);
  return true;
}

/** A photo with a face to measure by; null where there is none. */
export function facePhoto() {
  const path = join(FACE_FOLDER, 'test/astronaut.png');
  return existsSync(path) ? path : null;
}
