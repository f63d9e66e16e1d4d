import { expect } from '@open-wc/testing';
import fc from '../../helpers/property.js';
import { decodeEntries } from '../../../src/sdk/realtime/wire-format.js';
import { chaptersOf, momentsOf } from '../../../src/sdk/replay/chapters.js';
import { distil } from '../../../src/sdk/replay/distil.js';
import { readLog, type Recorded } from '../../../src/sdk/replay/recorded-log.js';
import { TimeFold } from '../../../src/sdk/replay/time-fold.js';
import { readAgenda } from '../../../src/sdk/state/agenda.js';
import {
  recordedLog,
  replayRoom,
  seekErrors,
  seenIn,
  SHOW_START as T,
} from '../../helpers/recorded-show.js';

const reading = { decode: decodeEntries, rest: async () => undefined };
const at = (seconds: number): string => new Date(T + seconds * 1000).toISOString();
const pin = (seconds: number, productId = 'p1'): object => ({
  type: 'pin',
  at: at(seconds),
  data: { productId },
});
const line = (seconds: number, id: string, author = 'ana'): object => ({
  type: 'chat',
  at: at(seconds),
  data: { id, author: { id: author, name: author }, text: `said ${id}` },
});
const lines = (...events: object[]): string =>
  events.map((event) => JSON.stringify(event)).join('\n');

async function messagesOf(...events: object[]): Promise<readonly Recorded[]> {
  return (await readLog(lines(...events), reading))?.messages ?? [];
}

describe('a recorded log', () => {
  it('is read as lines, as an array, and as an object with events', async () => {
    const events = [pin(2), pin(1)];
    const texts = [lines(...events), JSON.stringify(events), JSON.stringify({ events })];
    for (const text of texts) {
      const log = await readLog(`\uFEFF${text}\n`, reading);
      expect(log?.messages.map((message) => message.at)).to.deep.equal([T + 1000, T + 2000]);
      expect(log?.rejected).to.equal(0);
    }
    expect((await readLog('', reading))?.messages).to.deep.equal([]);
  });

  it('counts what cannot be read and goes on', async () => {
    const good = JSON.stringify(pin(3));
    const text = [
      good,
      '{ "type": "pin", ',
      '"a string"',
      '{"type":"pin","data":{"productId":"__proto__"},"at":"2025-06-01T18:00:00Z"}',
      '{"type":"pin","data":{"productId":"p1"}}',
      '{"type":"pin","data":{"productId":"p1"},"at":"yesterday"}',
      '[1,2,3]',
      good,
    ].join('\n');
    const log = await readLog(text, reading);
    expect(log?.messages.length).to.equal(2);
    expect(log?.rejected).to.equal(6);
  });

  it('is none when it is a page, a number, or endless', async () => {
    expect(await readLog('<!doctype html><p>404', reading)).to.equal(null);
    expect(await readLog('42', reading)).to.equal(null);
    expect(await readLog('{"events": 5}', reading)).to.equal(null);
    expect(await readLog(' '.repeat(40_000_001), reading)).to.equal(null);
  });

  it('takes a snapshot apart, each part with its time', async () => {
    const data = {
      pins: [{ productId: 'p1', at: at(1) }],
      stock: [],
      cues: [{ id: 'c', start: at(4), end: at(5), text: 'Hi' }],
      kept: [{ type: 'likes', data: { total: 5 } }],
    };
    const all = await messagesOf({ type: 'snapshot', ts: T + 2000, data });
    expect(all.map(({ type, at: time }) => [type, time - T])).to.deep.equal([
      ['pin', 1000],
      ['likes', 2000],
      ['cue', 4000],
    ]);
  });
});

describe('what a replay tells', () => {
  it('leaves out for good what was taken back', async () => {
    const { lines: told } = distil(
      await messagesOf(
        line(1, 'a'),
        line(2, 'b', 'troll'),
        line(3, 'c'),
        { type: 'chat.delete', at: at(9), data: { id: 'c' } },
        { type: 'chat.clear', at: at(5), data: { authorId: 'troll' } },
        line(6, 'd', 'troll'),
      ),
    );
    expect(told.map(({ data }) => data.id)).to.deep.equal(['a', 'd']);
  });

  it('tells an activity once, as it came out, from its opening on', async () => {
    const of = { id: 'q', kind: 'poll', title: 'Which?', opensAt: at(10), closesAt: at(40) };
    const say = (seconds: number, revision: number, phase: string): object => ({
      type: 'interaction',
      at: at(seconds),
      data: { ...of, revision, phase },
    });
    const told = distil(
      await messagesOf(say(5, 1, 'scheduled'), say(50, 3, 'revealed'), say(40, 2, 'closed')),
    ).staged;
    expect(told.map((message) => [message.at - T, message.type])).to.deep.equal([
      [10_000, 'interaction'],
    ]);
    expect(told[0]).to.have.nested.property('data.phase', 'revealed');
  });

  it('has a virtual host do what it did then', async () => {
    const data = { gesture: { name: 'wave' } };
    const { staged } = distil(await messagesOf({ type: 'host', at: at(3), data }));
    expect(staged).to.have.length(1);
    expect(staged[0]).to.deep.include({ type: 'host', at: T + 3000, data });
  });

  it('closes what the log left open', async () => {
    const data = { id: 'c', kind: 'coupon', title: 'Ten', revision: 1, phase: 'open' };
    const { staged } = distil(await messagesOf({ type: 'interaction', at: at(3), data }));
    expect(staged[0]).to.have.nested.property('data.phase', 'closed');
  });
});

describe('chapters', () => {
  it('come from the agenda and the stage; what is near is one', async () => {
    const agenda = readAgenda(
      [
        { at: 0, title: { en: 'Welcome' } },
        { at: at(60), title: 'The shoe' },
        { at: 'soon', title: 'x' },
        'nonsense',
        { at: 5 },
      ],
      T,
    );
    const messages = await messagesOf(
      pin(62, 'shoe'),
      { type: 'highlight', at: at(80), data: { productId: 'shoe', options: { color: 'blue' } } },
      { type: 'highlight', at: at(85), data: { productId: 'shoe', options: { color: 'blue' } } },
      pin(100, 'shoe'),
      pin(400, 'bag'),
    );
    const chapters = chaptersOf(agenda, messages);
    expect(
      chapters.map(({ at: time, title, productId, options }) => [
        (time - T) / 1000,
        title,
        productId,
        options,
      ]),
    ).to.deep.equal([
      [0, { en: 'Welcome' }, null, null],
      [60, 'The shoe', 'shoe', null],
      [80, null, 'shoe', { color: 'blue' }],
      [400, null, 'bag', null],
    ]);
    expect(momentsOf(chapters, []).map(({ kind }) => kind)).to.deep.equal([
      'chapter',
      'chapter',
      'product',
      'product',
    ]);
  });

  it('of a show without an agenda are those of the stage', async () => {
    expect(readAgenda(undefined, T)).to.deep.equal([]);
    expect(chaptersOf([], await messagesOf(pin(3))).length).to.equal(1);
    expect(readAgenda([{ at: 5, title: 'No start is known' }], undefined)).to.deep.equal([]);
  });
});

describe('a fold over time', () => {
  it('answers the same from its checkpoints as from the beginning', () => {
    const rules = {
      fresh: () => [0],
      copy: (state: number[]) => [...state],
      apply: (state: number[], event: { at: number }) =>
        void (state[0] = ((state[0] ?? 0) * 31 + event.at) % 1_000_003),
    };
    const times = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 2000 });
    const asked = fc.array(fc.integer({ min: -5, max: 3005 }), { maxLength: 60 });
    fc.assert(
      fc.property(times, asked, (when, seeks) => {
        const events = when.sort((a, b) => a - b).map((time) => ({ at: time }));
        const fold = new TimeFold(events, rules);
        return seeks.every((time) => {
          const state = rules.fresh();
          for (const event of events) if (event.at <= time) rules.apply(state, event);
          return fold.at(time)[0] === state[0];
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a replay', () => {
  it('is, after any seek, as it is for somebody who has played it there', async function () {
    this.timeout(110_000);
    const errors = await seekErrors(90, 1000);
    expect(errors.slice(0, 1)).to.deep.equal([]);
  });

  it('brings everything back on the timeline, and lets nobody take part', async () => {
    const { room, show, facts } = await replayRoom(lines(...recordedLog(6)));
    await show(T + 200_000);
    const seen = JSON.parse(seenIn(room)) as {
      status: string;
      rows: unknown[];
      orders: number;
      likes: number;
      lines: string[];
      activities: [string, string, number][];
    };
    expect(seen.status).to.equal('replay');
    expect(seen.rows.length).to.be.greaterThan(50);
    expect(seen.orders).to.equal(200 * 5);
    expect(seen.likes).to.equal(1400);
    expect(seen.lines).to.deep.equal(['Caption 200']);
    expect(seen.activities.map(([, phase]) => phase)).to.not.contain('open');
    expect(room.chat.store.current.mode.closed).to.equal(true);
    expect(facts.map(({ type }) => type)).to.not.contain('interaction-opened');
    expect(room.replay.store.current.chapters.length).to.be.greaterThan(5);
    room.leave();
  });

  it('plays on without a log that cannot be had, and says so', async () => {
    for (const log of [() => Promise.reject(new Error('503')), '<html>']) {
      const { room, show, facts } = await replayRoom(log, {
        agenda: [{ at: 30, title: 'First' }],
      });
      await show(T + 1000);
      expect(facts).to.deep.include({ type: 'room-failed', code: 'recording-failed' });
      expect(room.replay.store.current.phase).to.equal('failed');
      expect(room.replay.store.current.chapters.length).to.equal(1);
      room.leave();
    }
  });

  it('of a live show tells its agenda, and nothing of a log', async () => {
    const { room } = await replayRoom(lines(pin(1)), {
      status: 'live',
      agenda: [{ at: 0, title: 'Hello' }],
    });
    expect(room.replay.store.current).to.deep.include({ phase: 'ready' });
    expect(room.replay.store.current.chapters.map(({ title }) => title)).to.deep.equal(['Hello']);
    room.leave();
  });

  it('leaves nothing running', async () => {
    const { room, clock } = await replayRoom(lines(...recordedLog(2)));
    room.leave();
    expect(clock.pendingTimers).to.equal(0);
  });
});
