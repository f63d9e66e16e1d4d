import { expect } from '@open-wc/testing';
import { planClip, type ClipWish } from '../../../src/sdk/clips/clip.js';
import type { StretchOfMedia } from '../../../src/sdk/playback/media-engine.js';

const T = Date.UTC(2026, 0, 1);

function media(...starts: number[]): StretchOfMedia {
  const files = starts.map((second) => ({
    url: `https://media.example/s${second}.mp4`,
    start: T + second * 1000,
    end: T + second * 1000 + 2000,
    range: null,
  }));
  return { init: 'https://media.example/init.mp4', files };
}

function wish(from: number, to: number, mode: ClipWish['mode'] = 'burnt'): ClipWish {
  return {
    ...{ from: T + from * 1000, to: T + to * 1000, mode },
    ...{ captions: [], card: null, preview: false, size: null },
  };
}

describe('the plan of a clip', () => {
  it('begins exactly where it is wished when it is made anew', () => {
    const plan = planClip(media(0, 2, 4, 6, 8), wish(3.25, 9));
    expect(plan?.files.length).to.equal(4);
    expect(plan?.offset).to.equal(1.25);
    expect(plan?.duration).to.equal(5.75);
  });

  it('begins with the file that has its beginning when it is only cut', () => {
    const plan = planClip(media(0, 2, 4, 6, 8), wish(3.25, 9, 'cut'));
    expect(plan).to.deep.include({ from: T + 2000, to: T + 9000, offset: 0, duration: 7 });
  });

  it('takes what there is where the stream reaches back less', () => {
    expect(planClip(media(10, 12, 14), wish(0, 60))).to.deep.include({
      from: T + 10_000,
      to: T + 16_000,
    });
  });

  it('of a recording with a gap takes what comes after it', () => {
    const plan = planClip(media(0, 2, 8, 10), wish(0, 12));
    expect(plan).to.deep.include({ from: T + 8000, to: T + 12_000 });
  });

  it('is none without media, or with too little of it', () => {
    expect(planClip(null, wish(0, 30))).to.equal(null);
    expect(planClip(media(), wish(0, 30))).to.equal(null);
    expect(planClip(media(100), wish(0, 30))).to.equal(null);
    expect(planClip(media(0, 2), wish(3, 4))).to.equal(null);
  });

  it('is never longer than a phone has memory for', () => {
    const all = media(...Array.from({ length: 200 }, (_, n) => 2 * n));
    expect(planClip(all, wish(0, 400))?.duration).to.equal(65);
  });
});
