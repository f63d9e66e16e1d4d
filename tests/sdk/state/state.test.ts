import { expect } from '@open-wc/testing';
import { BackOff } from '../../../src/sdk/state/back-off.js';
import { parseInstant } from '../../../src/sdk/state/clock.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { matchLanguage, pickText } from '../../../src/sdk/state/localized-text.js';
import { SnapshotStore } from '../../../src/sdk/state/snapshot-store.js';
import { StageLog } from '../../../src/sdk/state/stage-log.js';
import { TimeLimitError, withTimeLimit } from '../../../src/sdk/state/time-limit.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';

describe('SnapshotStore', () => {
  it('tells of several changes in one task once', async () => {
    const store = new SnapshotStore({ a: 1, b: 1 });
    let notices = 0;
    store.subscribe(() => (notices += 1));
    store.patch({ a: 2 });
    store.patch({ b: 2 });
    expect(store.current).to.deep.equal({ a: 2, b: 2 });
    await settle();
    expect(notices).to.equal(1);
  });

  it('keeps silent when nothing has changed', async () => {
    const store = new SnapshotStore({ a: 1 });
    let notices = 0;
    store.subscribe(() => (notices += 1));
    const before = store.current;
    store.patch({ a: 1 });
    await settle();
    expect(notices).to.equal(0);
    expect(store.current).to.equal(before);
  });

  it('hands out snapshots that cannot be changed', () => {
    const { current } = new SnapshotStore({ a: 1 });
    expect(Object.isFrozen(current)).to.equal(true);
  });
});

describe('DisposalScope', () => {
  it('aborts first and then cleans up in reverse order', () => {
    const scope = new DisposalScope();
    const order: string[] = [];
    scope.signal.addEventListener('abort', () => order.push('abort'));
    scope.add(() => order.push('first'));
    scope.add(() => order.push('second'));
    scope.dispose();
    scope.dispose();
    expect(order).to.deep.equal(['abort', 'second', 'first']);
  });
});

describe('StageLog', () => {
  it('answers what was true at any time, whatever the order of arrival', () => {
    const log = new StageLog<string>();
    log.set('a', 'late', 300);
    log.set('a', 'early', 100);
    log.clear('a', 200);
    const at = (time: number): string | undefined => log.at(time).get('a')?.value;
    expect([50, 100, 250, 300].map(at)).to.deep.equal([undefined, 'early', undefined, 'late']);
    expect(at(150)).to.equal('early');
  });

  it('answers with the same map as long as nothing changes', () => {
    const log = new StageLog<number>();
    log.set('a', 1, 100);
    expect(log.at(150)).to.equal(log.at(160));
  });

  it('orders keys by their latest change', () => {
    const log = new StageLog<true>();
    log.set('a', true, 1);
    log.set('b', true, 2);
    log.set('a', true, 3);
    expect([...log.at(9).keys()]).to.deep.equal(['b', 'a']);
  });

  it('brings its end to a full statement and keeps its history', () => {
    const log = new StageLog<true>();
    log.set('gone', true, 100);
    log.set('stays', true, 150);
    const truth = new Map([
      ['stays', { value: true as const, at: 150 }],
      ['missed', { value: true as const, at: 180 }],
    ]);
    log.reconcile(truth, 200);
    expect([...log.at(160).keys()]).to.deep.equal(['gone', 'stays']);
    expect([...log.at(190).keys()]).to.deep.equal(['gone', 'stays', 'missed']);
    expect([...log.at(200).keys()]).to.deep.equal(['stays', 'missed']);
  });

  it('stays right at its end however much it has merged', () => {
    const log = new StageLog<number>(10);
    for (let i = 0; i < 1000; i += 1) log.set(`k${i % 3}`, i, i);
    expect([...log.at(1e9).values()].map(({ value }) => value)).to.deep.equal([997, 998, 999]);
  });
});

describe('pickText', () => {
  const text = { en: 'Blue', es: 'Azul', 'zh-Hans': '蓝', 'zh-Hant': '藍' };

  it('takes the language itself, then a regional variant of it', () => {
    expect(pickText(text, 'es')).to.equal('Azul');
    expect(pickText(text, 'es-MX')).to.equal('Azul');
    expect(pickText({ 'pt-BR': 'Azul' }, 'pt')).to.equal('Azul');
  });

  it('knows which Chinese a region reads', () => {
    expect(pickText(text, 'zh-CN')).to.equal('蓝');
    expect(pickText(text, 'zh-TW')).to.equal('藍');
    expect(matchLanguage(['zh-Hant'], 'zh-CN')).to.equal(undefined);
  });

  it('falls back to English, then to the first', () => {
    expect(pickText(text, 'fr')).to.equal('Blue');
    expect(pickText({ de: 'Blau', ja: '青' }, 'fr')).to.equal('Blau');
    expect(pickText('Plain', 'fr')).to.equal('Plain');
  });
});

describe('withTimeLimit', () => {
  it('rejects after its time even if the work ignores the signal', async () => {
    const clock = new FakeClock();
    const { signal } = new AbortController();
    let error: unknown;
    withTimeLimit(clock, 100, signal, () => new Promise(() => {})).catch(
      (e: unknown) => (error = e),
    );
    await clock.advance(100);
    expect(error).to.be.instanceOf(TimeLimitError);
  });

  it('leaves no timer and no listener behind', async () => {
    const clock = new FakeClock();
    expect(await withTimeLimit(clock, 100, new AbortController().signal, async () => 7)).to.equal(
      7,
    );
    expect(clock.pendingTimers).to.equal(0);
  });
});

describe('BackOff', () => {
  it('doubles up to its longest step, between a half and the whole of it', () => {
    const backOff = new BackOff({ first: 100, longest: 300, random: () => 0 });
    expect([backOff.next(), backOff.next(), backOff.next()]).to.deep.equal([50, 100, 150]);
  });
});

describe('parseInstant', () => {
  it('reads ISO 8601 with a zone and nothing else', () => {
    expect(parseInstant('2026-01-01T00:00:00.5Z')).to.equal(Date.UTC(2026, 0, 1) + 500);
    for (const text of ['2026', 'now', '2026-01-01', '2026-01-01T00:00', '2026-13-01T00:00Z', '']) {
      expect(parseInstant(text), text).to.equal(null);
    }
  });
});
