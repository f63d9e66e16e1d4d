import type { Touch, TouchKind } from './sharing-state.js';

/** Parameters of an address that say through whom a visit came. */
const PARAMETERS: Readonly<Record<string, TouchKind>> = {
  'live-host': 'host',
  'live-partner': 'partner',
  'live-ref': 'share',
};

/** A name, not a sentence, not markup, not an address. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._~-]{0,63}$/u;
/** Seconds: no show is longer than a day. Larger is epoch seconds. */
const DAY = 86_400;

/** A code that may be shown, kept and sent; null for anything else, such as a script. */
export function readCode(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim().normalize('NFC') : '';
  return CODE.test(text) && !/^(javascript|data|vbscript)$/i.test(text) ? text : null;
}

/** A name for a parameter of ours; null for one that is none. */
export function readParameter(value: unknown): string | null {
  return typeof value === 'string' && /^[a-z][\w-]{0,31}$/i.test(value) ? value : null;
}

export interface LinkParts {
  readonly page: string;
  readonly moment: string;
  readonly place: 'query' | 'hash';
  /** Seconds of the show, or epoch seconds; null: from where it is. */
  readonly seconds: number | null;
  readonly referral: string | null;
}

/** An address that opens the show at a moment. What brought this viewer here is not passed on. */
export function makeLink({ page, moment, place, seconds, referral }: LinkParts): string {
  const url = new URL(page);
  for (const name of [...Object.keys(PARAMETERS), moment]) url.searchParams.delete(name);
  if (hashValue(url.hash, moment) !== null) url.hash = '';
  if (referral) url.searchParams.set('live-ref', referral);
  if (seconds !== null) {
    const value = String(Math.max(0, Math.floor(seconds)));
    if (place === 'hash') url.hash = `${moment}=${value}`;
    else url.searchParams.set(moment, value);
  }
  return url.href;
}

/** Through whom a visit came, as its address says. */
export function touchesIn(page: string | undefined, now: number): readonly Touch[] {
  if (!page || !URL.canParse(page)) return [];
  const { searchParams } = new URL(page);
  return Object.entries(PARAMETERS).flatMap(([name, kind]) => {
    const code = readCode(searchParams.get(name));
    return code ? [{ kind, code, at: now }] : [];
  });
}

/** The moment an address asks for, as a stage time; null when it asks for none that can be. */
export function momentIn(
  page: string | undefined,
  moment: string,
  startsAt: number | undefined,
): number | null {
  if (!page || !URL.canParse(page)) return null;
  const url = new URL(page);
  const text = url.searchParams.get(moment) ?? hashValue(url.hash, moment) ?? '';
  const [, hours = '0', minutes = '0', rest] =
    /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(\d{1,10}(?:\.\d+)?)s?$/.exec(text) ?? [];
  if (rest === undefined) return null;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  if (seconds >= DAY) return seconds * 1000;
  return startsAt === undefined ? null : startsAt + seconds * 1000;
}

function hashValue(hash: string, name: string): string | null {
  return new URLSearchParams(hash.slice(1)).get(name);
}
