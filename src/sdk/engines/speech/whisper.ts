import type { ManifestOf } from '../../captions/model-catalog.js';
import { matchLanguage } from '../../state/localized-text.js';
import { floats, Graph, Tensor, type Tensors } from './graph.js';
import { mostLikely } from './key-values.js';
import { SAMPLE_RATE } from './log-mel.js';
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
  const decoder = await Graph.open(files.get('decoder'), device);
  return new Whisper(manifest, encoder, decoder, tokenizer, promptOf(manifest, language));
}

/**
 * Hears a segment when it is over, in a window of thirty seconds: there are no partial hypotheses,
 * since each would cost as much as the whole.
 */
class Whisper implements SpeechModel {
  readonly #manifest: Manifest;
  readonly #encoder: Graph;
  readonly #decoder: Graph;
  readonly #tokenizer: Tokenizer;
  readonly #prompt: readonly number[];
  readonly #mel: WhisperMel;
  #blocks: Float32Array[] = [];

  constructor(
    manifest: Manifest,
    encoder: Graph,
    decoder: Graph,
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
    const samples = joined(this.#blocks);
    const seconds = samples.length / SAMPLE_RATE;
    const { bands } = this.#manifest;
    const { last_hidden_state: state } = await this.#encoder.run({
      input_features: new Tensor('float32', this.#mel.of(samples), [1, bands, WINDOW_FRAMES]),
    });
    const most = Math.min(MOST_TOKENS, Math.ceil(seconds * TOKENS_A_SECOND) + 4);
    const written = state ? await this.#write(state, most) : [];
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
    let past = this.#nothingYet();
    let ids = this.#prompt;
    while (written.length < most) {
      const first = written.length === 0;
      const outputs = await this.#decoder.run({
        input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
        encoder_hidden_states: state,
        use_cache_branch: new Tensor('bool', Uint8Array.of(first ? 0 : 1), [1]),
        ...past,
      });
      past = Object.fromEntries(
        Object.entries(past).map(([name, before]) => {
          // What the encoder gave does not change; later calls answer with nothing for it.
          const keep = !first && name.includes('.encoder.');
          const present = outputs[name.replace('past_key_values', 'present')];
          return [name, keep ? before : (present ?? before)];
        }),
      );
      const logits = floats(outputs, 'logits');
      const next = mostLikely(this.#allowed(logits.slice(-logits.length / ids.length)));
      if (next.id === this.#manifest.tokens.endOfText) break;
      written.push(next);
      ids = [next.id];
    }
    return written;
  }

  /** Of the special tokens, which come last in every vocabulary, only the end can follow. */
  #allowed(logits: Float32Array): Float32Array {
    const { endOfText } = this.#manifest.tokens;
    return logits.fill(-Infinity, endOfText + 1);
  }

  #nothingYet(): Tensors {
    const { layers, heads, headWidth } = this.#manifest;
    const names = Array.from({ length: layers }, (_, layer) =>
      ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'].map(
        (part) => `past_key_values.${layer}.${part}`,
      ),
    ).flat();
    return Object.fromEntries(
      names.map((name) => [
        name,
        new Tensor('float32', new Float32Array(0), [1, heads, 0, headWidth]),
      ]),
    );
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

function joined(blocks: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}
