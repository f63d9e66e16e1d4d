import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkModel, NO_WEBGPU } from '../../models/check.js';
import { ROOT } from '../helpers/source-copy.js';

const CLIPS = [
  { file: join(ROOT, 'models/ctc-en/test/flite-awb-04.opus'), text: 'buy four and get one free' },
];
/** Without a GPU the browser computes WebGPU itself: slowly, but by the same calls. */
const FLAGS = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

describe('the speech worker by WebGPU', () => {
  it('hears the same', async (t) => {
    const order = { model: 'live-room-en', language: 'en', clips: CLIPS };
    const gpu = await checkModel({ ...order, device: 'webgpu', flags: FLAGS }).catch((error) => {
      if (error.message !== NO_WEBGPU) throw error;
    });
    if (!gpu) return t.skip(NO_WEBGPU);
    assert.equal(gpu.clips[0].errors, 0);
    assert.equal(gpu.clips[0].heard, (await checkModel(order)).clips[0].heard);
  });
});
