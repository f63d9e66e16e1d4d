/** A decimal string as a whole number of its last place: "12.50" is 1250 of 2 places. */
interface Whole {
  readonly units: bigint;
  readonly places: number;
}

const DECIMAL = /^-?\d{1,30}(\.\d{1,20})?$/;

/** Whether arithmetic can be done with it: "12.50", not "12,50", "1e3" or "NaN". */
export function isDecimal(text: string): text is `${number}` {
  return DECIMAL.test(text);
}

/** How many decimals it was written with. */
export function placesOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

/** Negative, zero or positive, as `a` is less than, as much as, or more than `b`. */
export function compareDecimals(a: string, b: string): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** `a` times `b`, rounded half away from zero to so many places. Exact: no float is involved. */
export function multiplyDecimals(a: string, b: string, places: number): string {
  const [x, y] = [wholeOf(a), wholeOf(b)];
  return written(
    rescaled({ units: x.units * y.units, places: x.places + y.places }, places),
    places,
  );
}

/** `part` of `whole` in percent, rounded down: a claim is never more than the truth. */
export function percentOf(part: string, whole: string): number {
  const [x, y] = aligned(part, whole);
  return y === 0n ? 0 : Number((x * 100n) / y);
}

/** `a` minus `b`, with as many places as the more exact of them. */
export function subtractDecimals(a: string, b: string): string {
  const [x, y] = aligned(a, b);
  return written(x - y, Math.max(placesOf(a), placesOf(b)));
}

function wholeOf(text: string): Whole {
  return { units: BigInt(text.replace('.', '')), places: placesOf(text) };
}

function aligned(a: string, b: string): readonly [bigint, bigint] {
  const [x, y] = [wholeOf(a), wholeOf(b)];
  const places = Math.max(x.places, y.places);
  return [rescaled(x, places), rescaled(y, places)];
}

function rescaled({ units, places }: Whole, wanted: number): bigint {
  if (wanted >= places) return units * 10n ** BigInt(wanted - places);
  const divisor = 10n ** BigInt(places - wanted);
  const half = units < 0n ? -divisor / 2n : divisor / 2n;
  return (units + half) / divisor;
}

function written(units: bigint, places: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
