import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkModel } from '../../models/check.js';
import { ROOT } from '../helpers/source-copy.js';

const CLIPS = [
  { file: join(ROOT, 'models/ctc-en/test/flite-awb-04.opus'), text: 'buy four and get one free' },
];

describe('the speech worker', () => {
  it('has threads in a page that is isolated from all others, and hears the same', async () => {
    const order = { model: 'live-room-en', language: 'en', clips: CLIPS };
    const alone = await checkModel(order);
    const isolated = await checkModel({ ...order, isolated: true });
    assert.equal(alone.isolated, false);
    assert.equal(isolated.isolated, true);
    // The check opens the model twice; each thread more is the worker's file once more.
    assert.equal(alone.workersStarted, 2);
    assert.ok(isolated.workersStarted > alone.workersStarted, 'no thread was started');
    assert.equal(isolated.clips[0].heard, alone.clips[0].heard);
    assert.equal(isolated.clips[0].errors, 0);
  });
});
