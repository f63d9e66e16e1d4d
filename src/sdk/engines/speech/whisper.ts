import type { ManifestOf } from '../../captions/model-catalog.js';
import { matchLanguage } from '../../state/localized-text.js';
import { Graph, release, Tensor, tensorOf } from './graph.js';
import { joinSamples } from './join-samples.js';
import { mostLikely } from './key-values.js';
import { SAMPLE_RATE } from './log-mel.js';
import { MergedDecoder } from './merged-decoder.js';
import type { HeardWord, OpenModelOptions, SoundBlock, SpeechModel } from './speech-model.js';
import { SpreadTimes } from './spread-times.js';
import { Tokenizer, type WrittenToken } from './tokenizer.js';
import { WhisperMel, WINDOW_FRAMES } from './whisper-mel.js';

type Manifest = ManifestOf<'whisper'>;

/** Nobody speaks faster; a model that goes on writing has lost the thread. */
const TOKENS_A_SECOND = 8;
/** What the decoder has places for, prompt included. */
const MOST_TOKENS = 440;

/** Opens a Whisper as Optimum exports it: an encoder, a merged decoder, `vocab.json`. */
export async function openWhisper(options: OpenModelOptions<Manifest>): Promise<SpeechModel> {
  const { manifest, files, device, language } = options;
  const tokenizer = Tokenizer.fromVocabulary(files.get('vocabulary'));
  const encoder = await Graph.open(files.get('encoder'), device);
  const graph = await Graph.open(files.get('decoder'), device);
  const { endOfText } = manifest.tokens;
  // Of the special tokens, which come last in every vocabulary, only the end can follow.
  const decoder = new MergedDecoder(graph, manifest, (scores) =>
    mostLikely(scores.fill(-Infinity, endOfText + 1)),
  );
  return new Whisper(manifest, encoder, decoder, tokenizer, promptOf(manifest, language));
}

/**
 * Hears a segment when it is over, in a window of thirty seconds: there are no partial hypotheses,
 * since each would cost as much as the whole.
 */
class Whisper implements SpeechModel {
  readonly #manifest: Manifest;
  readonly #encoder: Graph;
  readonly #decoder: MergedDecoder;
  readonly #tokenizer: Tokenizer;
  readonly #prompt: readonly number[];
  readonly #mel: WhisperMel;
  #blocks: Float32Array[] = [];

  constructor(
    manifest: Manifest,
    encoder: Graph,
    decoder: MergedDecoder,
    tokenizer: Tokenizer,
    prompt: readonly number[],
  ) {
    this.#manifest = manifest;
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#tokenizer = tokenizer;
    this.#prompt = prompt;
    this.#mel = new WhisperMel(manifest.bands);
  }

  begin(): void {
    this.#blocks = [];
  }

  hear({ samples }: SoundBlock): Promise<undefined> {
    this.#blocks.push(samples);
    return Promise.resolve(undefined);
  }

  async finish(): Promise<readonly HeardWord[]> {
    const samples = joinSamples(this.#blocks);
    const seconds = samples.length / SAMPLE_RATE;
    const { bands } = this.#manifest;
    const encoded = await this.#encoder.run({
      input_features: new Tensor('float32', this.#mel.of(samples), [1, bands, WINDOW_FRAMES]),
    });
    const state = tensorOf(encoded, 'last_hidden_state');
    const most = Math.min(MOST_TOKENS, Math.ceil(seconds * TOKENS_A_SECOND) + 4);
    const written = await this.#write(state, most);
    release([state]);
    return new SpreadTimes().place(this.#tokenizer.words(written), seconds);
  }

  async cut(): Promise<{ readonly words: readonly HeardWord[]; readonly seconds: number }> {
    const words = await this.finish();
    const seconds = this.#blocks.reduce((sum, { length }) => sum + length, 0) / SAMPLE_RATE;
    this.begin();
    return { words, seconds };
  }

  async dispose(): Promise<void> {
    await this.#encoder.close();
    await this.#decoder.close();
  }

  async #write(state: Tensor, most: number): Promise<readonly WrittenToken[]> {
    const written: WrittenToken[] = [];
    this.#decoder.begin(state);
    let ids = this.#prompt;
    while (written.length < most) {
      const next = (await this.#decoder.step(ids)).at(-1);
      if (!next || next.id === this.#manifest.tokens.endOfText) break;
      written.push(next);
      ids = [next.id];
    }
    return written;
  }
}

function promptOf({ tokens }: Manifest, language: string): readonly number[] {
  const { startOfTranscript, transcribe, noTimestamps, languages } = tokens;
  // A model of one language knows neither languages nor tasks.
  if (languages.length === 0) return [startOfTranscript, noTimestamps];
  const tag = matchLanguage(
    languages.map((each) => each.tag),
    language,
  );
  const id = languages.find((each) => each.tag === tag)?.id;
  return [startOfTranscript, ...(id === undefined ? [] : [id]), transcribe, noTimestamps];
}
