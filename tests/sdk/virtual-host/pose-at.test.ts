import { expect } from '@open-wc/testing';
import { GESTURES } from '../../../src/sdk/virtual-host/gestures.js';
import { HostCues } from '../../../src/sdk/virtual-host/host-cues.js';
import { CLOSED, openness, type HostPose } from '../../../src/sdk/virtual-host/host-pose.js';
import { blinkAt, REST } from '../../../src/sdk/virtual-host/idle.js';
import { mouthByCues, mouthOf, poseAt } from '../../../src/sdk/virtual-host/pose-at.js';

const AT = 1_795_503_600_000;

function said(...messages: readonly (readonly [data: unknown, at: number])[]) {
  const cues = new HostCues();
  for (const [data, at] of messages) expect(cues.add(data, at)).to.equal(null);
  return (now: number, still = false): HostPose => {
    const word = cues.at(now);
    return poseAt(now, word, (at) => mouthByCues(word, at), still);
  };
}

const shape = (after: number, aa: number) => ({ after, mouth: { ...CLOSED, aa } });

describe('the mouth', () => {
  it('goes from one shape to the next, and closes after the last', () => {
    const shapes = [shape(0, 0), shape(100, 1), shape(200, 0.5)];
    expect(mouthOf(shapes, 50).aa).to.be.closeTo(0.5, 1e-9);
    expect(mouthOf(shapes, 150).aa).to.be.closeTo(0.75, 1e-9);
    expect(mouthOf(shapes, 270).aa).to.be.closeTo(0.25, 1e-9);
    expect(mouthOf(shapes, 1000)).to.deep.equal(CLOSED);
  });

  it('opens towards a first shape that is still to come', () => {
    expect(mouthOf([shape(200, 1)], 0)).to.deep.equal(CLOSED);
    expect(mouthOf([shape(200, 1)], 130).aa).to.be.closeTo(0.5, 1e-9);
  });

  it('does not break on two shapes of one time', () => {
    expect(mouthOf([shape(100, 0.2), shape(100, 0.8)], 100).aa).to.equal(0.8);
  });
});

describe('poseAt', () => {
  it('lets a gesture come and go, from rest to rest', () => {
    const pose = said([{ gesture: { name: 'wave', seconds: 2 } }, AT]);
    const lifted = (now: number): number =>
      pose(now).bones.rightLowerArm[2] - REST.rightLowerArm[2];
    expect(Math.abs(lifted(AT))).to.be.below(0.1);
    expect(lifted(AT + 1000)).to.be.below(-2);
    expect(Math.abs(lifted(AT + 2000))).to.be.below(0.1);
    expect(Math.abs(lifted(AT - 100))).to.be.below(0.1);
  });

  it('has every gesture move something, and nothing beyond what bones do', () => {
    for (const name of GESTURES) {
      const pose = said([{ gesture: { name, seconds: 2 } }, AT]);
      const rest = said([{ expression: null }, AT]);
      let moved = 0;
      for (let ms = 0; ms <= 2000; ms += 50)
        for (const [bone, turn] of Object.entries(pose(AT + ms).bones))
          for (const [axis, angle] of turn.entries()) {
            expect(Math.abs(angle), `${name}: ${bone}`).to.be.below(3.1);
            const still = rest(AT + ms).bones[bone as 'head'][axis] ?? 0;
            moved = Math.max(moved, Math.abs(angle - still));
          }
      expect(moved, name).to.be.above(0.1);
    }
  });

  it('feels what was said last, more and more at first', () => {
    const pose = said(
      [{ expression: { name: 'happy', weight: 0.8 } }, AT],
      [{ expression: null }, AT + 3000],
    );
    expect(pose(AT).expressions.happy).to.equal(0);
    expect(pose(AT + 130).expressions.happy).to.be.closeTo(0.4, 1e-9);
    expect(pose(AT + 2999).expressions.happy).to.equal(0.8);
    expect(pose(AT + 3000).expressions.happy).to.equal(undefined);
  });

  it('is alive by itself: it breathes and blinks', () => {
    const pose = said([{ expression: null }, AT]);
    const chests = new Set(Array.from({ length: 20 }, (_, i) => pose(AT + i * 200).bones.chest[0]));
    expect(chests.size).to.equal(20);
    const blinks = Array.from({ length: 400 }, (_, i) => blinkAt(AT + i * 50));
    expect(Math.max(...blinks)).to.be.above(0.8);
    // Eyes are open nine tenths of the time.
    expect(blinks.filter((share) => share > 0).length).to.be.below(40);
  });

  it('keeps still for who wants no motion, but for what is said', () => {
    const pose = said(
      [
        {
          gesture: { name: 'wave' },
          mouth: [
            { after: 0, aa: 1 },
            { after: 5000, aa: 1 },
          ],
        },
        AT,
      ],
      [{ expression: { name: 'happy' } }, AT],
    );
    const one = pose(AT + 700, true);
    const other = pose(AT + 1400, true);
    expect(one.bones).to.deep.equal(other.bones);
    expect(one.bones).to.deep.equal(REST);
    expect(one.expressions.blink).to.equal(0);
    expect(openness(one.mouth)).to.equal(1);
    expect(one.expressions.happy).to.equal(1);
  });
});
