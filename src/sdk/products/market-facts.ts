import type { LengthUnit, Product, ProductFact, SizeCell } from '../show/show-document.js';
import { EU } from '../state/european-union.js';

/**
 * The facts that hold where the viewer is. Without a known country only those that hold everywhere
 * are told: a certificate of another market would be a false promise.
 */
export function factsFor(product: Product, country: string | null): readonly ProductFact[] {
  const here = country?.toUpperCase() ?? '';
  return (product.facts ?? []).filter(
    ({ markets }) => !markets || markets.includes(here) || (EU.has(here) && markets.includes('EU')),
  );
}

const CM_PER_INCH = 2.54;

/** A length in another unit, rounded to what a tape measure shows: half a cm, a quarter inch. */
export function inUnit(cell: SizeCell, from: LengthUnit | undefined, to: LengthUnit): SizeCell {
  if (!from || from === to || typeof cell === 'string') return cell;
  const convert = (value: number): number =>
    to === 'in'
      ? Math.round((value / CM_PER_INCH) * 4) / 4
      : Math.round(value * CM_PER_INCH * 2) / 2;
  return typeof cell === 'number' ? convert(cell) : [convert(cell[0]), convert(cell[1])];
}
