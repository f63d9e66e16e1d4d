import type { ManifestOf } from '../../captions/model-catalog.js';
import { floats, Graph, Tensor, type Tensors } from './graph.js';
import { joinSamples } from './join-samples.js';
import { SAMPLE_RATE } from './log-mel.js';
import { KeyValues, mostLikely } from './key-values.js';
import type { HeardWord, OpenModelOptions, SoundBlock, SpeechModel } from './speech-model.js';
import { SpreadTimes } from './spread-times.js';
import { Tokenizer, type WrittenToken } from './tokenizer.js';

type Manifest = ManifestOf<'moonshine-streaming'>;

const GRAPHS = ['frontend', 'encoder', 'adapter', 'cross_kv', 'decoder_kv'] as const;
type Graphs = Readonly<Record<(typeof GRAPHS)[number], Graph>>;

const BEGIN = 1;
const END = 2;
/** The convolutions lose their phase with other multiples. 80 ms. */
const CHUNK = 1280;
const FRAME_SECONDS = 320 / SAMPLE_RATE;
/** Encoder frames (20 ms) to wait for before the text is written anew: half a second. */
const HOP_FRAMES = 25;
/** Frames that one layer looks back. */
const LOOK_BACK = 16;
/** Nobody speaks faster; a model that goes on writing has lost the thread. */
const TOKENS_A_SECOND = 6.5;

/** Opens one of Moonshine's streaming models: five graphs and a tokenizer, as they are published. */
export async function openMoonshineStreaming(
  options: OpenModelOptions<Manifest>,
): Promise<SpeechModel> {
  const { manifest, files, device } = options;
  const tokenizer = Tokenizer.fromBinary(files.get('tokenizer'));
  const opened: [string, Graph][] = [];
  // One after the other: each needs its weights twice while it is opened.
  for (const role of GRAPHS) opened.push([role, await Graph.open(files.get(role), device)]);
  return new MoonshineStreaming(manifest, Object.fromEntries(opened) as Graphs, tokenizer);
}

/**
 * Audio → features → encoder over a window → memory → keys and values, each as it becomes stable;
 * then the text is written anew, with the last one as a draft that is checked in a single call.
 */
class MoonshineStreaming implements SpeechModel {
  readonly #manifest: Manifest;
  readonly #graphs: Graphs;
  readonly #tokenizer: Tokenizer;
  readonly #times = new SpreadTimes();
  /** Samples that the frontend has not had. */
  #samples = new Float32Array(0);
  #frontend: Tensors = {};
  /** Frames that the encoder still has to look at, from `#windowStart` on. */
  #window = new Float32Array(0);
  #windowStart = 0;
  /** Frames that went on to the memory. */
  #emitted = 0;
  #keys: KeyValues;
  #values: KeyValues;
  #written: readonly WrittenToken[] = [];

  constructor(manifest: Manifest, graphs: Graphs, tokenizer: Tokenizer) {
    this.#manifest = manifest;
    this.#graphs = graphs;
    this.#tokenizer = tokenizer;
    this.#keys = new KeyValues(manifest);
    this.#values = new KeyValues(manifest);
    this.begin();
  }

  begin(): void {
    const width = this.#manifest.encoderWidth;
    this.#samples = new Float32Array(0);
    this.#window = new Float32Array(0);
    this.#windowStart = 0;
    this.#emitted = 0;
    this.#keys.crop(0);
    this.#values.crop(0);
    this.#written = [];
    this.#times.reset();
    this.#frontend = {
      sample_buffer: zeros(1, 79),
      sample_len: integers(0),
      conv1_buffer: zeros(1, width, 4),
      conv2_buffer: zeros(1, 2 * width, 4),
      frame_count: integers(0),
    };
  }

  async hear({ samples }: SoundBlock): Promise<readonly HeardWord[] | undefined> {
    await this.#listen(samples);
    if (this.#frames - this.#manifest.lookaheadFrames < this.#emitted + HOP_FRAMES)
      return undefined;
    await this.#encode(false);
    return this.#write();
  }

  async finish(): Promise<readonly HeardWord[]> {
    await this.#listen(new Float32Array(CHUNK - (this.#samples.length % CHUNK || CHUNK)));
    await this.#encode(true);
    return this.#write();
  }

  /** The text knows no times to cut at: all that was said ends here, and something new begins. */
  async cut(): Promise<{ readonly words: readonly HeardWord[]; readonly seconds: number }> {
    const words = await this.finish();
    const seconds = this.#frames * FRAME_SECONDS;
    this.begin();
    return { words, seconds };
  }

  async dispose(): Promise<void> {
    for (const graph of Object.values(this.#graphs)) await graph.close();
  }

  /** Frames of the segment so far. */
  get #frames(): number {
    return this.#windowStart + this.#window.length / this.#manifest.encoderWidth;
  }

  async #listen(samples: Float32Array): Promise<void> {
    const all = joinSamples([this.#samples, samples]);
    const whole = all.length - (all.length % CHUNK);
    this.#samples = all.slice(whole);
    if (whole === 0) return;
    const chunk = new Tensor('float32', all.slice(0, whole), [1, whole]);
    const outputs = await this.#graphs.frontend.run({ audio_chunk: chunk, ...this.#frontend });
    this.#window = joinSamples([this.#window, floats(outputs, 'features')]);
    this.#frontend = Object.fromEntries(
      Object.entries(this.#frontend).map(([name, before]) => [
        name,
        outputs[`${name}_out`] ?? before,
      ]),
    );
  }

  /** Frames whose surroundings are known go to the memory; at the end, all of them. */
  async #encode(last: boolean): Promise<void> {
    const { encoderWidth, decoderWidth, layers, lookaheadFrames } = this.#manifest;
    const stable = last ? this.#frames : this.#frames - lookaheadFrames;
    const fresh = stable - this.#emitted;
    if (fresh <= 0) return;
    const length = this.#window.length / encoderWidth;
    const encoded = await this.#graphs.encoder.run({
      features: new Tensor('float32', this.#window, [1, length, encoderWidth]),
    });
    const from = (this.#emitted - this.#windowStart) * encoderWidth;
    const slice = floats(encoded, 'encoded').slice(from, from + fresh * encoderWidth);
    const adapted = await this.#graphs.adapter.run({
      encoded: new Tensor('float32', slice, [1, fresh, encoderWidth]),
      pos_offset: integers(this.#emitted),
    });
    const memory = new Tensor('float32', floats(adapted, 'memory'), [1, fresh, decoderWidth]);
    // Each position is projected by itself: only the new ones need to be.
    const cross = await this.#graphs.cross_kv.run({ memory });
    this.#keys.append(floats(cross, 'k_cross'));
    this.#values.append(floats(cross, 'v_cross'));
    this.#emitted = stable;
    const forget = Math.max(0, stable - LOOK_BACK * layers - this.#windowStart);
    this.#window = this.#window.slice(forget * encoderWidth);
    this.#windowStart += forget;
  }

  /** The whole text anew: what was written before is checked in one call, the rest follows. */
  async #write(): Promise<readonly HeardWord[]> {
    const seconds = this.#emitted * FRAME_SECONDS;
    if (this.#keys.length > 0) {
      const most = Math.ceil(seconds * TOKENS_A_SECOND) + 1;
      this.#written = await this.#decode(this.#written.slice(0, most), most);
    }
    return this.#times.place(this.#tokenizer.words(this.#written), seconds);
  }

  async #decode(draft: readonly WrittenToken[], most: number): Promise<readonly WrittenToken[]> {
    const keys = new KeyValues(this.#manifest);
    const values = new KeyValues(this.#manifest);
    const step = async (ids: readonly number[]): Promise<readonly WrittenToken[]> => {
      const outputs = await this.#graphs.decoder_kv.run({
        token: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
        k_self: keys.tensor(),
        v_self: values.tensor(),
        out_k_cross: this.#keys.tensor(),
        out_v_cross: this.#values.tensor(),
      });
      keys.replace(floats(outputs, 'out_k_self'));
      values.replace(floats(outputs, 'out_v_self'));
      const logits = floats(outputs, 'logits');
      const { vocabulary } = this.#manifest;
      return ids.map((_, row) =>
        mostLikely(logits.subarray(row * vocabulary, (row + 1) * vocabulary)),
      );
    };
    const checked = await step([BEGIN, ...draft.map(({ id }) => id)]);
    const wrong = checked.findIndex(({ id }, index) => id !== draft[index]?.id);
    const written = checked.slice(0, wrong);
    // What follows the first wrong token was never said.
    keys.crop(wrong + 1);
    values.crop(wrong + 1);
    for (
      let next = checked[wrong];
      next && next.id !== END && written.length < most;
      [next] = await step([next.id])
    ) {
      written.push(next);
    }
    return written;
  }
}

function zeros(...dims: number[]): Tensor {
  return new Tensor('float32', new Float32Array(dims.reduce((a, b) => a * b, 1)), dims);
}

function integers(value: number): Tensor {
  return new Tensor('int64', BigInt64Array.of(BigInt(value)), [1]);
}
