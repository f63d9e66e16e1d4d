import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatDesk } from '../../demo/origin/chat-desk.js';
import { chatBetween, LINES } from '../../demo/origin/chat-script.js';

const EPOCH = Date.UTC(2026, 0, 1);
const LOOP = 96_000;

/** A desk with what it says, by hand. */
function aDesk() {
  let now = EPOCH + LOOP;
  /** @type {{ type: string, data: any, key?: string }[]} */
  const said = [];
  const say = (/** @type {string} */ type, /** @type {any} */ data, /** @type {any} */ key) => {
    said.push({ type, data, ...(key !== undefined && { key }) });
    return { v: 1, ts: now, type, data };
  };
  const clock = { now: () => now, setTimer: () => 0, clearTimer: () => undefined };
  const desk = new ChatDesk({ clock, epoch: EPOCH, loopMs: LOOP, say, state: say });
  const send = (/** @type {string} */ text, /** @type {string} */ id, visitor = 'ana') =>
    desk.act({ id, type: 'chat.send', data: { text } }, visitor);
  return { desk, said, send, pass: (/** @type {number} */ ms) => (now += ms) };
}

describe('the chat of the demo', () => {
  it('is the same in every loop, each line once however it is asked for', () => {
    const whole = chatBetween(EPOCH, LOOP, EPOCH, EPOCH + 2 * LOOP);
    const lines = whole.filter(({ type }) => type === 'chat');
    assert.equal(lines.length, 2 * LINES.length);
    assert.equal(new Set(lines.map(({ data }) => data?.id)).size, lines.length);
    const pieces = [];
    for (let at = EPOCH; at < EPOCH + 2 * LOOP; at += 700) {
      pieces.push(...chatBetween(EPOCH, LOOP, at, Math.min(at + 700, EPOCH + 2 * LOOP)));
    }
    assert.deepEqual(pieces, whole);
  });

  it('answers only lines that came before', () => {
    for (const [at, , , text, answers] of LINES) {
      if (answers !== undefined) assert.ok(LINES[answers][0] < at, text);
    }
  });

  it('takes a message once, and tells its sender’s action with it', () => {
    const { send, said } = aDesk();
    assert.deepEqual(send('Hello', 'a1'), { status: 'accepted' });
    assert.deepEqual(send('Hello', 'a1'), { status: 'accepted' });
    const lines = said.filter(({ type }) => type === 'chat');
    assert.equal(lines.length, 1);
    assert.equal(lines[0].data.action, 'a1');
    assert.equal(lines[0].data.author.role, undefined);
  });

  it('keeps everybody to the mode', () => {
    const { desk, send, pass } = aDesk();
    desk.moderate({ mode: { slowSeconds: 10 } });
    assert.equal(send('one', 'a1')?.status, 'accepted');
    assert.deepEqual(send('two', 'a2'), { status: 'refused', reason: 'slow-mode' });
    assert.equal(send('hi', 'b1', 'bo')?.status, 'accepted');
    pass(10_000);
    assert.equal(send('three', 'a3')?.status, 'accepted');
    desk.moderate({ mode: { closed: true } });
    assert.equal(send('four', 'a4')?.reason, 'chat-closed');
    desk.moderate({ mode: { followersOnly: true } });
    assert.equal(send('five', 'a5')?.reason, 'followers-only');
    desk.act({ id: 'f', type: 'follow', data: { following: true } }, 'ana');
    assert.equal(send('six', 'a6')?.status, 'accepted');
  });

  it('forgets what a moderator takes away, for those who come later', () => {
    const { desk, send } = aDesk();
    const ids = () =>
      desk
        .kept(EPOCH + LOOP)
        .filter(({ type }) => type === 'chat')
        .map(({ data }) => data.id);
    send('rude', 'a1');
    const [last] = ids().slice(-1);
    desk.moderate({ delete: last });
    assert.ok(!ids().includes(last));
    send('again', 'a2');
    desk.moderate({ ban: 'ana' });
    assert.equal(send('and again', 'a3')?.reason, 'not-allowed');
    assert.ok(desk.kept(EPOCH + LOOP).every(({ data }) => data.author?.id !== 'ana'));
    assert.equal(typeof desk.moderate({}), 'string');
  });

  it('is let alone by hostile actions', () => {
    const { desk } = aDesk();
    for (const data of [null, 7, [], { text: 7 }, { text: '' }, { counts: 'x' }, { count: -1e9 }]) {
      for (const type of ['chat.send', 'like', 'reaction', 'follow', 'toString', '']) {
        desk.act({ id: {}, type, data }, 'eve');
      }
    }
    desk.act({ id: 1, type: 'reaction', data: { counts: { __proto__: 5, toString: 5 } } }, 'eve');
    const sums = desk.kept(EPOCH + LOOP).find(({ type }) => type === 'reactions');
    assert.ok(Object.values(sums?.data.counts).every(Number.isSafeInteger));
  });
});
