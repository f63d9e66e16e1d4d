// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CueDesk } from '../../demo/origin/cue-desk.js';

const NOW = Date.UTC(2026, 0, 1);

function aDesk() {
  /** @type {any[]} */
  const told = [];
  let now = NOW;
  const desk = new CueDesk({ now: () => now, tell: (cue) => void told.push(cue) });
  const send = (/** @type {object} */ change = {}) =>
    desk.act({
      type: 'cue.publish',
      data: {
        ...{ id: 'ana/1', start: NOW, end: NOW + 2000, language: 'en', text: { en: 'Hi' } },
        ...{ source: 'studio', rev: 1, by: 'ana' },
        ...change,
      },
    });
  return { desk, told, send, wait: (/** @type {number} */ ms) => (now += ms) };
}

describe('the desk that takes cues of a studio', () => {
  it('tells a cue, and lists it for those who come late until the rewind window has passed it', () => {
    const { desk, told, send, wait } = aDesk();
    assert.equal(send()?.status, 'accepted');
    assert.equal(told.length, 1);
    assert.equal(desk.since(NOW).length, 1);
    wait(200_000);
    send({ id: 'ana/2', start: NOW + 200_000, end: NOW + 202_000 });
    assert.deepEqual(
      desk.since(NOW).map(({ id }) => id),
      ['ana/2'],
    );
  });

  it('refuses who did not know what is read now, and says what that is', () => {
    const { told, send } = aDesk();
    send({ rev: 2, by: 'ben', text: { en: 'by Ben' } });
    const answer = send({ rev: 2, by: 'ana', text: { en: 'by Ana' } });
    assert.deepEqual(answer, {
      status: 'refused',
      reason: 'cue-conflict',
      result: { text: 'by Ben', by: 'ben', rev: 2 },
    });
    assert.equal(told.length, 1);
    assert.equal(send({ rev: 3, by: 'ana' })?.status, 'accepted');
  });

  it('takes the same revision of the same author again, with more languages', () => {
    const { desk, send } = aDesk();
    send({ translations: { es: 'Hola' } });
    assert.equal(send({ translations: { de: 'Hallo' } })?.status, 'accepted');
    assert.deepEqual(desk.since(NOW)[0]?.translations, { es: 'Hola', de: 'Hallo' });
  });

  it('refuses what is no cue, and leaves other actions to others', () => {
    const { desk, send, told } = aDesk();
    for (const change of [
      { rev: 0 },
      { rev: '1' },
      { end: NOW },
      { end: NOW + 90_000 },
      { start: NaN },
      { language: '<b>' },
      { text: 'plain' },
      { text: { de: 'without the language it says' } },
      { text: { en: 7 } },
      { by: '' },
      { id: 'x'.repeat(300) },
      { source: 'in-band' },
      { start: NOW + 1e9, end: NOW + 1e9 + 1000 },
    ])
      assert.deepEqual(
        send(change),
        { status: 'refused', reason: 'cue-invalid' },
        JSON.stringify(change),
      );
    assert.deepEqual(desk.act({ type: 'cue.publish', data: null }), {
      status: 'refused',
      reason: 'cue-invalid',
    });
    assert.equal(desk.act({ type: 'like', data: {} }), undefined);
    assert.equal(told.length, 0);
  });

  it('cuts a text that is too long', () => {
    const { desk, send } = aDesk();
    send({ text: { en: 'x'.repeat(10_000) } });
    assert.equal(desk.since(NOW)[0]?.text['en']?.length, 1000);
  });
});
