import type { Battle, CountryCount, Tally, WorldMap } from '../../sdk/index.js';
import { sideColour } from './battle-bar.js';
import type { MapDot } from './map-painter.js';

export const STEPS = 5;

/** The countries that are shown: those of ISO, and others that the page has a name for. */
export function shownCountries(
  { countries, unlisted }: Tally,
  regionNames: Readonly<Record<string, string>> = {},
): readonly CountryCount[] {
  const named = unlisted.filter(({ code }) => regionNames[code]);
  if (named.length === 0) return countries;
  return [...countries, ...named].sort((a, b) => b.count - a.count);
}

/** Where each of the five steps of the scale begins: by ratio, as orders spread over countries. */
export function stepsOf(countries: readonly CountryCount[], k: number): readonly number[] {
  const most = countries[0]?.count ?? k;
  const ratio = Math.max(1, most / k);
  return Array.from({ length: STEPS }, (_, step) => round(k * ratio ** (step / STEPS), k));
}

/** Dots in the colours of the scale; in those of its sides while two or more are in a battle. */
export function dotsOf(
  countries: readonly CountryCount[],
  world: WorldMap,
  steps: readonly number[],
  colours: readonly string[],
  battle: Battle | undefined,
  width: number,
): MapDot[] {
  const unit = Math.max(2.2, width / 220);
  return countries.flatMap(({ code, count }) => {
    const point = world.point(code);
    if (!point) return [];
    const step = Math.max(
      0,
      steps.findLastIndex((from) => count >= from),
    );
    const side = battle?.sides.findIndex(({ country }) => country === code) ?? -1;
    return {
      ...point,
      code,
      radius: unit * (1 + 0.45 * step),
      colour: side < 0 ? (colours[step] ?? '#888') : sideColour(side),
      shape: side > 0 && side % 2 === 1 ? 'diamond' : 'circle',
    };
  });
}

/** To two digits: 1,284 says no more than 1,300. */
function round(value: number, k: number): number {
  if (value <= k) return k;
  const digit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / digit) * digit;
}
