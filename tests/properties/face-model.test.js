// @ts-check
/**
 * The conversion of the face model: its graphs answer as those that somebody else has converted.
 * Needs the published bundle, which is not in the repository: tests/helpers/face-model.js.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { convert } from '../../models/face/convert-face.js';
import { FACE_FOLDER } from '../helpers/face-model.js';

const BUNDLE = join(FACE_FOLDER, 'face_landmarker.task');
const skip = existsSync(BUNDLE) ? false : `There is no ${BUNDLE}.`;
const SIZES = { 'face_detector.onnx': 128, 'face_landmarks_detector.onnx': 256 };

describe('the conversion of the face model', () => {
  it('gives graphs that answer as the reference does', { skip }, async () => {
    const { InferenceSession, Tensor } = await import('onnxruntime-web');
    const names = ['face_landmarker.task', 'canonical_face_model.obj'];
    const made = await convert(
      names.map((name) => ({ name, bytes: readFileSync(join(FACE_FOLDER, name)) })),
    );
    for (const [name, size] of Object.entries(SIZES)) {
      const reference = readFileSync(join(FACE_FOLDER, name));
      const values = Float32Array.from(
        { length: size * size * 3 },
        (_, i) => Math.sin(i * 0.37) / 2 + 0.5,
      );
      const answers = [];
      for (const bytes of [made[name], reference]) {
        const session = await InferenceSession.create(new Uint8Array(bytes));
        const input = new Tensor('float32', values.slice(), [1, size, size, 3]);
        answers.push(await session.run({ input }));
        await session.release();
      }
      const [ours, theirs] = answers;
      for (const output of Object.keys(theirs)) {
        assert.deepEqual(ours[output].dims, theirs[output].dims, output);
        const numbers = (/** @type {any} */ answer) =>
          /** @type {Float32Array} */ (answer[output].data);
        const expected = numbers(theirs);
        const off = numbers(ours).map((value, i) => Math.abs(value - (expected[i] ?? NaN)));
        // Landmarks are pixels of a crop of 256.
        assert.ok(Math.max(...off) < 0.01, `${name} ${output}: ${Math.max(...off)}`);
      }
    }
  });

  it('refuses what is no bundle', async () => {
    const obj = { name: 'x.obj', bytes: Buffer.from('v 1 2 3') };
    await assert.rejects(convert([obj]), /not whole/);
    const page = { name: 'x.task', bytes: Buffer.from('<html>Not found</html>') };
    await assert.rejects(convert([page, obj]), /no zip/);
  });
});
