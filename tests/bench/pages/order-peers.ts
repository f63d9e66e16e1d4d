import { worldMap } from '../../../src/sdk/orders/world-map.js';

/** Orders by country: new ones, and sums. */
export interface Bucket {
  readonly fresh: Readonly<Record<string, number>>;
  readonly sums: Readonly<Record<string, number>>;
}

/** A map that is fed with buckets. */
export interface Peer {
  /** What is on the page before the map is opened; it has heard of orders by then. */
  ready?(): Promise<void>;
  open?(): Promise<void>;
  /** Answers how many sums were wrong, where it counts any. */
  tell(bucket: Bucket): number;
}

const CODES =
  'KR JP US DE MX BR SA GB ES FR AE IN CN SG AU CA IT TR ID TH PL NL EG AR ZA NG PT NZ CL SE NO FI DK AT CH BE IE CZ GR RO HU IL MY PH VN CO PE MA KE MT'.split(
    ' ',
  );
const sum = CODES.reduce((all, _, index) => all + 1 / (index + 1), 0);

/** Of fifty countries, as orders spread: the first has a quarter. */
export const countryWeights: readonly (readonly [code: string, weight: number])[] = CODES.map(
  (code, index) => [code, 1 / (index + 1) / sum],
);

/** The same places for everybody. */
export function degreesOf(code: string): { readonly longitude: number; readonly latitude: number } {
  const point = worldMap.point(code);
  return point ? worldMap.toDegrees(point) : { longitude: 0, latitude: 0 };
}
