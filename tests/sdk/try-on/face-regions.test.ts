import { expect } from '@open-wc/testing';
import {
  facesIn,
  placeLandmarks,
  regionOfFace,
  regionOfLandmarks,
} from '../../../src/sdk/try-on/face-regions.js';
import { findFaceModel, readCanonicalFace } from '../../../src/sdk/try-on/face-model.js';
import { OneEuro } from '../../../src/sdk/try-on/one-euro.js';

/** What the detector would say: rows with a score, all others far from a face. */
function detected(rows: readonly { row: number; box: readonly number[]; score: number }[]) {
  const boxes = new Float32Array(896 * 16);
  const scores = new Float32Array(896).fill(-50);
  for (const { row, box, score } of rows) {
    boxes.set(box, row * 16);
    scores[row] = score;
  }
  return { boxes, scores };
}

/** Centre, sides, then both eyes, pixels from the anchor. */
const box = (size: number): number[] => [0, 0, size, size, -size / 4, 0, size / 4, 0];

describe('facesIn', () => {
  it('finds nobody where nobody is', () => {
    const { boxes, scores } = detected([]);
    expect(facesIn(boxes, scores)).to.deep.equal([]);
    expect(facesIn(new Float32Array(0), new Float32Array(0))).to.deep.equal([]);
  });

  it('makes one face of boxes that lie over each other, and puts the largest first', () => {
    const { boxes, scores } = detected([
      // Two anchors of one cell in the middle of the fine grid; one of the coarse grid's corner.
      { row: 2 * (8 * 16 + 8), box: box(30), score: 3 },
      { row: 2 * (8 * 16 + 8) + 1, box: box(32), score: 1 },
      { row: 512, box: box(60), score: 2 },
    ]);
    const faces = facesIn(boxes, scores);
    expect(faces).to.have.length(2);
    expect(faces[0]).to.include({ x: 1 / 16, y: 1 / 16, width: 60 / 128 });
    expect(faces[1].x).to.be.closeTo(8.5 / 16, 1e-6);
    expect(faces[1].width).to.be.within(30 / 128, 32 / 128);
  });
});

describe('regions of a face', () => {
  const face = { x: 0.5, y: 0.5, width: 0.25, height: 0.25, score: 1 };

  it('are in the picture’s own pixels, whatever its shape', () => {
    const level = { ...face, eyes: [0.4, 0.5, 0.6, 0.5] as const };
    expect(regionOfFace(level, 640, 480)).to.deep.include({ x: 320, y: 240, size: 240, turn: 0 });
    expect(regionOfFace(level, 480, 640)).to.deep.include({ x: 240, y: 320, size: 240 });
  });

  it('turn with the eyes, and landmarks turn back', () => {
    const tilted = { ...face, eyes: [0.4, 0.4, 0.6, 0.6] as const };
    const region = regionOfFace(tilted, 512, 512);
    expect(region.turn).to.be.closeTo(Math.PI / 4, 1e-6);
    const raw = new Float32Array(478 * 3);
    raw.fill(128);
    raw.set([228, 128, 0], 0);
    const placed = placeLandmarks(raw, region);
    const reach = (100 * region.size) / 256 / Math.SQRT2;
    expect(placed[0]).to.be.closeTo(256 + reach, 0.01);
    expect(placed[1]).to.be.closeTo(256 + reach, 0.01);
    expect(placed[3]).to.be.closeTo(256, 0.01);
  });

  it('follow the landmarks', () => {
    const landmarks = new Float32Array(478 * 3);
    for (let index = 0; index < 478; index += 1)
      landmarks.set([100 + 50 * Math.cos(index), 80 + 50 * Math.sin(index), 0], 3 * index);
    const region = regionOfLandmarks(landmarks);
    expect(region.x).to.be.closeTo(100, 0.5);
    expect(region.size).to.be.closeTo(150, 1);
  });
});

describe('OneEuro', () => {
  const size = 100;
  it('takes the trembling out of what holds still', () => {
    const filter = new OneEuro();
    let most = 0;
    for (let step = 0; step < 60; step += 1) {
      const values = new Float32Array([50 + (step % 2 ? 1 : -1)]);
      filter.smooth(values, size, step * 33);
      if (step > 30) most = Math.max(most, Math.abs(values[0] - 50));
    }
    expect(most).to.be.lessThan(0.6);
  });

  it('keeps up with what moves quickly', () => {
    const filter = new OneEuro();
    let [last, true_] = [0, 0];
    for (let step = 0; step < 30; step += 1) {
      true_ = step * 10;
      const values = new Float32Array([true_]);
      filter.smooth(values, size, step * 33);
      last = values[0]!;
    }
    // Less than a picture late.
    expect(true_ - last).to.be.lessThan(10);
  });

  it('begins anew after a pause', () => {
    const filter = new OneEuro();
    filter.smooth(new Float32Array([0]), size, 0);
    const values = new Float32Array([90]);
    filter.smooth(values, size, 5000);
    expect(values[0]).to.equal(90);
  });
});

describe('the face model', () => {
  const files = ['detector', 'landmarks', 'canonical'].map((role) => ({
    role,
    url: role,
    bytes: 9,
  }));
  const good = { name: 'face-landmarker', version: '1', kind: 'face-landmarker', files };

  it('is found among others, with addresses beside the catalogue', () => {
    const found = findFaceModel([{ kind: 'ctc-streaming' }, good], 'https://x.example/m/c.json');
    expect(found?.files[0]?.url).to.equal('https://x.example/m/detector');
  });

  it('is missing where it is not whole, or where there is no list', () => {
    const base = 'https://x.example/c.json';
    expect(findFaceModel([{ ...good, files: files.slice(1) }], base)).to.be.null;
    expect(findFaceModel([{ ...good, files: [{ ...files[0], bytes: -1 }] }], base)).to.be.null;
    expect(findFaceModel({}, base)).to.be.null;
    expect(findFaceModel(null, base)).to.be.null;
  });

  it('has a canonical face of 468 points, or says that it has not', () => {
    expect(() => readCanonicalFace('v 1 2 3\nf 1 2 3')).to.throw('canonical');
    expect(() => readCanonicalFace('<html>')).to.throw('canonical');
    const text = `${'v 1 2 3\n'.repeat(468)}f 1/1 2/2 468/3\n`;
    expect([...readCanonicalFace(text).triangles]).to.deep.equal([0, 1, 467]);
    expect(() => readCanonicalFace(`${'v 1 x 3\n'.repeat(468)}f 1 2 3`)).to.throw('canonical');
    expect(() => readCanonicalFace(`${text}f 1 2 469`)).to.throw('canonical');
  });
});
