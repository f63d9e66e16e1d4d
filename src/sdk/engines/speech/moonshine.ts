import type { ManifestOf } from '../../captions/model-catalog.js';
import { Graph, release, Tensor, tensorOf } from './graph.js';
import { joinSamples } from './join-samples.js';
import { SAMPLE_RATE } from './log-mel.js';
import { MergedDecoder } from './merged-decoder.js';
import { isGoingRound } from './repetition.js';
import type { HeardWord, OpenModelOptions, SoundBlock, SpeechModel } from './speech-model.js';
import { SpreadTimes } from './spread-times.js';
import { Tokenizer, type WrittenToken } from './tokenizer.js';

type Manifest = ManifestOf<'moonshine'>;

const STATE = 'last_hidden_state';
const BEGIN = 1;
const END = 2;
/** Nobody speaks faster; a model that goes on writing has lost the thread. */
const TOKENS_A_SECOND = 6.5;
/** The encoder's convolutions take nothing shorter seriously. */
const SHORTEST = SAMPLE_RATE / 2;
/** Seconds of new sound before a segment is heard anew; of a long one, this share of it. */
const HOP = 0.8;
const HOP_SHARE = 0.25;

/** Opens one of the first Moonshines: an encoder of raw sound, a merged decoder and a tokenizer. */
export async function openMoonshine(options: OpenModelOptions<Manifest>): Promise<SpeechModel> {
  const { manifest, files, device } = options;
  const tokenizer = Tokenizer.fromBinary(files.get('tokenizer'));
  // One after the other: each needs its weights twice while it is opened.
  const encoder = await Graph.open(files.get('encoder'), device);
  const decoder = await Graph.open(files.get('decoder'), device);
  return new Moonshine(encoder, new MergedDecoder(decoder, manifest), tokenizer);
}

/**
 * Hears a segment again from its beginning each time it has grown by a quarter, so that all of it
 * costs a few times its length at most. The text so far is a draft that one call checks; until the end,
 * what two hearings agree on is all that is told: of speech it cannot follow it writes another text
 * each time.
 */
class Moonshine implements SpeechModel {
  readonly #encoder: Graph;
  readonly #decoder: MergedDecoder;
  readonly #tokenizer: Tokenizer;
  readonly #times = new SpreadTimes();
  #blocks: Float32Array[] = [];
  #heard = 0;
  #written: readonly WrittenToken[] = [];
  /** How many of them the hearing before had written too. */
  #agreed = 0;

  constructor(encoder: Graph, decoder: MergedDecoder, tokenizer: Tokenizer) {
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#tokenizer = tokenizer;
  }

  begin(): void {
    this.#blocks = [];
    this.#heard = 0;
    this.#written = [];
    this.#agreed = 0;
    this.#times.reset();
  }

  async hear({ samples }: SoundBlock): Promise<readonly HeardWord[] | undefined> {
    this.#blocks.push(samples);
    const hop = Math.max(HOP, this.#heard * HOP_SHARE);
    if (this.#seconds < this.#heard + hop) return undefined;
    const words = await this.#write();
    const agreed = this.#tokenizer.words(this.#written.slice(0, this.#agreed));
    // The last of them may be the beginning of a longer one.
    return words.slice(0, Math.max(0, agreed.length - 1));
  }

  finish(): Promise<readonly HeardWord[]> {
    return this.#write();
  }

  /** The text knows no times to cut at: all that was said ends here, and something new begins. */
  async cut(): Promise<{ readonly words: readonly HeardWord[]; readonly seconds: number }> {
    const seconds = this.#seconds;
    const words = await this.finish();
    this.begin();
    return { words, seconds };
  }

  async dispose(): Promise<void> {
    await this.#encoder.close();
    await this.#decoder.close();
  }

  get #seconds(): number {
    return this.#blocks.reduce((sum, { length }) => sum + length, 0) / SAMPLE_RATE;
  }

  async #write(): Promise<readonly HeardWord[]> {
    const seconds = this.#seconds;
    if (seconds > this.#heard) {
      this.#heard = seconds;
      const most = Math.ceil(seconds * TOKENS_A_SECOND);
      const sound = joinSamples(this.#blocks, SHORTEST);
      const input = new Tensor('float32', sound, [1, sound.length]);
      const state = tensorOf(await this.#encoder.run({ input_values: input }), STATE);
      this.#written = await this.#decode(state, this.#written.slice(0, most), most);
      release([state, input]);
    }
    const words = this.#times.place(this.#tokenizer.words(this.#written), seconds);
    const lost = isGoingRound(this.#written.map(({ id }) => id));
    return lost ? words.map((word) => ({ ...word, confidence: 0 })) : words;
  }

  async #decode(
    state: Tensor,
    draft: readonly WrittenToken[],
    most: number,
  ): Promise<readonly WrittenToken[]> {
    this.#decoder.begin(state);
    const checked = await this.#decoder.step([BEGIN, ...draft.map(({ id }) => id)]);
    const right = checked.findIndex(({ id }, index) => id !== draft[index]?.id);
    const written = checked.slice(0, right);
    this.#agreed = right;
    // What follows the first wrong token was never said.
    this.#decoder.crop(right + 1);
    for (
      let next = checked[right];
      next && next.id !== END && written.length < most;
      [next] = await this.#decoder.step([next.id])
    ) {
      written.push(next);
    }
    return written;
  }
}
