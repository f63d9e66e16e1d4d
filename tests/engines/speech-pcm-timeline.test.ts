import { expect } from '@open-wc/testing';
import { PcmTimeline, type PlacedSound } from '../../src/sdk/engines/speech/pcm-timeline.js';

const RATE = 48_000;

describe('PcmTimeline', () => {
  let timeline: PcmTimeline;
  beforeEach(() => {
    timeline = new PcmTimeline();
  });

  /** Samples that carry their own stage time, in ms. */
  const place = (from: number, ms: number): PlacedSound | null =>
    timeline.place({
      stageTime: from,
      rate: RATE,
      samples: Float32Array.from({ length: (ms * RATE) / 1000 }, (_, n) => from + n / 48),
    });

  it('lets through what follows without a gap', () => {
    expect(place(1000, 200)).to.include({ stageTime: 1000, restart: true });
    expect(place(1200, 200)).to.include({ stageTime: 1200, restart: false });
  });

  it('drops what was given before, and cuts what overlaps to the sample', () => {
    place(1000, 500);
    expect(place(1000, 200)).to.equal(null);
    expect(place(1300, 200)).to.equal(null);
    const rest = place(1400, 200);
    expect(rest).to.include({ stageTime: 1500, restart: false });
    expect(rest?.samples.length).to.equal(4800);
    expect(rest?.samples[0]).to.equal(1500);
  });

  it('bridges a short gap with silence', () => {
    place(1000, 100);
    const bridged = place(1164, 100);
    expect(bridged).to.include({ stageTime: 1100, restart: false });
    expect(bridged?.samples.length).to.equal(164 * 48);
    expect(bridged?.samples[64 * 48 - 1]).to.equal(0);
    expect(bridged?.samples[64 * 48]).to.equal(1164);
    expect(place(1264, 100)).to.include({ stageTime: 1264, restart: false });
  });

  it('begins anew after a longer one', () => {
    place(1000, 100);
    expect(place(1201, 100)).to.include({ stageTime: 1201, restart: true });
  });

  it('begins anew where nothing was given, before and long ago', () => {
    place(100_000, 1000);
    expect(place(40_000, 100)).to.include({ stageTime: 40_000, restart: true });
    expect(place(40_100, 100)).to.include({ restart: false });
    // The first stretch is forgotten with its break.
    expect(place(100_000, 100)).to.include({ stageTime: 100_000, restart: true });
  });

  it('does not crackle over date-times that are rounded', () => {
    place(1000, 100);
    for (const [index, error] of [0.5, -0.5, 1, -1, 0].entries()) {
      const from = 1100 + index * 100;
      const placed = timeline.place({
        stageTime: from + error,
        rate: RATE,
        samples: new Float32Array(4800).fill(1),
      });
      expect(placed).to.deep.include({ stageTime: from, restart: false });
      expect(placed?.samples.length).to.equal(4800);
    }
  });

  it('knows what it has given', () => {
    expect(timeline.heard(1000, 1100)).to.equal(false);
    place(1000, 500);
    expect(timeline.heard(1000, 1500)).to.equal(true);
    expect(timeline.heard(1400, 1600)).to.equal(false);
    expect(timeline.heard(900, 1100)).to.equal(false);
  });

  it('goes on in another rate', () => {
    place(1000, 500);
    const other = timeline.place({ stageTime: 1400, rate: 8000, samples: new Float32Array(1600) });
    expect(other).to.include({ stageTime: 1500, rate: 8000, restart: false });
    expect(other?.samples.length).to.equal(800);
  });
});
