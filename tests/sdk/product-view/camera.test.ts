import { expect } from '@open-wc/testing';
import {
  orbitOf,
  placeOf,
  readFieldOfView,
  readOrbit,
  readTarget,
  writeOrbit,
} from '../../../src/sdk/product-view/camera-orbit.js';
import { dimensionsOf, lengthParts } from '../../../src/sdk/product-view/dimensions.js';
import {
  fittedFieldOfView,
  frameOf,
  wholeDistance,
} from '../../../src/sdk/product-view/framing.js';
import { OrbitMotion, spinAt } from '../../../src/sdk/product-view/orbit-motion.js';

const HALF = Math.PI / 2;
const anywhere = { nearest: 0.01, farthest: 100 };

describe('readOrbit', () => {
  it('reads what <model-viewer> reads', () => {
    expect(readOrbit('90deg 1.5rad 2m')).to.deep.equal({
      theta: HALF,
      phi: 1.5,
      radius: { metres: 2 },
    });
    expect(readOrbit(' auto  auto 150% ')).to.deep.equal({
      theta: null,
      phi: null,
      radius: { share: 1.5 },
    });
    expect(readOrbit('-.5rad 90deg 30cm')?.radius).to.deep.equal({ metres: 0.3 });
    expect(readOrbit('0deg 90deg auto')?.radius).to.equal(null);
  });

  for (const wrong of [
    '',
    '90deg',
    '90deg 90deg',
    '90 90deg 1m',
    '90deg 90deg 1m 1m',
    'NaNdeg 90deg 1m',
    '1e999deg 90deg 1m',
    '90deg 90deg -5%',
    '90deg 90deg 1e9m',
    '90deg 90deg calc(1m)',
    'a'.repeat(10_000),
  ]) {
    it(`leaves "${wrong.slice(0, 30)}" alone`, () => expect(readOrbit(wrong)).to.equal(null));
  }

  it('comes back as it was written', () => {
    const orbit = { theta: 0.5, phi: 1.2, radius: 0.75 };
    const again = orbitOf(readOrbit(writeOrbit(orbit))!, 1, anywhere);
    expect(again.theta).to.be.closeTo(0.5, 1e-3);
    expect(again.phi).to.be.closeTo(1.2, 1e-3);
    expect(again.radius).to.equal(0.75);
  });
});

describe('an orbit', () => {
  it('is relative to what shows the model whole, and stays within what a camera can do', () => {
    const orbit = readOrbit('0deg 0deg 200%')!;
    expect(orbitOf(orbit, 3, { nearest: 1, farthest: 5 })).to.deep.equal({
      theta: 0,
      phi: Math.PI / 8,
      radius: 5,
    });
  });

  it('looks from the front at first, and from the left a quarter turn later', () => {
    const front = placeOf({ theta: 0, phi: HALF, radius: 2 }, [0, 1, 0]);
    expect(front.map((each) => Math.round(each * 1e6) / 1e6)).to.deep.equal([0, 1, 2]);
    const left = placeOf({ theta: HALF, phi: HALF, radius: 2 }, [0, 1, 0]);
    expect(left.map((each) => Math.round(each * 1e6) / 1e6)).to.deep.equal([2, 1, 0]);
  });

  it('reads targets and fields of view', () => {
    expect(readTarget('0m auto -10cm')).to.deep.equal([0, null, -0.1]);
    expect(readTarget('1m 1m')).to.equal(null);
    expect(readTarget('1m 1m 5%')).to.equal(null);
    expect(readFieldOfView('30deg')).to.be.closeTo(Math.PI / 6, 1e-9);
    for (const wrong of ['auto', '0deg', '179deg', '-5deg', 'x'])
      expect(readFieldOfView(wrong)).to.equal(null);
  });
});

describe('frameOf', () => {
  const cube = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].flatMap((z) => [x, y, z])));

  it('goes round everything', () => {
    const frame = frameOf(cube, [0, 0, 0])!;
    expect(frame.radius).to.be.closeTo(Math.sqrt(3), 1e-9);
    expect(wholeDistance(frame.radius, Math.PI / 6)).to.be.greaterThan(frame.radius);
    // Seen in a narrow picture, it takes a wider view to show its sides.
    expect(fittedFieldOfView(0.5, frame.aspect, 0.5)).to.be.greaterThan(0.5);
    expect(fittedFieldOfView(0.5, frame.aspect, 3)).to.be.closeTo(0.5, 1e-9);
  });

  it('finds no frame for what is nothing, or no number', () => {
    expect(frameOf([], [0, 0, 0])).to.equal(null);
    expect(frameOf([0, 0, 0], [0, 0, 0])).to.equal(null);
    expect(frameOf([...cube, NaN, 0, 0, ...cube], [0, 0, 0])).to.equal(null);
    expect(frameOf([1e300, 1e300, 1e300], [0, 0, 0])).to.equal(null);
  });
});

describe('OrbitMotion', () => {
  it('comes to rest where it was sent, however long the frames are', () => {
    for (const frame of [4, 16, 400, 5000]) {
      const motion = new OrbitMotion({ theta: 0, phi: 1, radius: 1 });
      motion.send({ theta: 3, phi: 1.5, radius: 2 });
      let frames = 0;
      while (motion.advance(frame)) frames += 1;
      expect(motion.now).to.deep.equal({ theta: 3, phi: 1.5, radius: 2 });
      expect(frames).to.be.lessThan(500);
    }
  });

  it('spins whole turns, and is at the end when it comes late', () => {
    expect(spinAt(1, 4, 0)).to.equal(0);
    expect(spinAt(1, 4, 2)).to.be.closeTo(Math.PI, 1e-9);
    expect(spinAt(-2, 4, 400)).to.be.closeTo(-4 * Math.PI, 1e-9);
    expect(spinAt(1, 0, 0)).to.be.closeTo(2 * Math.PI, 1e-9);
  });
});

describe('dimensions', () => {
  it('lie beside the model, and are as long as it is', () => {
    const { points, lines } = dimensionsOf([-1, 0, -0.5], [2, 0.8, 1]);
    expect(lines.map(({ axis, metres }) => [axis, metres])).to.deep.equal([
      ['width', 2],
      ['height', 0.8],
      ['depth', 1],
    ]);
    for (const { from, to } of lines)
      for (const id of [from, to]) expect(points.some((point) => point.id === id)).to.equal(true);
  });

  it('are said in units that people measure with', () => {
    expect(lengthParts(0.28, 'metric')).to.deep.equal({
      value: 28.000000000000004,
      unit: 'centimeter',
    });
    expect(lengthParts(2.14, 'metric')).to.deep.equal({ value: 2.14, unit: 'meter' });
    expect(lengthParts(0.0254, 'imperial')).to.deep.equal({ value: 1, unit: 'inch' });
  });
});
