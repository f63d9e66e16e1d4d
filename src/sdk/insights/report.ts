import type { FactRecord } from './decode-batch.js';
import { kindOf, type FactClass } from './fact.js';

/** The way from a picture to a purchase. Who has got further has come by here. */
export const FUNNEL = [
  { step: 'watched', names: ['video_start', 'live_watch'] },
  { step: 'saw', names: ['view_item_list'] },
  { step: 'looked', names: ['select_item', 'view_item'] },
  { step: 'added', names: ['add_to_cart'] },
  { step: 'checkout', names: ['begin_checkout'] },
  { step: 'bought', names: ['purchase'] },
] as const;

export type FunnelStep = (typeof FUNNEL)[number]['step'];

/** Taking part: a move that the site has taken, a message, a coupon, following the host, sharing. */
const TAKING_PART = [
  'live_interaction',
  'live_coupon_claim',
  'live_chat',
  'live_follow',
  'share',
] as const;

export interface HealthRow {
  readonly device: string;
  readonly network: string;
  readonly visits: number;
  readonly hours: number;
  readonly stallsAnHour: number;
  /** Of the time, 0–1. */
  readonly stalled: number;
  readonly latencyMs: number | null;
  readonly height: number | null;
  readonly captionDelayMs: number | null;
  /** Of those who wanted one, 0–1; null where nobody did. */
  readonly modelFailed: number | null;
}

export interface ShowReport {
  /** Visits, of those who agreed to be counted. */
  readonly visits: number;
  readonly watchSeconds: number;
  /** Shares of visits, 0–1. */
  readonly interactionRate: number;
  readonly couponRate: number;
  readonly conversion: number;
  /** By currency: what was bought. */
  readonly revenue: Readonly<Record<string, number>>;
  readonly funnel: readonly {
    readonly step: FunnelStep;
    readonly visits: number;
    /** Of all visits. */
    readonly share: number;
    /** Of those of the step before, who did not come this far. */
    readonly dropOff: number;
  }[];
  readonly health: readonly HealthRow[];
  /** Visits by country, ISO 3166-1 alpha-2; those without one are not in it. */
  readonly countries: Readonly<Record<string, number>>;
}

interface Visit {
  readonly names: Set<string>;
  readonly country: string | null;
  /** For how many visits it stands, by kind of fact: each kind is a sample of its own. */
  readonly weights: Map<FactClass, number>;
}

/** What facts say of a show. Facts that came twice count once. */
export function reportOf(records: Iterable<FactRecord>): ShowReport {
  const visits = new Map<string, Visit>();
  const known = new Set<string>();
  const countries = new Map<string, number>();
  const revenue = new Map<string, number>();
  const paid = new Set<string>();
  const health = new HealthSums();
  let watched = 0;
  for (const record of records) {
    if (known.has(record.id)) continue;
    known.add(record.id);
    const { visit: id, name, params, weight, context } = record;
    let visit = visits.get(id);
    if (!visit)
      visits.set(id, (visit = { names: new Set(), country: context.country, weights: new Map() }));
    // Also a page that is loaded again after paying, and tells of it in another visit.
    const isRepeat = name === 'purchase' && !isFirst(paid, params['transaction_id']);
    if (!isRepeat) visit.names.add(name);
    const kind = kindOf(name);
    visit.weights.set(kind, Math.max(visit.weights.get(kind) ?? 0, weight));
    if (name === 'live_watch') watched += numberOf(params['seconds']) * weight;
    if (name === 'live_health') health.add(record);
    const { currency } = params;
    if (name === 'purchase' && !isRepeat && isCurrency(currency))
      add(revenue, currency, numberOf(params['value']) * weight);
  }
  /** Visits with any of these facts, told from those that are in the sample of this kind. */
  const count = (kind: FactClass, wanted: readonly string[]): number => {
    let sum = 0;
    for (const { names, weights } of visits.values())
      if (wanted.some((name) => names.has(name))) sum += weights.get(kind) ?? 0;
    return sum;
  };
  let all = 0;
  for (const { country, weights } of visits.values()) {
    const weight = weights.get('show') ?? 0;
    all += weight;
    if (country !== null && weight > 0) add(countries, country, weight);
  }
  const of = (part: number): number => (all > 0 ? part / all : 0);
  // Two samples may disagree by chance: no more than all have come anywhere.
  const share = (part: number): number => Math.min(1, of(part));
  const steps = FUNNEL.map(({ step, names: [own] }, index) => {
    const later = FUNNEL.slice(index).flatMap(({ names }) => names as readonly string[]);
    return { step, visits: count(kindOf(own), later) };
  });
  return {
    visits: all,
    watchSeconds: of(watched),
    interactionRate: share(count('show', TAKING_PART)),
    couponRate: share(count('show', ['live_coupon_claim'])),
    conversion: share(count('shop', ['purchase'])),
    revenue: Object.fromEntries(revenue),
    funnel: steps.map(({ step, visits: reached }, index) => {
      const before = steps[index - 1]?.visits ?? all;
      return {
        step,
        visits: reached,
        share: share(reached),
        dropOff: before > 0 ? Math.max(0, 1 - reached / before) : 0,
      };
    }),
    health: health.rows(),
    countries: Object.fromEntries(countries),
  };
}

/** What has no id cannot be told from another. */
function isFirst(known: Set<string>, id: unknown): boolean {
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') return true;
  const text = String(id);
  if (known.has(text)) return false;
  known.add(text);
  return true;
}

/** Facts are of any origin: what they say is not believed to be a currency before it looks like one. */
function isCurrency(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value);
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

interface HealthSum {
  readonly visits: Set<string>;
  seconds: number;
  stalls: number;
  stallMs: number;
  readonly latency: Mean;
  readonly height: Mean;
  readonly captionDelay: Mean;
  readonly withModel: Set<string>;
  readonly failed: Set<string>;
}

class HealthSums {
  readonly #rows = new Map<string, HealthSum & { device: string; network: string }>();

  add({ visit, context, params }: FactRecord): void {
    const network = typeof params['network'] === 'string' ? params['network'] : context.network;
    const key = `${context.device} ${network}`;
    let row = this.#rows.get(key);
    if (!row) {
      row = {
        device: context.device,
        network,
        visits: new Set(),
        seconds: 0,
        stalls: 0,
        stallMs: 0,
        latency: new Mean(),
        height: new Mean(),
        captionDelay: new Mean(),
        withModel: new Set(),
        failed: new Set(),
      };
      this.#rows.set(key, row);
    }
    const seconds = numberOf(params['seconds']);
    row.visits.add(visit);
    row.seconds += seconds;
    row.stalls += numberOf(params['stalls']);
    row.stallMs += numberOf(params['stall_ms']);
    row.latency.add(params['latency_ms'], seconds);
    row.height.add(params['height'], seconds);
    row.captionDelay.add(params['caption_delay_ms'], numberOf(params['captions']));
    if (typeof params['model'] === 'string') row.withModel.add(visit);
    if (params['model'] === 'failed') row.failed.add(visit);
  }

  rows(): HealthRow[] {
    return [...this.#rows.values()]
      .map((row) => ({
        device: row.device,
        network: row.network,
        visits: row.visits.size,
        hours: row.seconds / 3600,
        stallsAnHour: row.seconds > 0 ? (row.stalls * 3600) / row.seconds : 0,
        stalled: row.seconds > 0 ? row.stallMs / (row.seconds * 1000) : 0,
        latencyMs: row.latency.value,
        height: row.height.value,
        captionDelayMs: row.captionDelay.value,
        modelFailed: row.withModel.size > 0 ? row.failed.size / row.withModel.size : null,
      }))
      .sort((a, b) => b.visits - a.visits);
  }
}

class Mean {
  #sum = 0;
  #over = 0;

  add(value: unknown, weight: number): void {
    if (typeof value !== 'number' || !Number.isFinite(value)) return;
    this.#sum += value * weight;
    this.#over += weight;
  }

  get value(): number | null {
    return this.#over > 0 ? Math.round(this.#sum / this.#over) : null;
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
