/** `counting`: the deadline has passed, and the site has not said who won. */
export type ContestPhase = 'soon' | 'running' | 'overtime' | 'counting' | 'over' | 'cancelled';

/** What a site says of a contest. Times are server times, epoch ms. */
export interface ToldContest {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly overtimeEndsAt: number | null;
  /** Null until it is decided. */
  readonly result: object | null;
  readonly cancelled: boolean;
}

/** Where it stands, by the server's clock. */
export function contestPhase(told: ToldContest, now: number): ContestPhase {
  const { cancelled, result, startsAt, endsAt, overtimeEndsAt } = told;
  if (cancelled) return 'cancelled';
  if (result) return 'over';
  if (now < startsAt) return 'soon';
  if (now < endsAt) return 'running';
  return overtimeEndsAt !== null && now < overtimeEndsAt ? 'overtime' : 'counting';
}
