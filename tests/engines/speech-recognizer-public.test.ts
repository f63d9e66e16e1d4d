import { expect } from '@open-wc/testing';
import {
  decodeManifest,
  type ManifestOf,
  type ModelManifest,
} from '../../src/sdk/captions/model-catalog.js';
import { assetsBase } from '../../src/sdk/engines/assets-base.js';
import { floats, Graph, Tensor, type Tensors } from '../../src/sdk/engines/speech/graph.js';
import { mostLikely } from '../../src/sdk/engines/speech/key-values.js';
import { openModel } from '../../src/sdk/engines/speech/open-model.js';
import { startRuntime } from '../../src/sdk/engines/speech/runtime.js';
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
  before(() => startRuntime(assetsBase(undefined), 'wasm'));
  after(() => Promise.all(models.map((model) => model.dispose())));

  const open = async (name: string, language = 'en'): Promise<SpeechModel> => {
    const { manifest, files } = await load(name);
    const choices = { language, glossary: [], device: 'wasm' } as const;
    const model = await openModel({ manifest, files, ...choices });
    models.push(model);
    return model;
  };

  describe('Moonshine, streaming', () => {
    let expected: MoonshineExpected;
    before(async () => {
      expected = (await json(new URL('moonshine-expected.json', FOLDER))) as MoonshineExpected;
    });
    const words = (tokens: readonly number[]): string => written(expected.pieces, tokens);

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

  describe('Moonshine, the first', () => {
    let pieces: readonly string[];
    let fromScratch: (seconds: number) => Promise<string>;
    before(async () => {
      ({ pieces } = (await json(new URL('moonshine-expected.json', FOLDER))) as MoonshineExpected);
      const { manifest, files } = await load('moonshine-first.json');
      const encoder = await Graph.open(files.get('encoder'), 'wasm');
      const decoder = await Graph.open(files.get('decoder'), 'wasm');
      fromScratch = async (seconds) =>
        written(pieces, await withoutCache(encoder, decoder, manifest, signal(seconds)));
    });

    it('writes with drafts and a cache what a run without either writes', async () => {
      const model = await open('moonshine-first.json');
      for (const seconds of [0.3, 1.5, 3.22, 6.01]) {
        const text = await fromScratch(seconds);
        expect(text).not.to.equal('');
        for (const frames of [32, 1000]) {
          model.begin();
          await hear(model, signal(seconds), frames);
          expect(textOf(await model.finish())).to.equal(text);
        }
      }
    });

    it('says what it understands meanwhile, the less often the longer it is', async () => {
      const model = await open('moonshine-first.json');
      model.begin();
      const partials = await hear(model, signal(8.01), 8);
      expect(partials.length).to.be.within(6, 8);
      const final = await model.finish();
      for (const [index, { start, end }] of final.entries()) {
        expect(start).to.be.at.least(final[index - 1]?.end ?? 0);
        expect(end).to.be.greaterThan(start);
      }
      expect(final.at(-1)!.end).to.be.at.most(8.1);
    });

    it('begins anew after a cut', async () => {
      const model = await open('moonshine-first.json');
      model.begin();
      await hear(model, signal(3.22), 32);
      const cut = await model.cut();
      expect(textOf(cut.words)).to.equal(await fromScratch(3.22));
      expect(cut.seconds).to.be.closeTo(3.22, 0.001);
      await hear(model, signal(1.5), 32);
      expect(textOf(await model.finish())).to.equal(await fromScratch(1.5));
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

async function load(
  name: string,
): Promise<{ manifest: ModelManifest; files: Map<string, Uint8Array> }> {
  const address = new URL(name, FOLDER);
  const manifest = decodeManifest(await json(address), address.href);
  if (!manifest.ok) throw manifest.error;
  const files = new Map<string, Uint8Array>();
  for (const { role, url } of manifest.value.files) {
    files.set(role, new Uint8Array(await (await fetch(url)).arrayBuffer()));
  }
  return { manifest: manifest.value, files };
}

/** Every token by a first call of the decoder, with all that was written before. */
async function withoutCache(
  encoder: Graph,
  decoder: Graph,
  manifest: ModelManifest,
  sound: Float32Array,
): Promise<readonly number[]> {
  const { layers, heads, headWidth } = manifest as ManifestOf<'moonshine'>;
  const padded = new Float32Array(Math.max(sound.length, 8000));
  padded.set(sound);
  const { last_hidden_state: state } = await encoder.run({
    input_values: new Tensor('float32', padded, [1, padded.length]),
  });
  const nothing = Object.fromEntries(
    Array.from({ length: layers }, (_, layer) =>
      ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'].map((part) => [
        `past_key_values.${String(layer)}.${part}`,
        new Tensor('float32', new Float32Array(0), [1, heads, 0, headWidth]),
      ]),
    ).flat(),
  ) as Tensors;
  const tokens: number[] = [];
  while (tokens.length < Math.ceil((sound.length / 16_000) * 6.5)) {
    const ids = [1, ...tokens];
    const outputs = await decoder.run({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      encoder_hidden_states: state,
      use_cache_branch: new Tensor('bool', Uint8Array.of(0), [1]),
      ...nothing,
    });
    const logits = floats(outputs, 'logits');
    const { id } = mostLikely(logits.slice(-logits.length / ids.length));
    if (id === 2) break;
    tokens.push(id);
  }
  return tokens;
}

function written(pieces: readonly string[], tokens: readonly number[]): string {
  return tokens
    .map((id) => pieces[id] ?? '')
    .filter((piece) => !piece.startsWith('<'))
    .join('')
    .replaceAll('▁', ' ')
    .trim();
}

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
