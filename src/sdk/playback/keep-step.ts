/** Nobody sees two people in two pictures be out of step by less. */
const GOOD_MS = 45;
/** Once corrected, it is corrected to here, or the rate would flutter. */
const BEST_MS = 15;
/** Further apart than this, catching up by speed takes half a minute. */
const SEEK_FROM_MS = 1500;
/** No stream takes longer than this: one of two clocks is wrong, a guest's encoder was never set. */
const APART_MS = 60_000;
/** Speech stays natural up to about here; of one who is not heard nobody hears more. */
const MOST = 0.08;
const MOST_UNHEARD = 0.5;
/**
 * An offset shrinks to a third in so many ms, as far as the speed allows. Not longer: the picture
 * that is followed changes its own speed by a twentieth to keep to its live edge.
 */
const SETTLE_MS = 1200;
/** With less in hand, going faster is the next stall. */
const LEAST_BUFFER_S = 0.3;

export interface StepSample {
  /** Stage time of the guest's picture minus that of the show's, ms. */
  readonly offset: number;
  /** Seconds of the guest's media ahead of its picture. */
  readonly forwardBuffer: number;
  /** The newest picture that could be sought, as an offset like the one above. */
  readonly newest: number;
  readonly oldest: number;
  readonly heard: boolean;
  /** The speed is being changed already. */
  readonly correcting: boolean;
}

export type StepDecision =
  | { readonly action: 'rate'; readonly rate: number }
  /** Seek by so many ms. */
  | { readonly action: 'seek'; readonly by: number }
  /** There is no such picture of the guest: its clock is wrong, or that time was not kept. */
  | { readonly action: 'apart' };

/** How a guest's picture is kept in step with the show's, by its programme date-time. */
export function keepStep(sample: StepSample): StepDecision {
  const { offset, forwardBuffer, newest, oldest, heard, correcting } = sample;
  const distance = Math.abs(offset);
  // Behind because the guest's stream takes longer: its newest picture is as near as it comes.
  const behind = offset < 0 && newest < 0 && newest >= -APART_MS;
  // Inside of what the guest's stream keeps, a viewer who has rewound is followed however far.
  if ((newest < 0 && !behind) || oldest > SEEK_FROM_MS) return { action: 'apart' };
  if (distance > SEEK_FROM_MS) {
    const by = Math.min(-offset, newest - offset - 1000 * LEAST_BUFFER_S);
    return by > SEEK_FROM_MS || by < -SEEK_FROM_MS
      ? { action: 'seek', by }
      : { action: 'rate', rate: 1 };
  }
  if (distance <= (correcting ? BEST_MS : GOOD_MS)) return { action: 'rate', rate: 1 };
  if (offset < 0 && forwardBuffer < LEAST_BUFFER_S) return { action: 'rate', rate: 1 };
  const most = heard ? MOST : MOST_UNHEARD;
  const change = Math.max(-most, Math.min(most, -offset / SETTLE_MS));
  return { action: 'rate', rate: Math.round((1 + change) * 1000) / 1000 };
}
