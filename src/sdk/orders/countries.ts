import { POINTS, UNLISTED_POINTS } from './world-points.js';

/** A place on the map, in its pixels. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** Where each country or region of ISO 3166-1 has its dot. */
export const countryPoints: ReadonlyMap<string, MapPoint> = unpack(POINTS);
/** The same for codes that are in use, and in no ISO list. */
export const unlistedPoints: ReadonlyMap<string, MapPoint> = unpack(UNLISTED_POINTS);

function unpack(packed: string): Map<string, MapPoint> {
  return new Map(
    packed.split(' ').map((entry) => {
      const [x = '0', y = '0'] = entry.slice(2).split(',');
      return [entry.slice(0, 2), { x: Number(x), y: Number(y) }];
    }),
  );
}
