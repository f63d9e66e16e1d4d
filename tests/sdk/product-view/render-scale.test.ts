import { expect } from '@open-wc/testing';
import { RenderScale } from '../../../src/sdk/product-view/render-scale.js';

/** A device that draws as fast as it has pixels to draw: `full` ms for all of them. */
function play(scale: RenderScale, full: number, frames: number): number[] {
  const seen: number[] = [];
  for (let frame = 0; frame < frames; frame += 1) {
    scale.observe(Math.max(16.7, full * scale.value ** 2));
    seen.push(scale.value);
  }
  return seen;
}

describe('how sharp a moving picture is', () => {
  it('is as sharp as the screen where frames come fast', () => {
    expect(new Set(play(new RenderScale(), 16, 500))).to.deep.equal(new Set([1]));
  });

  it('has fewer pixels where they come slowly, step by step, never fewer than a quarter', () => {
    const seen = play(new RenderScale(), 400, 100);
    expect(seen.at(-1)).to.equal(0.5);
    expect([...new Set(seen)]).to.deep.equal([1, 0.8, 0.65, 0.5]);
  });

  it('stops at the step that is fast enough', () => {
    expect(play(new RenderScale(), 50, 300).at(-1)).to.equal(0.8);
  });

  it('is as sharp as the screen where a phone saves power, and shows half as many', () => {
    const scale = new RenderScale();
    for (let frame = 0; frame < 2000; frame += 1) scale.observe(frame % 50 === 0 ? 66.7 : 33.3);
    expect(scale.value).to.equal(1);
  });

  it('is not moved by one slow frame', () => {
    const scale = new RenderScale();
    play(scale, 16, 50);
    scale.observe(100);
    expect(play(scale, 16, 50)).to.satisfy((all: number[]) => all.every((each) => each === 1));
  });

  it('is sharp again when what was slow is over', () => {
    const scale = new RenderScale();
    play(scale, 400, 40);
    expect(play(scale, 16, 400).at(-1)).to.equal(1);
  });

  it('tries less and less often what has failed', () => {
    const scale = new RenderScale();
    const seen: number[] = [];
    // Sharp is too much, a step below is faster than needed: the worst for a rule that tries.
    for (let frame = 0; frame < 3000; frame += 1) {
      scale.observe(scale.value === 1 ? 60 : 16);
      seen.push(scale.value);
    }
    const slow = seen.slice(1000).filter((each) => each === 1).length;
    expect(slow / 2000).to.be.below(0.02);
  });

  it('knows a device that is too weak with the fewest pixels, and no other', () => {
    const [weak, slow] = [new RenderScale(), new RenderScale()];
    play(weak, 400, 100);
    play(slow, 180, 300);
    expect(slow.value).to.equal(0.5);
    expect([weak.weak, slow.weak]).to.deep.equal([true, false]);
    weak.rest();
    expect(weak.weak).to.equal(true);
    play(weak, 16, 40);
    expect(weak.weak).to.equal(false);
  });

  it('begins the next movement as the last one ended', () => {
    const scale = new RenderScale();
    play(scale, 400, 40);
    scale.rest();
    expect(scale.value).to.equal(0.5);
    // The pause between two movements is not the time of a frame.
    expect(play(scale, 16, 5).at(-1)).to.equal(0.5);
  });
});
