import { expect } from '@open-wc/testing';
import { countryPoints } from '../../../src/sdk/orders/countries.js';
import { worldMap } from '../../../src/sdk/orders/world-map.js';

/** Degrees east and north; the dot is inside the country, not in its capital. */
const PLACES = {
  KR: [128, 36.5],
  SG: [103.8, 1.35],
  MT: [14.4, 35.9],
  HK: [114.1, 22.4],
  MO: [113.5, 22.2],
  MU: [57.6, -20.3],
  BH: [50.5, 26],
  MV: [73.4, 3.2],
  NZ: [171, -43],
  US: [-99, 39],
  RU: [100, 62],
  GF: [-53, 4],
} as const;

const WIDE: Readonly<Record<string, number>> = { US: 8, RU: 8, NZ: 8, KR: 8, MV: 4 };

describe('the map of the world', () => {
  it('has a dot for every code of ISO 3166-1, on the map', () => {
    expect(countryPoints.size).to.equal(249);
    for (const [code, { x, y }] of countryPoints) {
      expect(x, code).to.be.within(0, worldMap.width);
      expect(y, code).to.be.within(0, worldMap.height);
    }
  });

  it('has them where the places are, small states included', () => {
    for (const [code, [east, north]] of Object.entries(PLACES)) {
      const point = worldMap.point(code);
      if (!point) throw new Error(code);
      const { longitude, latitude } = worldMap.toDegrees(point);
      // Large countries are wide; for small ones it is a matter of the pixels.
      const slack = WIDE[code] ?? 0.8;
      expect(longitude, `${code} east`).to.be.closeTo(east, slack);
      expect(latitude, `${code} north`).to.be.closeTo(north, slack);
    }
  });

  it('goes from degrees to pixels and back', () => {
    for (const [longitude, latitude] of [
      [127, 37],
      [-171, 60],
      [179, -40],
      [10, 0],
      [-99, 19],
    ] as const) {
      const back = worldMap.toDegrees(worldMap.fromDegrees(longitude, latitude));
      expect(((back.longitude - longitude + 540) % 360) - 180).to.be.closeTo(0, 0.001);
      expect(back.latitude).to.be.closeTo(latitude, 0.001);
    }
  });

  it('has land that a browser can draw, and no point for a code that nobody knows', () => {
    const land = new Path2D(worldMap.land);
    const pen = new OffscreenCanvas(1, 1).getContext('2d')!;
    const isLand = (code: keyof typeof PLACES): boolean => {
      const { x, y } = worldMap.point(code)!;
      return pen.isPointInPath(land, x, y);
    };
    for (const code of ['KR', 'US', 'RU', 'GF'] as const) expect(isLand(code), code).to.be.true;
    expect(pen.isPointInPath(land, 20, 300), 'the Pacific').to.be.false;
    expect(worldMap.point('QQ')).to.be.undefined;
  });
});
