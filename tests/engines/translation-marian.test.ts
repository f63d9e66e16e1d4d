import { expect } from '@open-wc/testing';
import {
  readTranslationModels,
  type TranslationManifest,
} from '../../src/sdk/captions/translation/translation-model.js';
import { assetsBase } from '../../src/sdk/engines/assets-base.js';
import { startRuntime } from '../../src/sdk/engines/speech/runtime.js';
import { Beam, goesRound } from '../../src/sdk/engines/translation/beam.js';
import { Marian } from '../../src/sdk/engines/translation/marian.js';
import { SentencePieces, textOfPieces } from '../../src/sdk/engines/translation/sentence-pieces.js';
import { joinSentences, sentencesOf } from '../../src/sdk/engines/translation/sentences.js';

/**
 * A translator of toy size that was trained for this (fixtures/translation/make-marian.py), in graphs
 * with the signature of the published ones. What it must write was computed by another runtime, for
 * one sentence at a time, from scratch for every token.
 */
const FOLDER = new URL('./fixtures/translation/', import.meta.url);

interface Expected {
  readonly sentences: readonly {
    readonly text: string;
    readonly human: string;
    readonly greedy: string | null;
    readonly beam: string | null;
  }[];
  readonly cut: readonly { readonly text: string; readonly pieces: readonly string[] }[];
}

const bytesOf = async (url: string | URL): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer());

async function manifestOf(change: object = {}): Promise<TranslationManifest> {
  const address = new URL('catalog.json', FOLDER);
  const [entry] = (await (await fetch(address)).json()) as object[];
  const { models, warnings } = readTranslationModels([{ ...entry, ...change }], address.href);
  expect(warnings).to.deep.equal([]);
  return models[0];
}

describe('a translation model in Marian’s form', function () {
  this.timeout(60_000);
  const models: Marian[] = [];
  let expected: Expected;
  before(async () => {
    await startRuntime(assetsBase(undefined), 'wasm');
    expected = (await (await fetch(new URL('expected.json', FOLDER))).json()) as Expected;
  });
  after(() => Promise.all(models.map((model) => model.close())));

  const open = async (change: object = {}): Promise<Marian> => {
    const manifest = await manifestOf(change);
    const files = new Map<string, Uint8Array>();
    for (const { role, url } of manifest.files) files.set(role, await bytesOf(url));
    const model = await Marian.open(manifest, files);
    models.push(model);
    return model;
  };
  const plain = (texts: readonly string[]) => texts.map((text) => ({ text, prefix: undefined }));

  it('writes with its cache what a run without one writes, sentence by sentence', async () => {
    const model = await open();
    for (const { text, greedy } of expected.sentences.slice(0, 12))
      expect(await model.translate(plain([text]))).to.deep.equal([greedy]);
  });

  it('writes the same for many at once, whatever their lengths', async () => {
    const model = await open();
    const texts = expected.sentences.map(({ text }) => text);
    const written = await model.translate(plain(texts));
    expect(written).to.deep.equal(expected.sentences.map(({ greedy }) => greedy));
  });

  it('follows several beginnings where the model asks for it', async () => {
    const model = await open({ beam: 3 });
    const written = await model.translate(plain(expected.sentences.map(({ text }) => text)));
    expect(written).to.deep.equal(expected.sentences.map(({ beam }) => beam));
    expect(expected.sentences.some(({ greedy, beam }) => greedy !== beam)).to.be.true;
  });

  it('translates what it has never seen as a person does', () => {
    const seen = expected.sentences.filter(({ human }) => human !== '');
    const right = seen.filter(({ human, greedy }) => human === greedy);
    expect(right.length).to.be.greaterThan(0.9 * seen.length);
  });

  it('leaves off what nobody waits for, and goes on with the rest', async () => {
    const model = await open();
    const [first, second] = expected.sentences;
    let pauses = 0;
    const written = await model.translate(plain([first.text, second.text]), {
      given: (index) => index === 0 && pauses > 2,
      breathe: () => Promise.resolve(void (pauses += 1)),
    });
    expect(written).to.deep.equal([null, second.greedy]);
  });

  it('refuses what is too long for it', async () => {
    const model = await open();
    const [{ text, greedy }] = expected.sentences;
    expect(await model.translate(plain(['shoe '.repeat(80), text]))).to.deep.equal([null, greedy]);
  });

  it('answers with nothing rather than with half of it', async () => {
    // Two tokens are not enough for any of them.
    const model = await open({ maxTokens: 8 });
    const [answer] = await model.translate(plain(['The red shoe is new.']));
    expect(answer).to.be.null;
  });

  it('says which file is broken', async () => {
    const manifest = await manifestOf();
    const wrong = async (role: string): Promise<unknown> => {
      const files = new Map<string, Uint8Array>();
      for (const file of manifest.files) files.set(file.role, await bytesOf(file.url));
      files.set(role, Uint8Array.of(9, 9, 9));
      return Marian.open(manifest, files).then(
        () => 'opened',
        (error: unknown) => (error as { code: string }).code,
      );
    };
    for (const role of ['encoder', 'decoder', 'source', 'vocabulary'])
      expect(await wrong(role), role).to.equal('model-invalid');
  });
});

describe('SentencePieces', () => {
  let bytes: Uint8Array;
  let expected: Expected;
  before(async () => {
    bytes = await bytesOf(new URL('source.spm', FOLDER));
    expected = (await (await fetch(new URL('expected.json', FOLDER))).json()) as Expected;
  });

  it('cuts as the library does, hostile texts too', () => {
    const cutter = new SentencePieces(bytes);
    for (const { text, pieces } of expected.cut)
      expect(
        cutter.cut(text).map((piece) => piece.text),
        JSON.stringify(text),
      ).to.deep.equal(pieces);
  });

  it('puts pieces together, and bytes to the characters they are', () => {
    expect(textOfPieces(['▁La', '▁zap', 'ato', '.'])).to.equal('La zapato.');
    expect(textOfPieces(['▁', '<0xE4>', '<0xB8>', '<0xAD>', '!'])).to.equal('中!');
  });

  it('refuses every file that was cut off or changed, and never hangs', () => {
    let refused = 0;
    // Densely where the pieces are, then through the table of characters.
    const next = (at: number): number => at + (at < 4000 ? 97 : 4001);
    for (let length = 0; length < bytes.length; length = next(length)) {
      try {
        new SentencePieces(bytes.subarray(0, length)).cut('The red shoe ﬁts.');
      } catch (error) {
        expect((error as { code?: string }).code).to.equal('model-invalid');
        refused += 1;
      }
    }
    expect(refused).to.be.greaterThan(10);
    for (let at = 0; at < bytes.length; at = next(at)) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      try {
        new SentencePieces(changed).cut('The red shoe ﬁts.');
      } catch (error) {
        expect((error as { code?: string }).code).to.equal('model-invalid');
      }
    }
  });
});

describe('the search', () => {
  const options = { width: 1, end: 0, never: [1], most: 100 };
  const row = (likely: number): Float32Array =>
    Float32Array.from({ length: 6 }, (_, id) => (id === likely ? 5 : 0));

  it('stops when it goes round in circles', () => {
    const beam = new Beam(options, 0);
    let steps = 0;
    for (; beam.live.length > 0 && steps < 100; steps += 1) beam.advance([row(2 + (steps % 2))], 0);
    expect(steps).to.be.lessThan(20);
    expect(beam.best).to.be.null;
  });

  it('lets people say the same word a few times', () => {
    expect(goesRound([7, 7, 7, 7, 7])).to.be.false;
    expect(goesRound([7, 7, 7, 7, 7, 7, 7])).to.be.true;
    expect(goesRound([1, 2, 3, 1, 2, 3, 1, 2, 3])).to.be.false;
    expect(goesRound([9, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3])).to.be.true;
  });

  it('never writes what is no text', () => {
    const beam = new Beam(options, 0);
    const logits = row(1);
    logits[2] = 4;
    beam.advance([logits], 0);
    expect(beam.live[0].tokens).to.deep.equal([2]);
  });
});

describe('sentences', () => {
  it('are translated one by one, and put together as the language does', () => {
    expect(sentencesOf('Hello there. It is 5.50 now! Yes?', 'en')).to.deep.equal([
      'Hello there.',
      'It is 5.50 now!',
      'Yes?',
    ]);
    expect(sentencesOf('', 'en')).to.deep.equal(['']);
    expect(sentencesOf('a. b', 'not a language')).to.deep.equal(['a. b']);
    expect(joinSentences(['你好。', '再见。'], 'zh')).to.equal('你好。再见。');
    expect(joinSentences(['Hola.', 'Sí.'], 'es')).to.equal('Hola. Sí.');
  });
});
