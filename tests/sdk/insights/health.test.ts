import { expect } from '@open-wc/testing';
import type { HealthParams } from '../../../src/sdk/insights/fact.js';
import { Health } from '../../../src/sdk/insights/health.js';
import { BEFORE_PLAYBACK, type PlaybackPhase } from '../../../src/sdk/playback/playback-state.js';
import type { CaptionsState } from '../../../src/sdk/index.js';

function aHealth() {
  const told: HealthParams[] = [];
  let now = 0;
  let phase: PlaybackPhase = 'playing';
  const health = new Health({
    now: () => now,
    playback: () => ({ ...BEFORE_PLAYBACK, phase }),
    captions: () => ({ language: null, recognizer: null }) as unknown as CaptionsState,
    stageTime: () => null,
    serverNow: () => now,
    network: () => '4g',
    tell: (params) => told.push(params),
  });
  return {
    health,
    told,
    be: (next: PlaybackPhase) => {
      phase = next;
      health.playbackChanged();
    },
    /** So much time passes, of which a timer believes so much. */
    pass: (ms: number, believed = ms) => {
      now += ms;
      health.tick(believed);
    },
    wait: (ms: number) => (now += ms),
  };
}

describe('Health', () => {
  it('says of no time that it stood still which it does not count', () => {
    const { health, told, be, pass } = aHealth();
    be('buffering');
    // A page in the background: its timer wakes once a minute, and believes two seconds of it.
    for (let minute = 0; minute < 5; minute += 1) pass(60_000, 2000);
    health.tell();
    expect(told[0]).to.include({ seconds: 10, stalls: 1, stall_ms: 10_000 });
  });

  it('counts stalls that are shorter than a second to the millisecond', () => {
    const { health, told, be, pass, wait } = aHealth();
    for (let second = 0; second < 6; second += 1) {
      be('buffering');
      wait(150);
      be('playing');
      pass(850, 1000);
    }
    health.tell();
    expect(told[0]).to.include({ seconds: 6, stalls: 6, stall_ms: 900 });
  });

  it('tells a stall over the end of a minute once, in two parts', () => {
    const { health, told, be, pass } = aHealth();
    for (let second = 0; second < 55; second += 1) pass(1000);
    be('reconnecting');
    for (let second = 0; second < 15; second += 1) pass(1000);
    health.tell();
    expect(told.map(({ stalls, stall_ms }) => [stalls, stall_ms])).to.deep.equal([
      [1, 5000],
      [0, 10_000],
    ]);
  });
});
