import type { GuestMessage } from '../../src/sdk/guests/guest-desk.js';
import type { StageGuest, Versus } from '../../src/sdk/index.js';

/** Where the tests' shows begin; a fake clock stands there. */
export const BEGIN = Date.UTC(2026, 0, 1);

export const HLS = {
  url: 'https://lin.example/main.m3u8',
  role: 'primary',
  protocol: 'hls',
} as const;

/** One as the document names them: comes when the channel says so. */
export function aPlannedGuest(overrides: object = {}): object {
  return {
    id: 'lin',
    name: { en: 'Lin', ar: 'لين' },
    sources: [{ url: 'main.m3u8' }, { url: 'https://b.example/main.m3u8', role: 'backup' }],
    present: false,
    ...overrides,
  };
}

export function planned(...guests: object[]): GuestMessage {
  return { type: 'planned', data: guests, base: 'https://lin.example/shows/' };
}

/** What the channel says of a guest at this second of the show. */
export function guest(second: number, data: object = {}): GuestMessage {
  const at = BEGIN + second * 1000;
  return { type: 'guest', at, data: { id: 'lin', rev: second, present: true, ...data } };
}

/** A battle from second 10 to 70. */
export function versus(second: number, host: number, lin: number, data: object = {}): GuestMessage {
  const at = BEGIN + second * 1000;
  return {
    type: 'versus',
    at,
    data: {
      id: 'v1',
      rev: second,
      startsAt: BEGIN + 10_000,
      endsAt: BEGIN + 70_000,
      asOf: at,
      sides: [
        { id: 'host', score: host },
        { id: 'lin', score: lin },
      ],
      ...data,
    },
  };
}

/** A guest as a view sees them. */
export function aGuest(overrides: Partial<StageGuest> = {}): StageGuest {
  return {
    id: 'lin',
    name: { en: 'Lin', ar: 'لين' },
    sources: [HLS],
    layout: 'beside',
    audio: true,
    captions: true,
    phase: 'playing',
    muted: false,
    ...overrides,
  };
}

export function aVersus(now: number, overrides: Partial<Versus> = {}): Versus {
  return {
    id: 'v1',
    title: undefined,
    unit: 'points',
    phase: 'running',
    startsAt: now - 18_000,
    endsAt: now + 42_000,
    sides: [
      { id: 'host', name: undefined, score: 1200 },
      { id: 'lin', name: undefined, score: 800 },
    ],
    winner: null,
    asOf: now,
    stale: false,
    simulated: false,
    ...overrides,
  };
}
