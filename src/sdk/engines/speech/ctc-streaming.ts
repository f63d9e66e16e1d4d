import type { ManifestOf } from '../../captions/model-catalog.js';
import { RoomError } from '../../room/room-error.js';
import { makeCtcDecoder } from './ctc-beam.js';
import type { CtcDecoder } from './ctc-decoder.js';
import { LEAD, wordsOf } from './ctc-words.js';
import { floats, Graph, release, Tensor, type Tensors } from './graph.js';
import { free } from './runtime.js';
import { TokenLm } from './token-lm.js';
import { BANDS, HOP, SAMPLE_RATE } from './log-mel.js';
import type { HeardWord, OpenModelOptions, SoundBlock, SpeechModel } from './speech-model.js';

type Manifest = ManifestOf<'ctc-streaming'>;

const FRAME_MS = (HOP / SAMPLE_RATE) * 1000;
/** The features of zero samples. */
const SILENCE = Math.log(1e-6);

/** Opens a model of ours: the contract is in models/README.md. Rejects with a RoomError. */
export async function openCtcStreaming(options: OpenModelOptions<Manifest>): Promise<SpeechModel> {
  const { manifest, files, glossary, device } = options;
  const graph = await Graph.open(files.get('model'), device);
  const pieces = new TextDecoder()
    .decode(files.get('tokens'))
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  if (pieces.length < 2)
    throw new RoomError('captions', 'model-invalid', 'The model has no tokens.');
  const file = files.get('lm');
  const lm = file && new TokenLm(file);
  if (file) free(file.buffer);
  const { lmWeight: weight, tokenBonus: bonus } = manifest.decoding;
  const decoder = makeCtcDecoder(pieces, glossary, lm && { lm, weight, bonus });
  const model = new CtcStreaming(manifest, graph, pieces, decoder);
  await model.warmUp();
  return model;
}

/** A graph that goes through the sound in chunks and keeps what it needs of the past in states. */
class CtcStreaming implements SpeechModel {
  readonly #manifest: Manifest;
  readonly #graph: Graph;
  readonly #pieces: readonly string[];
  readonly #decoder: CtcDecoder;
  readonly #chunk: Float32Array;
  #filled = 0;
  #states: Tensors = {};
  /** Output frames since `begin()`. */
  #frames = 0;
  /** Tokens that went out with a cut, and the second at which what is left begins. */
  #told = 0;
  #base = 0;

  constructor(manifest: Manifest, graph: Graph, pieces: readonly string[], decoder: CtcDecoder) {
    this.#manifest = manifest;
    this.#graph = graph;
    this.#pieces = pieces;
    this.#decoder = decoder;
    this.#chunk = new Float32Array(manifest.chunkFrames * BANDS);
    this.begin();
  }

  /** The first call is slow, and tells whether graph and manifest fit. */
  async warmUp(): Promise<void> {
    this.#chunk.fill(SILENCE);
    await this.#run();
    this.begin();
  }

  begin(): void {
    this.#filled = 0;
    this.#frames = 0;
    this.#told = 0;
    this.#base = 0;
    this.#decoder.reset();
    this.#states = Object.fromEntries(
      this.#manifest.states.map(({ name, dims }) => [
        name,
        new Tensor('float32', new Float32Array(dims.reduce((a, b) => a * b, 1)), [...dims]),
      ]),
    );
  }

  async hear({ features }: SoundBlock): Promise<readonly HeardWord[] | undefined> {
    let ran = false;
    for (let at = 0; at < features.length;) {
      const part = features.subarray(at, at + this.#chunk.length - this.#filled);
      this.#chunk.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < this.#chunk.length) break;
      await this.#run();
      ran = true;
    }
    return ran ? this.#words() : undefined;
  }

  async finish(): Promise<readonly HeardWord[]> {
    // The network looks only back, and tells a word some time after it.
    for (let left = this.#manifest.flushMs / FRAME_MS; left > 0 || this.#filled > 0;) {
      left -= (this.#chunk.length - this.#filled) / BANDS;
      this.#chunk.fill(SILENCE, this.#filled);
      await this.#run();
    }
    return this.#words();
  }

  cut(): Promise<{ readonly words: readonly HeardWord[]; readonly seconds: number }> {
    // For the network there is no cut: its states go on.
    this.#decoder.commit();
    const tokens = this.#decoder.tokens();
    const last = tokens.findLastIndex(({ id }) => this.#pieces[id]?.startsWith('▁'));
    const until = Math.max(this.#told, last);
    const words = this.#words().slice(0, last > this.#told ? -1 : 0);
    const frame = tokens[until]?.frame;
    const base = frame === undefined ? this.#seconds(this.#frames) : this.#seconds(frame) - LEAD;
    const seconds = Math.max(0, base - this.#base);
    this.#told = until;
    this.#base += seconds;
    return Promise.resolve({ words, seconds });
  }

  async dispose(): Promise<void> {
    await this.#graph.close();
  }

  async #run(): Promise<void> {
    const { chunkFrames, states } = this.#manifest;
    const feeds = {
      features: new Tensor('float32', this.#chunk.slice(), [1, chunkFrames, BANDS]),
      ...this.#states,
    };
    const outputs = await this.#graph.run(feeds);
    this.#filled = 0;
    const logProbs = floats(outputs, 'log_probs');
    if (logProbs.length % this.#pieces.length !== 0) {
      throw new RoomError('captions', 'model-invalid', 'Graph and tokens do not fit together.');
    }
    this.#states = Object.fromEntries(
      states.map(({ name, dims }) => [
        name,
        new Tensor('float32', floats(outputs, `${name}_out`), [...dims]),
      ]),
    );
    this.#decoder.push(logProbs);
    this.#frames += logProbs.length / this.#pieces.length;
    release(Object.values(feeds));
    if (outputs.log_probs) release([outputs.log_probs]);
  }

  #words(): readonly HeardWord[] {
    const tokens = this.#decoder.tokens().slice(this.#told);
    return wordsOf(tokens, this.#pieces, (frame) => this.#seconds(frame) - this.#base);
  }

  /** When the sound of a token ended, in seconds from the beginning of the stretch. */
  #seconds(frame: number): number {
    const { subsampling, delayMs } = this.#manifest;
    return Math.max(0, ((frame + 1) * subsampling * FRAME_MS - delayMs) / 1000);
  }
}
