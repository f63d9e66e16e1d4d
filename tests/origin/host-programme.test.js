// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { eventsSentBetween, hostToldBetween, pinsAt } from '../../demo/origin/director.js';
import { mouthOf, withHost } from '../../demo/origin/host-programme.js';
import { importSource } from '../helpers/import-source.js';

const EPOCH = Date.UTC(2026, 0, 1);
const script = JSON.parse(
  readFileSync(new URL('../../demo/media/show/show-script.json', import.meta.url), 'utf8'),
);

describe('what the drawn host does', () => {
  /** @type {any} */
  let source;
  before(async () => {
    source = await importSource(`export * from './src/sdk/virtual-host/host-cues.js'`);
  });

  it('lasts as long as the line, ends with a closed mouth, and knows vowels from lips', () => {
    const shapes = mouthOf('Mama, oo!', 2);
    assert.equal(shapes.at(-1)?.after, 2000);
    assert.deepEqual(Object.keys(shapes.at(-1) ?? {}), ['after']);
    assert.deepEqual(shapes[0], { after: 0 });
    assert.ok((shapes[1]?.aa ?? 0) > 0.5);
    assert.ok(shapes.some(({ ou = 0 }) => ou > 0.9));
  });

  it('is understood by the room, every message of a loop', () => {
    const loop = script.duration * 1000;
    const told = hostToldBetween(withHost(script), EPOCH, EPOCH - 1, EPOCH + loop);
    assert.ok(told.length >= script.lines.length);
    const cues = new source.HostCues();
    for (const { data, at } of told) assert.equal(cues.add(data, at), null);
  });

  it('changes nothing of pins and captions, and is sent ahead', () => {
    const whole = withHost(script);
    const [from, to] = [EPOCH + 8000, EPOCH + 16_000];
    const others = (/** @type {any} */ of) =>
      eventsSentBetween(of, EPOCH, from, to).filter(({ type }) => type !== 'host');
    assert.deepEqual(others(whole), others(script));
    assert.deepEqual(pinsAt(whole, EPOCH, to), pinsAt(script, EPOCH, to));
    for (const { at, sendAt, type } of eventsSentBetween(whole, EPOCH, from, to))
      if (type === 'host') assert.ok(sendAt < at);
  });

  it('tells a late-comer what was told before, of this stretch and no other', () => {
    const told = hostToldBetween(withHost(script), EPOCH, EPOCH + 20_000, EPOCH + 40_000);
    assert.ok(told.length > 3);
    assert.ok(told.every(({ at }) => at > EPOCH + 20_000 && at <= EPOCH + 40_000));
  });
});
