import type { Hypothesis, RecognizerState } from '../../src/sdk/captions/speech-recognizer.js';
import type { RoomError } from '../../src/sdk/room/room-error.js';

/** The words of the fixture `tones.onnx`, in the tones of their pieces. */
const TONES: Readonly<Record<string, readonly number[]>> = {
  hello: [400, 700],
  live: [1100],
  shop: [1700],
  shopping: [1700, 2500],
};
const RATE = 16_000;
const PIECE_SECONDS = 0.2;

export const STAGE = Date.UTC(2026, 10, 23);
export const TONE_CATALOG = new URL('./fixtures/speech/catalog.json', import.meta.url).href;

/** Words in tones, with 60 ms between them; a number is silence of so many seconds. */
export function say(...parts: readonly (string | number)[]): Float32Array {
  const pieces = parts.flatMap((part) =>
    typeof part === 'number'
      ? [silence(part)]
      : [...(TONES[part] ?? []).map((hertz) => tone(hertz)), silence(0.06)],
  );
  const samples = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return samples;
}

function tone(hertz: number): Float32Array {
  return Float32Array.from(
    { length: PIECE_SECONDS * RATE },
    (_, index) => 0.3 * Math.sin((2 * Math.PI * hertz * index) / RATE),
  );
}

/** A room is never quite silent. */
function silence(seconds: number): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * RATE) },
    (_, index) => 1e-4 * Math.sin(index * index * 0.37),
  );
}

/** What a recogniser says, with promises for what a test waits for. */
export class RecognizerEar {
  readonly hypotheses: Hypothesis[] = [];
  readonly states: RecognizerState[] = [];
  readonly troubles: RoomError[] = [];
  heardUntil = -Infinity;
  #waiting = new Set<() => void>();

  readonly hypothesis = (hypothesis: Hypothesis): void => {
    this.hypotheses.push(hypothesis);
    this.#look();
  };
  readonly state = (state: RecognizerState): void => {
    this.states.push(state);
    this.#look();
  };
  readonly trouble = (error: RoomError): void => {
    this.troubles.push(error);
    this.#look();
  };
  readonly heard = (stageTime: number): void => {
    this.heardUntil = stageTime;
    this.#look();
  };

  get texts(): string[] {
    return this.hypotheses
      .filter(({ final }) => final)
      .map(({ words }) => words.map(({ text }) => text).join(' '));
  }

  get error(): RoomError | undefined {
    const last = this.states.at(-1);
    return last?.phase === 'failed' ? last.error : undefined;
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  #look(): void {
    for (const look of [...this.#waiting]) look();
  }
}
