import { AudioIntake, type HeardStretch } from '../../src/sdk/engines/speech/audio-intake.js';
import { BoxReader } from '../../src/sdk/engines/speech/mp4-boxes.js';
import type { RoomError } from '../../src/sdk/room/room-error.js';

export type FixtureName = 'opus' | 'aac-8k' | 'aac-51' | 'aac-stereo' | 'ac3';

/** A file of tests/fixtures/audio, cut as a player gets it. */
export interface SoundFixture {
  readonly init: ArrayBuffer;
  readonly fragments: readonly ArrayBuffer[];
}

export async function loadFixture(name: FixtureName): Promise<SoundFixture> {
  const address = new URL(`../fixtures/audio/${name}.mp4`, import.meta.url);
  return cutFragments(await (await fetch(address)).arrayBuffer());
}

export function cutFragments(file: ArrayBuffer): SoundFixture {
  const reader = new BoxReader(file);
  const boxes = [...reader.children(reader.whole)];
  const moofs = boxes.filter(({ type }) => type === 'moof').map(({ start }) => start);
  const end = boxes.findLast(({ type }) => type === 'mdat')?.end ?? file.byteLength;
  return {
    init: file.slice(0, moofs[0]),
    fragments: moofs.map((start, index) => file.slice(start, moofs[index + 1] ?? end)),
  };
}

/** What an intake has told, joined up. */
export class Listener {
  readonly stretches: HeardStretch[] = [];
  readonly errors: RoomError[] = [];
  readonly intake: AudioIntake;

  constructor(assets?: string) {
    this.intake = new AudioIntake({
      pcm: (stretch) => this.stretches.push(stretch),
      failed: (error) => this.errors.push(error),
      assets,
    });
  }

  init(bytes: ArrayBuffer, run = 1): void {
    this.intake.feed({ kind: 'init', bytes, stageOffset: 0, run });
  }

  media(bytes: ArrayBuffer, stageOffset = 0, run = 1): void {
    this.intake.feed({ kind: 'media', bytes, stageOffset, run });
  }

  /** Each stretch from one restart to the next. */
  get runs(): { start: number; samples: Float32Array }[] {
    const runs: HeardStretch[][] = [];
    for (const stretch of this.stretches) {
      if (stretch.restart) runs.push([]);
      runs.at(-1)?.push(stretch);
    }
    return runs.map((run) => ({
      start: run[0]?.stageTime ?? NaN,
      samples: join(run.map(({ samples }) => samples)),
    }));
  }

  /** Stage time up to which sound was told. */
  get end(): number {
    const last = this.stretches.at(-1);
    return last ? last.stageTime + last.samples.length / 16 : -Infinity;
  }
}

export function join(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * Where a template lies in the samples, by the best correlation around `near`: samples, to a fraction.
 */
export function locate(
  samples: Float32Array,
  template: Float32Array,
  near: number,
  within: number,
): { at: number; likeness: number } {
  const score = (from: number): number => {
    let product = 0;
    let energy = 0;
    let own = 0;
    for (const [index, value] of template.entries()) {
      const heard = samples[from + index] ?? 0;
      product += value * heard;
      energy += heard * heard;
      own += value * value;
    }
    return energy === 0 ? 0 : product / Math.sqrt(energy * own);
  };
  let best = { at: near, likeness: -Infinity };
  for (let from = Math.round(near - within); from <= near + within; from += 1) {
    const likeness = score(from);
    if (likeness > best.likeness) best = { at: from, likeness };
  }
  // The top of the parabola through the best and its neighbours.
  const [before, after] = [score(best.at - 1), score(best.at + 1)];
  const bend = before - 2 * best.likeness + after;
  const shift = bend < 0 ? (before - after) / (2 * bend) : 0;
  return { at: best.at + shift, likeness: best.likeness };
}
