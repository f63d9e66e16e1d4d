import { expect } from '@open-wc/testing';
import type { ActionAnswer } from '../../../src/sdk/realtime/action.js';
import { Outbox, type Carried } from '../../../src/sdk/realtime/outbox.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';

const ACCEPTED = { status: 200, text: '{"status":"accepted"}' };
const OFFLINE = new Error('offline');

interface Sent {
  readonly text: string;
  readonly id: string;
}

/** @param answers what the site says, try after try; the last one again and again */
function setUp(...answers: (Carried | Error | 'silence')[]): {
  outbox: Outbox;
  clock: FakeClock;
  sent: Sent[];
  leave: () => void;
} {
  const clock = new FakeClock();
  const sent: Sent[] = [];
  const room = new AbortController();
  let made = 0;
  const outbox = new Outbox({
    clock,
    random: () => (made += 1) / 1000,
    signal: room.signal,
    carry: (text, { id }) => {
      const answer = answers[Math.min(sent.length, answers.length - 1)];
      sent.push({ text, id });
      if (answer === 'silence') return new Promise(() => undefined);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  return { outbox, clock, sent, leave: () => room.abort() };
}

const like = { type: 'like', data: { count: 3 } };

describe('Outbox', () => {
  it('takes an action to the site and brings the answer', async () => {
    const { outbox, sent } = setUp(ACCEPTED);
    expect(await outbox.act(like)).to.deep.equal({ status: 'accepted' });
    const { text, id } = sent[0];
    expect(JSON.parse(text)).to.deep.equal({ id, ...like });
  });

  const ANSWERS: readonly [string, Carried, ActionAnswer][] = [
    ['an empty answer', { status: 204, text: '' }, { status: 'accepted' }],
    ['{ ok: true }', { status: 200, text: '{"ok":true}' }, { status: 'accepted' }],
    [
      'a refusal with its reason',
      { status: 200, text: '{"status":"refused","reason":"slow-mode","message":"Wait"}' },
      { status: 'refused', reason: 'slow-mode', message: 'Wait' },
    ],
    [
      'a refusal by status, with its reason',
      { status: 403, text: '{"status":"refused","reason":"login-required"}' },
      { status: 'refused', reason: 'login-required' },
    ],
    [
      'a refusal by status, with a page',
      { status: 404, text: '<html>' },
      { status: 'refused', reason: 'custom-error' },
    ],
    [
      'a status that contradicts the words',
      { status: 400, text: '{"status":"accepted"}' },
      { status: 'refused', reason: 'custom-error' },
    ],
    ['pending', { status: 202, text: '{"status":"pending"}' }, { status: 'pending' }],
  ];
  for (const [what, carried, answer] of ANSWERS) {
    it(`reads ${what}`, async () => {
      const { outbox, sent } = setUp(carried);
      const read = JSON.parse(JSON.stringify(await outbox.act(like))) as ActionAnswer;
      expect(read).to.deep.equal(answer);
      expect(sent).to.have.length(1);
    });
  }

  const AGAIN: readonly [string, Carried | Error | 'silence'][] = [
    ['the network goes', OFFLINE],
    ['the site is down', { status: 503, text: '' }],
    ['somebody else answers', { status: 200, text: '<!doctype html>Sign in' }],
    ['half of the answer comes', { status: 200, text: '{"status":"acc' }],
    ['the same is being answered', { status: 409, text: '' }],
    ['nobody answers', 'silence'],
  ];
  for (const [what, answer] of AGAIN) {
    it(`asks again with the same key when ${what}`, async () => {
      const { outbox, clock, sent } = setUp(answer, answer, ACCEPTED);
      const acting = outbox.act(like);
      await clock.advance(40_000);
      expect(await acting).to.deep.equal({ status: 'accepted' });
      expect(sent).to.have.length(3);
      expect(new Set(sent.map(({ id }) => id)).size).to.equal(1);
      expect(clock.pendingTimers).to.equal(0);
    });
  }

  it('waits as long as the site asks for', async () => {
    const busy = { status: 429, text: '', retryAfterMs: 20_000 };
    const { outbox, clock, sent } = setUp(busy, ACCEPTED);
    const acting = outbox.act(like);
    await clock.advance(19_999);
    expect(sent).to.have.length(1);
    await clock.advance(1);
    expect((await acting).status).to.equal('accepted');
  });

  it('tries once more with a fresh token, and then asks for a log-in', async () => {
    const { outbox, clock, sent } = setUp({ status: 401, text: '' });
    const acting = outbox.act(like);
    await clock.advance(1000);
    expect(await acting).to.deep.equal({ status: 'refused', reason: 'login-required' });
    expect(sent).to.have.length(2);
  });

  it('sends at once what waited, when the page is back', async () => {
    const { outbox, clock, sent } = setUp(
      OFFLINE,
      OFFLINE,
      OFFLINE,
      OFFLINE,
      OFFLINE,
      OFFLINE,
      ACCEPTED,
    );
    const acting = outbox.act(like);
    await clock.advance(12_000);
    expect(sent).to.have.length(6);
    outbox.wake();
    await settle();
    expect((await acting).status).to.equal('accepted');
  });

  it('says after five minutes that nobody knows, and keeps nothing', async () => {
    const { outbox, clock } = setUp(OFFLINE);
    const acting = outbox.act(like);
    await clock.advance(310_000);
    expect(await acting).to.deep.equal({ status: 'pending', reason: 'timeout' });
    expect(clock.pendingTimers).to.equal(0);
  });

  it('says so too when the room is left', async () => {
    const { outbox, clock, leave } = setUp('silence');
    const acting = outbox.act(like);
    await settle();
    leave();
    expect((await acting).status).to.equal('pending');
    expect(clock.pendingTimers).to.equal(0);
  });

  it('keeps the order within a type, and lets no type wait for another', async () => {
    const { outbox, clock, sent } = setUp(OFFLINE, ACCEPTED);
    const acting = ['a', 'b'].map((id) => outbox.act({ id, type: 'chat.send' }));
    acting.push(outbox.act({ id: 'c', type: 'like' }));
    await settle();
    expect(sent.map(({ id }) => id)).to.deep.equal(['a', 'c']);
    await clock.advance(1000);
    await Promise.all(acting);
    expect(sent.map(({ id }) => id)).to.deep.equal(['a', 'c', 'a', 'b']);
  });

  it('refuses what a page in a loop would send, and what is no message', async () => {
    const { outbox } = setUp('silence');
    for (let i = 0; i < 50; i += 1) void outbox.act(like);
    expect(await outbox.act(like)).to.deep.equal({ status: 'refused', reason: 'limit-reached' });
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    for (const data of [cycle, 'x'.repeat(20_000), 10n]) {
      expect((await outbox.act({ type: 'like', data })).status).to.equal('refused');
    }
  });
});
