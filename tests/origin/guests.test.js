import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  describeGuest,
  guestKept,
  guestMessagesBetween,
  nextGuestAt,
} from '../../demo/origin/guest-programme.js';

const EPOCH = Date.UTC(2026, 0, 1);
const LOOP = 96_000;
const schema = JSON.parse(
  readFileSync(new URL('../../docs/channel.schema.json', import.meta.url), 'utf8'),
);
const valid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  schema,
);
const all = guestMessagesBetween(EPOCH, LOOP, EPOCH - 1, EPOCH + 3 * LOOP);
const of = (/** @type {string} */ type) => all.filter((message) => message.type === type);

describe('the guest of the demo', () => {
  it('is told of as the protocol has it', () => {
    for (const { type, key, at, data } of all)
      assert.ok(valid({ type, key, at, data, seq: 1 }), JSON.stringify([data, valid.errors]));
    assert.equal(describeGuest('show').present, false);
  });

  it('comes and goes with every loop, the battle in between, and each is decided once', () => {
    const present = of('guest').map(({ data }) => data.present);
    assert.deepEqual(present.slice(0, 6), [true, true, false, true, true, false]);
    const results = of('versus').filter(({ data }) => data.result);
    assert.equal(results.length, 3);
    for (const { data, at } of results) {
      const [host, lin] = /** @type {any[]} */ (data.sides).map(({ score }) => score);
      assert.equal(/** @type {any} */ (data.result).winner, host > lin ? 'host' : 'lin');
      assert.ok(at >= Number(data.endsAt));
    }
  });

  it('says nothing of a score that it would take back: it only grows, and is simulated', () => {
    const [first] = of('versus').map(({ data }) => data.id);
    const scores = of('versus')
      .filter(({ data }) => data.id === first)
      .map(({ data }) => /** @type {any[]} */ (data.sides).map(({ score }) => score));
    for (const [index, now] of scores.entries())
      for (const [side, score] of now.entries())
        assert.ok(score >= (scores[index - 1]?.[side] ?? 0));
    assert.ok(of('versus').every(({ data }) => data.simulated === true));
  });

  it('says the same however often it is asked, and knows when it is next', () => {
    const pieces = [];
    for (let now = EPOCH - 1; now < EPOCH + 3 * LOOP; now += 7777)
      pieces.push(
        ...guestMessagesBetween(EPOCH, LOOP, now, Math.min(now + 7777, EPOCH + 3 * LOOP)),
      );
    assert.deepEqual(pieces, all);
    const next = nextGuestAt(EPOCH, LOOP, EPOCH + 3000);
    assert.equal(next, all.find(({ sendAt }) => sendAt > EPOCH + 3000)?.sendAt);
  });

  it('tells a late-comer how things stand', () => {
    const kept = guestKept(EPOCH, LOOP, EPOCH + 30_000);
    assert.deepEqual(
      kept.map(({ type, data }) => [type, data.present ?? data.rev]),
      [
        ['guest', true],
        ['versus', 30],
      ],
    );
    const late = guestKept(EPOCH, LOOP, EPOCH + 92_000);
    assert.equal(late.find(({ type }) => type === 'guest')?.data.present, false);
  });
});
