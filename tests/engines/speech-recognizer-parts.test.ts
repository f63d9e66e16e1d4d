import { expect } from '@open-wc/testing';
import { RoomError } from '../../src/sdk/room/room-error.js';
import { BeamCtcDecoder, makeCtcDecoder } from '../../src/sdk/engines/speech/ctc-beam.js';
import { TokenLm } from '../../src/sdk/engines/speech/token-lm.js';
import { GreedyCtcDecoder } from '../../src/sdk/engines/speech/ctc-decoder.js';
import { wordsOf } from '../../src/sdk/engines/speech/ctc-words.js';
import { Glossary } from '../../src/sdk/engines/speech/glossary.js';
import { BANDS, LogMel } from '../../src/sdk/engines/speech/log-mel.js';
import { isGoingRound } from '../../src/sdk/engines/speech/repetition.js';
import { SpreadTimes } from '../../src/sdk/engines/speech/spread-times.js';
import { VoiceActivity } from '../../src/sdk/engines/speech/voice-activity.js';
import { say } from './spoken-tones.js';

interface FeaturesFixture {
  readonly tolerance: number;
  readonly frames: number;
  readonly values: Readonly<Record<string, readonly number[]>>;
}

describe('LogMel', () => {
  it('hears what the models were trained on, number by number', async () => {
    const address = new URL('../../models/training/features-fixture.json', import.meta.url);
    const fixture = (await (await fetch(address)).json()) as FeaturesFixture;
    const features = new LogMel().push(fixtureSignal());
    expect(features.length).to.equal(fixture.frames * BANDS);
    for (const [frame, values] of Object.entries(fixture.values)) {
      const start = Number(frame) * BANDS;
      for (const [band, value] of values.entries()) {
        expect(features[start + band]).to.be.closeTo(value, fixture.tolerance);
      }
    }
  });

  it('gives the same frames however the sound is cut', () => {
    const sound = say('hello', 'shop');
    const whole = new LogMel().push(sound);
    const mel = new LogMel();
    const parts: number[] = [];
    for (let at = 0; at < sound.length; at += 777) {
      parts.push(...mel.push(sound.subarray(at, at + 777)));
    }
    expect(parts).to.deep.equal([...whole]);
  });
});

describe('VoiceActivity', () => {
  const spoken = (samples: Float32Array): boolean[] => {
    const features = new LogMel().push(samples);
    const voice = new VoiceActivity();
    return Array.from({ length: features.length / BANDS }, (_, frame) =>
      voice.push(features.subarray(frame * BANDS, (frame + 1) * BANDS)),
    );
  };
  const share = (frames: readonly boolean[]): number =>
    frames.filter(Boolean).length / frames.length;

  it('hears nobody in digital silence, hum and hiss', () => {
    const { sin, PI } = Math;
    const seconds = 6 * 16_000;
    const hum = Float32Array.from(
      { length: seconds },
      (_, n) => 0.05 * sin((PI * 100 * n) / 16_000),
    );
    let chance = 1;
    const hiss = Float32Array.from({ length: seconds }, () => {
      chance = (chance * 48_271) % 2_147_483_647;
      return 0.02 * (chance / 2_147_483_647 - 0.5);
    });
    expect(share(spoken(new Float32Array(seconds)))).to.equal(0);
    expect(share(spoken(hum))).to.equal(0);
    expect(share(spoken(hiss).slice(50))).to.equal(0);
  });

  it('hears a voice from its beginning, and for a while after its end', () => {
    const frames = spoken(say(1, 'hello', 1));
    expect(frames.indexOf(true)).to.be.within(100, 108);
    expect(frames.lastIndexOf(true)).to.be.within(140, 170);
  });

  it('is not startled by a click', () => {
    const sound = say(2);
    sound.fill(0.5, 16_000, 16_080);
    expect(share(spoken(sound))).to.equal(0);
  });
});

const PIECES = ['<blank>', '▁shop', '▁shot', 'ping', '▁a'];

/** Frames in which the pieces have these probabilities; the rest is the blank’s. */
function frames(...rows: readonly Readonly<Record<number, number>>[]): Float32Array {
  const logs = rows.flatMap((row) => {
    const rest = 1 - Object.values(row).reduce((sum, each) => sum + each, 0);
    return PIECES.map((_, id) => Math.log(Math.max(1e-9, id === 0 ? rest : (row[id] ?? 0))));
  });
  return Float32Array.from(logs);
}

/** A file of a language model, from costs by key, order by order. */
function lmFile(orders: readonly Readonly<Record<number, number>>[]): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array(Uint32Array.of(orders.length).buffer)];
  for (const order of orders) {
    const costs = Object.entries(order).map(([key, cost]) => [Number(key), cost] as const);
    parts.push(
      new Uint8Array(Uint32Array.of(costs.length).buffer),
      new Uint8Array(Float64Array.from(costs, ([key]) => key).buffer),
      Uint8Array.from(costs, ([, cost]) => Math.round(cost * 16)),
      new Uint8Array(costs.length),
    );
  }
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe('the CTC decoders', () => {
  const sound = frames({ 1: 0.9 }, { 1: 0.95 }, {}, { 1: 0.8 }, { 3: 0.7 });

  for (const [name, decoder] of [
    ['greedy', new GreedyCtcDecoder(PIECES.length)],
    ['beam', new BeamCtcDecoder(PIECES, new Glossary([]))],
  ] as const) {
    it(`${name}: a repeat is one piece unless a blank lies between`, () => {
      decoder.reset();
      decoder.push(sound);
      expect(decoder.tokens().map(({ id }) => id)).to.deep.equal([1, 1, 3]);
      expect(decoder.tokens().map(({ frame }) => frame)).to.deep.equal([1, 3, 4]);
      expect(decoder.tokens()[0].probability).to.be.closeTo(0.95, 1e-6);
    });
  }

  it('a term of the show wins where it sounds alike, and not where it does not', () => {
    const unsure = frames({ 2: 0.5, 1: 0.3 }, {}, { 3: 0.6 });
    const sure = frames({ 2: 0.999 }, {}, { 3: 0.6 });
    const ids = (logs: Float32Array, terms: readonly string[]): number[] => {
      const decoder = new BeamCtcDecoder(PIECES, new Glossary(terms));
      decoder.push(logs);
      return decoder.tokens().map(({ id }) => id);
    };
    expect(ids(unsure, [])).to.deep.equal([2, 3]);
    expect(ids(unsure, ['Shopping!'])).to.deep.equal([1, 3]);
    expect(ids(sure, ['Shopping!'])).to.deep.equal([2, 3]);
  });

  it('a language model decides where the sound does not', () => {
    const lm = new TokenLm(lmFile([{ 1: 0.5, 2: 8, 3: 1 }, { [0 * 1024 + 1]: 0.1 }]));
    expect(lm.score([0], 1)).to.be.closeTo(-0.125, 0.1);
    expect(lm.score([0], 2)).to.be.closeTo(-8, 0.1);
    expect(lm.score([0], 99)).to.equal(-12);
    const decoder = makeCtcDecoder(PIECES, [], { lm, weight: 0.4, bonus: 1 });
    decoder.push(frames({ 2: 0.5, 1: 0.3 }, {}, { 3: 0.6 }));
    expect(decoder.tokens().map(({ id }) => id)).to.deep.equal([1, 3]);
  });

  it('a damaged language model is refused by its code', () => {
    for (const bytes of [[], [1, 0, 0, 0, 255, 255, 255, 255], [9, 0, 0, 0, 1]])
      expect(() => new TokenLm(Uint8Array.from(bytes)))
        .to.throw(RoomError)
        .with.property('code', 'model-invalid');
  });

  it('makes words of pieces, the second after the first', () => {
    const tokens = [
      { id: 1, frame: 10, probability: 1 },
      { id: 3, frame: 12, probability: 0.25 },
      { id: 4, frame: 13, probability: 1 },
    ];
    const [shopping, a] = wordsOf(tokens, PIECES, (frame) => frame / 10);
    expect(shopping).to.deep.equal({ text: 'shopping', start: 0.8, end: 1.2, confidence: 0.5 });
    expect(a).to.deep.equal({ text: 'a', start: 1.2, end: 1.3, confidence: 1 });
  });
});

describe('a text that goes round in circles', () => {
  const ids = (text: string): number[] => {
    const known: string[] = [];
    return text.split(' ').map((word) => {
      if (!known.includes(word)) known.push(word);
      return known.indexOf(word);
    });
  };

  it('is known by its repeats', () => {
    expect(isGoingRound(ids('the first one is '.repeat(6).trim()))).to.equal(true);
    expect(isGoingRound(ids('no '.repeat(12).trim()))).to.equal(true);
  });

  it('is not the speech of people who repeat themselves', () => {
    for (const text of [
      'it was the best of times it was the worst of times it was the age of wisdom',
      'ask not what your country can do for you ask what you can do for your country',
      'buy two get one free buy two get one free and that is all',
      'no no no no',
    ])
      expect(isGoingRound(ids(text)), text).to.equal(false);
  });
});

describe('SpreadTimes', () => {
  const words = (...texts: readonly string[]): { text: string; confidence: number }[] =>
    texts.map((text) => ({ text, confidence: 1 }));

  it('gives words their places between two hearings, and leaves those that have one', () => {
    const times = new SpreadTimes();
    expect(times.place(words('one', 'two'), 1)).to.deep.equal([
      { text: 'one', confidence: 1, start: 0, end: 0.5 },
      { text: 'two', confidence: 1, start: 0.5, end: 1 },
    ]);
    const [, two, three] = times.place(words('one', 'too', 'three'), 2);
    expect(two).to.include({ text: 'too', start: 0.5, end: 1 });
    expect(three).to.include({ start: 1, end: 2 });
  });

  it('never ends a word behind what was heard', () => {
    const times = new SpreadTimes();
    for (let step = 1; step <= 50; step += 1) {
      const placed = times.place(
        words(...Array.from({ length: 3 * step }, () => 'seven')),
        step / 7,
      );
      expect(placed.at(-1)!.end).to.be.at.most(step / 7);
    }
  });
});

/** As models/training/features-fixture.json says it in words. */
function fixtureSignal(): Float32Array {
  const { sin, PI } = Math;
  return Float32Array.from({ length: 8000 }, (_, n) => {
    const t = n / 16_000;
    const tones =
      0.3 * sin(2 * PI * (200 + 1500 * t) * t) + 0.1 * sin(2 * PI * (3000 - 2000 * t) * t);
    return n < 6000 ? tones + 0.01 * noise(n) : 0;
  });
}

function noise(n: number): number {
  return ((n * 1_103_515_245 + 12_345) % 65_536) / 32_768 - 1;
}
