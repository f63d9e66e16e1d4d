import type { ExchangeRate } from '../../show/price.js';
import { UNITS, type Unit } from './units.js';

/** What a viewer measures in. */
export type System = 'metric' | 'us' | 'gb' | 'cn';

const US = new Set('US LR FM MH PW PR GU VI AS MP'.split(' '));
/** Banks publish no rates on weekends and holidays; older than four days is no rate of today. */
const FRESH_MS = 4 * 86_400_000;

export function systemOf(country: string): System {
  if (US.has(country)) return 'us';
  if (country === 'GB' || country === 'CN') return country === 'GB' ? 'gb' : 'cn';
  return 'metric';
}

/** Whether a reader of this system reads the unit as it is. */
export function isOwn(unit: Unit, system: System): boolean {
  const of = UNITS[unit].system;
  if (system === 'us') return of === 'us';
  // Roads and speeds are in miles there, everything in a shop is metric.
  if (system === 'gb' && (unit === 'mile' || UNITS[unit].dimension === 'speed')) return true;
  return of === 'metric' || of === system;
}

export interface Converted {
  readonly values: readonly number[];
  readonly unit: Unit;
}

/** The same in the viewer's system, in a unit that fits the size. */
export function convertUnit(values: readonly number[], from: Unit, system: System): Converted {
  const { dimension, factor } = UNITS[from];
  if (dimension === 'temperature') {
    return from === 'celsius'
      ? { values: values.map((value) => (value * 9) / 5 + 32), unit: 'fahrenheit' }
      : { values: values.map((value) => ((value - 32) * 5) / 9), unit: 'celsius' };
  }
  const base = values.map((value) => value * factor);
  const size = Math.max(...base.map(Math.abs));
  const unit = system === 'us' ? usUnit(from, dimension, size) : metricUnit(dimension, size);
  return { values: base.map((value) => value / UNITS[unit].factor), unit };
}

function metricUnit(dimension: string, size: number): Unit {
  if (dimension === 'mass') return size < 1000 ? 'gram' : 'kilogram';
  if (dimension === 'volume') return size < 1000 ? 'milliliter' : 'liter';
  if (dimension === 'speed') return 'kilometer-per-hour';
  if (size < 1) return 'millimeter';
  if (size < 300) return 'centimeter';
  return size < 100_000 ? 'meter' : 'kilometer';
}

function usUnit(from: Unit, dimension: string, size: number): Unit {
  if (dimension === 'mass') return size < 453 ? 'ounce' : 'pound';
  if (dimension === 'volume') return size < 3785 ? 'fluid-ounce' : 'gallon';
  if (dimension === 'speed') return 'mile-per-hour';
  if (from === 'kilometer') return 'mile';
  return from === 'meter' || size >= 300 ? 'foot' : 'inch';
}

/** A rate with who says so and when; more than one where it goes over a third currency. */
export interface UsedRate {
  readonly rate: number;
  readonly steps: readonly ExchangeRate[];
}

/** How many of `to` one of `from` is, by the rates of the show; undefined without a fresh one. */
export function rateBetween(
  rates: readonly ExchangeRate[],
  from: string,
  to: string,
  now: number,
): UsedRate | undefined {
  const fresh = rates.filter(
    ({ asOf, rate }) => now - asOf < FRESH_MS && Number(rate) > 0 && Number.isFinite(Number(rate)),
  );
  const one = (a: string, b: string): UsedRate | undefined => {
    const newest = fresh
      .filter((rate) => (rate.from === a && rate.to === b) || (rate.from === b && rate.to === a))
      .sort((x, y) => y.asOf - x.asOf)[0];
    if (!newest) return undefined;
    const rate = Number(newest.rate);
    return { rate: newest.from === a ? rate : 1 / rate, steps: [newest] };
  };
  const direct = one(from, to);
  if (direct) return direct;
  for (const between of new Set(fresh.flatMap((rate) => [rate.from, rate.to]))) {
    const [first, second] = [one(from, between), one(between, to)];
    if (first && second)
      return { rate: first.rate * second.rate, steps: [...first.steps, ...second.steps] };
  }
  return undefined;
}
