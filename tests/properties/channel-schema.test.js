// @ts-check
/** docs/channel.schema.json says to back ends what the decoder says to servers: the same fixtures. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { importSource } from '../helpers/import-source.js';

const read = (/** @type {string} */ path) =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const fixtures = (/** @type {string} */ name) =>
  Object.entries(read(`tests/fixtures/channel/${name}.json`));

describe('docs/channel.schema.json', () => {
  const valid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
    read('docs/channel.schema.json'),
  );
  /** @type {any} */
  let source;
  before(async () => {
    source = await importSource(`export * from './src/sdk/realtime/wire-format.js'`);
  });
  const counts = (/** @type {unknown} */ frame) => {
    const { messages, ignored, rejected } = source.decodeFrame(JSON.stringify(frame));
    return [messages.length, ignored, rejected];
  };

  for (const [name, frame] of fixtures('accepted')) {
    it(`takes ${name}, and so does the room`, () => {
      assert.ok(valid(frame), JSON.stringify(valid.errors));
      assert.deepEqual(counts(frame), [Array.isArray(frame) ? frame.length : 1, 0, 0]);
    });
  }
  for (const [name, frame] of fixtures('ignored')) {
    it(`takes ${name}, and the room ignores it`, () => {
      assert.ok(valid(frame), JSON.stringify(valid.errors));
      assert.deepEqual(counts(frame), [0, 1, 0]);
    });
  }
  for (const [name, frame] of fixtures('rejected')) {
    it(`refuses ${name}, and so does the room`, () => {
      assert.equal(valid(frame), false);
      assert.deepEqual(counts(frame), [0, 0, 1]);
    });
  }
  for (const [name, frame] of fixtures('mended')) {
    it(`refuses ${name}, of which the room takes what is good`, () => {
      assert.equal(valid(frame), false);
      assert.deepEqual(counts(frame), [1, 0, 0]);
    });
  }

  it('knows every type that the room knows', () => {
    const described = read('docs/channel.schema.json').$defs.message.allOf.map(
      (/** @type {any} */ rule) => rule.if.properties.type.const,
    );
    assert.deepEqual([...described, 'tick'].sort(), [...source.KNOWN_TYPES].sort());
  });

  it('reads a CloudEvent as the envelope it stands for', () => {
    const frame = JSON.stringify(read('tests/fixtures/channel/accepted.json')['a CloudEvent']);
    const [message] = source.decodeFrame(frame).messages;
    const { type, seq, ep, id, ts, data } = message;
    assert.deepEqual(
      { type, seq, ep, id, ts, data },
      {
        type: 'pin',
        seq: 55,
        ep: 'k3',
        id: 'k3-55',
        ts: Date.UTC(2026, 2, 1, 18),
        data: { productId: 'shoe' },
      },
    );
  });
});
