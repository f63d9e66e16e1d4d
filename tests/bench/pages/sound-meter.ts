const WORKLET = `
registerProcessor('meter', class extends AudioWorkletProcessor {
  process([input]) {
    const samples = input[0];
    let sum = 0;
    if (samples) for (const sample of samples) sum += sample * sample;
    this.port.postMessage(samples ? Math.sqrt(sum / samples.length) : 0);
    return true;
  }
});`;
/** The test tone is at about 0.1; a crossfade of two of them never falls near this. */
const SILENCE = 0.005;

/** Hears everything the videos of a stage play, in blocks of 128 samples. */
export class SoundMeter {
  #silent = 0;
  #longest = 0;
  #heard = false;
  readonly #block: number;

  private constructor(block: number) {
    this.#block = block;
  }

  static async start(stage: HTMLElement): Promise<SoundMeter> {
    const context = new AudioContext();
    await context.audioWorklet.addModule(
      URL.createObjectURL(new Blob([WORKLET], { type: 'text/javascript' })),
    );
    const node = new AudioWorkletNode(context, 'meter');
    const meter = new SoundMeter(128_000 / context.sampleRate);
    node.port.onmessage = ({ data }: MessageEvent<number>) => meter.#hear(data);
    node.connect(context.destination);
    const tap = (video: HTMLVideoElement): void => {
      video.crossOrigin = 'anonymous';
      context.createMediaElementSource(video).connect(node);
    };
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const added of addedNodes) if (added instanceof HTMLVideoElement) tap(added);
      }
    }).observe(stage, { childList: true });
    return meter;
  }

  reset(): void {
    this.#silent = this.#longest = 0;
  }

  /** Milliseconds; NaN when no sound was ever heard, so that silence cannot pass for no gap. */
  longestSilence(): number {
    return this.#heard ? this.#longest : Number.NaN;
  }

  #hear(level: number): void {
    if (level > SILENCE) {
      this.#heard = true;
      this.#silent = 0;
    } else {
      this.#silent += this.#block;
      this.#longest = Math.max(this.#longest, this.#silent);
    }
  }
}
