import { expect } from '@open-wc/testing';
import { decodeManifest } from '../../src/sdk/captions/model-catalog.js';
import { assetsBase } from '../../src/sdk/engines/assets-base.js';
import { setUpRuntime } from '../../src/sdk/engines/speech/graph.js';
import { openModel } from '../../src/sdk/engines/speech/open-model.js';
import type { HeardWord, SpeechModel } from '../../src/sdk/engines/speech/speech-model.js';
import { Tokenizer } from '../../src/sdk/engines/speech/tokenizer.js';
import { WhisperMel, WINDOW_FRAMES } from '../../src/sdk/engines/speech/whisper-mel.js';

/**
 * Graphs with the signature of the published models and random weights. What they must write was
 * computed by another runtime over the whole sound at once: fixtures/speech/public/make-*.py.
 */
const FOLDER = new URL('./fixtures/speech/public/', import.meta.url);

interface MoonshineExpected {
  readonly pieces: readonly string[];
  readonly runs: readonly { readonly seconds: number; readonly tokens: readonly number[] }[];
}
type WhisperExpected = readonly {
  readonly seconds: number;
  readonly language: string;
  readonly tokens: readonly number[];
  readonly features: Readonly<Record<string, number>>;
}[];

describe('models of the published kinds, on random weights', function () {
  // Hundreds of calls of a runtime that is compiled meanwhile.
  this.timeout(60_000);
  const models: SpeechModel[] = [];
  // The runtime is 14 MB of wasm.
  before(() => setUpRuntime(assetsBase(undefined), 'wasm'));
  after(() => Promise.all(models.map((model) => model.dispose())));

  const open = async (name: string, language = 'en'): Promise<SpeechModel> => {
    const address = new URL(name, FOLDER);
    const manifest = decodeManifest(await json(address), address.href);
    if (!manifest.ok) throw manifest.error;
    const files = new Map<string, Uint8Array>();
    for (const { role, url } of manifest.value.files) {
      files.set(role, new Uint8Array(await (await fetch(url)).arrayBuffer()));
    }
    const choices = { language, glossary: [], device: 'wasm' } as const;
    const model = await openModel({ manifest: manifest.value, files, ...choices });
    models.push(model);
    return model;
  };

  describe('Moonshine, streaming', () => {
    let expected: MoonshineExpected;
    before(async () => {
      expected = (await json(new URL('moonshine-expected.json', FOLDER))) as MoonshineExpected;
    });
    const words = (tokens: readonly number[]): string =>
      tokens
        .map((id) => expected.pieces[id] ?? '')
        .filter((piece) => !piece.startsWith('<'))
        .join('')
        .replaceAll('▁', ' ')
        .trim();

    it('writes what a run over the whole sound writes, however the sound comes in', async () => {
      const model = await open('moonshine.json');
      for (const { seconds, tokens } of expected.runs) {
        for (const frames of [32, 1000]) {
          model.begin();
          await hear(model, signal(seconds), frames);
          expect(textOf(await model.finish())).to.equal(words(tokens));
        }
      }
    });

    it('says what it understands meanwhile, with words in the order of their times', async () => {
      const model = await open('moonshine.json');
      model.begin();
      const partials = await hear(model, signal(6.03), 32);
      expect(partials.length).to.be.within(8, 12);
      const final = await model.finish();
      expect(final.length).to.be.greaterThan(3);
      for (const [index, { start, end, confidence }] of final.entries()) {
        expect(start).to.be.at.least(final[index - 1]?.end ?? 0);
        expect(end).to.be.greaterThan(start);
        expect(confidence).to.be.within(0, 1);
      }
      expect(final.at(-1)!.end).to.be.at.most(6.1);
    });

    it('begins anew after a cut', async () => {
      const model = await open('moonshine.json');
      const { seconds, tokens } = expected.runs[1];
      model.begin();
      await hear(model, signal(seconds), 32);
      const cut = await model.cut();
      expect(textOf(cut.words)).to.equal(words(tokens));
      expect(cut.seconds).to.be.closeTo(seconds, 0.09);
      await hear(model, signal(seconds), 32);
      expect(textOf(await model.finish())).to.equal(words(tokens));
    });
  });

  describe('Whisper', () => {
    let expected: WhisperExpected;
    before(async () => {
      expected = (await json(new URL('whisper-expected.json', FOLDER))) as WhisperExpected;
    });

    it('hears the spectrogram that it was trained on', () => {
      const { seconds, features } = expected[1];
      const mel = new WhisperMel(80).of(signal(seconds));
      for (const [place, value] of Object.entries(features)) {
        const [band = 0, frame = 0] = place.split(',').map(Number);
        expect(mel[band * WINDOW_FRAMES + frame]).to.be.closeTo(value, 0.002);
      }
    });

    it('writes with its cache what a run without one writes, in the language that is asked', async () => {
      const vocabulary = new URL('whisper-vocab.json', FOLDER);
      const tokenizer = Tokenizer.fromVocabulary(
        new Uint8Array(await (await fetch(vocabulary)).arrayBuffer()),
      );
      for (const { seconds, language, tokens } of expected) {
        const model = await open('whisper.json', language);
        model.begin();
        await hear(model, signal(seconds), 32);
        const text = tokenizer.words(tokens.map((id) => ({ id, probability: 1 })));
        expect(textOf(await model.finish())).to.equal(text.map((word) => word.text).join(' '));
      }
    });
  });
});

describe('Tokenizer', () => {
  const written = (...ids: readonly number[]): { id: number; probability: number }[] =>
    ids.map((id) => ({ id, probability: 0.5 }));

  it('reads lengths of one byte and of two', async () => {
    const bytes = await (await fetch(new URL('moonshine-tokenizer.bin', FOLDER))).arrayBuffer();
    const tokenizer = Tokenizer.fromBinary(new Uint8Array(bytes));
    expect(tokenizer.size).to.equal(40);
    expect(tokenizer.words(written(1, 4, 3, 39, 2)).map(({ text }) => text)).to.deep.equal([
      'w4p3',
      'long'.repeat(40),
    ]);
  });

  it('reads letters that stand for bytes', async () => {
    const bytes = await (await fetch(new URL('whisper-vocab.json', FOLDER))).arrayBuffer();
    const tokenizer = Tokenizer.fromVocabulary(new Uint8Array(bytes));
    const words = tokenizer.words(written(31, 29, 3, 30));
    expect(words.map(({ text }) => text)).to.deep.equal(['überw3']);
    expect(words[0].confidence).to.be.closeTo(0.5, 1e-9);
  });
});

async function json(address: URL): Promise<unknown> {
  return (await fetch(address)).json();
}

/** As the makers of the fixtures make it: exact in both languages. */
function signal(seconds: number): Float32Array {
  return Float32Array.from(
    { length: Math.trunc(seconds * 16_000) },
    (_, n) => 0.25 * (((n * n * 31 + n * 7) % 2048) / 1024 - 1),
  );
}

/** All of it, in blocks of so many frames; what was answered meanwhile. */
async function hear(
  model: SpeechModel,
  sound: Float32Array,
  frames: number,
): Promise<(readonly HeardWord[])[]> {
  const answers: (readonly HeardWord[])[] = [];
  const size = frames * 160;
  for (let at = 0; at < sound.length; at += size) {
    const samples = sound.slice(at, at + size);
    const words = await model.hear({ frames, features: new Float32Array(0), samples });
    if (words) answers.push(words);
  }
  return answers;
}

function textOf(words: readonly HeardWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
