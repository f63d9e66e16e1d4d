import { gestureAt } from './gestures.js';
import type { HostWord, MouthShape } from './host-cues.js';
import {
  BONES,
  CLOSED,
  ease,
  mixMouths,
  openness,
  type BoneName,
  type Bones,
  type HostPose,
  type Mouth,
  type Turn,
} from './host-pose.js';
import { blinkAt, idleBones, REST } from './idle.js';

/** After the last shape the mouth closes by itself. */
const CLOSES_MS = 140;
const EXPRESSION_MS = 260;
/** Where the voice is looked at for the head: a syllable or two around now. */
const AROUND_MS = [-320, -160, 0, 160, 320];

const NONE: Turn = [0, 0, 0];

/** The mouth `elapsed` ms into what was said of it. */
export function mouthOf(shapes: readonly MouthShape[], elapsed: number): Mouth {
  const at = shapes.findLastIndex(({ after }) => after <= elapsed);
  const next = shapes[at + 1];
  if (at < 0) {
    const first = shapes[0];
    // Opens towards the first shape instead of jumping to it.
    const share = first ? 1 - (first.after - elapsed) / CLOSES_MS : 0;
    return first && share > 0 ? mixMouths(CLOSED, first.mouth, share) : CLOSED;
  }
  const { after, mouth } = shapes[at] as MouthShape;
  if (next) return mixMouths(mouth, next.mouth, (elapsed - after) / (next.after - after));
  return mixMouths(mouth, CLOSED, Math.min(1, (elapsed - after) / CLOSES_MS));
}

/** The mouth by the channel's word. */
export function mouthByCues({ mouth }: HostWord, now: number): Mouth {
  return mouth ? mouthOf(mouth.value, now - mouth.at) : CLOSED;
}

/**
 * How the figure stands at a stage time: nothing but a function of what was said until then.
 * `still`: the viewer wants no motion; the mouth goes on, which is what is said.
 */
export function poseAt(
  now: number,
  word: HostWord,
  mouthAt: (now: number) => Mouth,
  still = false,
): HostPose {
  const talk = still
    ? 0
    : AROUND_MS.reduce((sum, step) => sum + openness(mouthAt(now + step)), 0) / AROUND_MS.length;
  const { expression, gesture } = word;
  const move =
    gesture && !still
      ? gestureAt(gesture.value.name, now - gesture.at, gesture.value.seconds)
      : null;
  const idle = still ? {} : idleBones(now, talk);
  const felt = expression?.value;
  return {
    mouth: mouthAt(now),
    expressions: {
      blink: still ? 0 : blinkAt(now),
      ...(felt && { [felt.name]: felt.weight * ease((now - expression.at) / EXPRESSION_MS) }),
    },
    bones: bonesOf(idle, move?.bones ?? {}, move?.weight ?? 0),
  };
}

function bonesOf(idle: Bones, moved: Bones, weight: number): HostPose['bones'] {
  const turn = (bone: BoneName): Turn => {
    const rest = REST[bone];
    const life = idle[bone] ?? NONE;
    const goal = moved[bone];
    const axis = (at: 0 | 1 | 2): number => {
      const base = rest[at] + life[at];
      // A gesture has the bone to itself, but for a trace of life.
      return goal ? base + (goal[at] + 0.3 * life[at] - base) * weight : base;
    };
    return [axis(0), axis(1), axis(2)];
  };
  return Object.fromEntries(BONES.map((bone) => [bone, turn(bone)])) as HostPose['bones'];
}
