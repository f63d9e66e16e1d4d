import { expect } from '@open-wc/testing';
import { SpeechCaptions } from '../../src/sdk/captions/speech-captions.js';
import {
  speechRecognizers,
  type SamplesRecognizer,
} from '../../src/sdk/engines/speech-recognizer-engine.js';
import { RecognizerEar, STAGE } from './spoken-tones.js';

const RATE = 16_000;
const GIFT = { file: 'flite-awb-04.opus', text: 'buy four and get one free' };
const NIGHT = {
  file: 'festival-slt-hts-04.opus',
  text: 'thank you for watching and have a great night',
};

/** What a shop's sound can be, and must never break: the model that we ship, in its worker. */
describe('our own model', function () {
  // Long on a busy machine: the runtime has 14 MB to compile.
  this.timeout(60_000);
  let ear: RecognizerEar;
  let leave: AbortController;
  let recognizer: SamplesRecognizer;
  let at = STAGE;

  before(async () => {
    ear = new RecognizerEar();
    leave = new AbortController();
    recognizer = await speechRecognizers({ language: 'en', metered: true })(ear, leave.signal);
    await ear.until(() => ear.states.at(-1)?.phase === 'listening');
  });
  after(() => leave.abort());

  /** What is recognised of a sound, and what a viewer would read of it where there is no script. */
  async function listen(sound: Float32Array): Promise<{ heard: string; shown: string }> {
    const shown = new Map<string, string>();
    const captions = new SpeechCaptions({
      onCues: (cues) => cues.forEach(({ id, text }) => shown.set(id, JSON.stringify(text))),
      onWithdraw: (ids) => ids.forEach((id) => shown.delete(id)),
    });
    const before = ear.hypotheses.length;
    const samples = new Float32Array(sound.length + 1.5 * RATE);
    samples.set(sound);
    const end = at + (samples.length / RATE) * 1000;
    recognizer.hear({ stageTime: at, samples, restart: true });
    await ear.until(() => ear.heardUntil > end - 30);
    at = end + 1000;
    const hypotheses = ear.hypotheses.slice(before);
    for (const hypothesis of hypotheses) captions.hear(hypothesis);
    expect(ear.error).to.equal(undefined);
    const final = hypotheses.filter((hypothesis) => hypothesis.final);
    return {
      heard: final.flatMap(({ words }) => words.map(({ text }) => text)).join(' '),
      shown: [...shown.values()].join(' ').trim(),
    };
  }

  it('hears its test sentences', async () => {
    for (const { file, text } of [GIFT, NIGHT])
      expect(sharedWords(text, (await listen(await clip(file))).heard)).to.be.at.least(0.75);
  });

  it('hears nobody in silence, as of a muted stream', async () => {
    expect(await listen(new Float32Array(5 * RATE))).to.deep.equal({ heard: '', shown: '' });
  });

  it('takes music for hardly a word', async () => {
    expect((await listen(music(6))).shown.split(' ').length).to.be.at.most(3);
  });

  it('shows nothing of noise', async () => {
    expect((await listen(noise(5, 0.1))).shown).to.equal('');
  });

  it('understands sound of a telephone’s rate, and sound that is clipped', async () => {
    const sound = await clip(NIGHT.file);
    const clipped = sound.map((sample) => Math.min(0.3, Math.max(-0.3, 6 * sample)));
    for (const spoilt of [await atRate(8000, sound), clipped])
      expect(sharedWords(NIGHT.text, (await listen(spoilt)).heard)).to.be.at.least(0.5);
  });

  it('goes on after two voices at once', async () => {
    const [one, other] = await Promise.all([GIFT, NIGHT].map(({ file }) => clip(file)));
    await listen(mixed(one, other));
    expect(sharedWords(GIFT.text, (await listen(one)).heard)).to.be.at.least(0.75);
  });

  it('goes on after samples that are no numbers', async () => {
    await listen(new Float32Array(RATE).fill(NaN));
    await listen(new Float32Array(RATE).fill(1e30));
    expect(sharedWords(GIFT.text, (await listen(await clip(GIFT.file))).heard)).to.be.at.least(
      0.75,
    );
  });
});

async function clip(file: string): Promise<Float32Array> {
  const url = new URL(`../../models/ctc-en/test/${file}`, import.meta.url);
  const bytes = await (await fetch(url)).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
  return sound.getChannelData(0).slice();
}

/** There and back: what is above half of that rate is gone. */
async function atRate(rate: number, sound: Float32Array): Promise<Float32Array> {
  return resampled(rate, RATE, await resampled(RATE, rate, sound));
}

async function resampled(from: number, to: number, sound: Float32Array): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, Math.ceil((sound.length * to) / from), to);
  const buffer = context.createBuffer(1, sound.length, from);
  buffer.getChannelData(0).set(sound);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0).slice();
}

/** Chords of decaying partials, one every half second. */
function music(seconds: number): Float32Array {
  const roots = [110, 146.8, 98, 130.8];
  return Float32Array.from({ length: seconds * RATE }, (_, index) => {
    const time = index / RATE;
    const beat = time % 0.5;
    const root = roots[Math.floor(time / 2) % roots.length];
    const notes = [1, 1.26, 1.5, 2].flatMap((step) => [1, 2, 3].map((part) => root * step * part));
    const chord = notes.reduce((sum, hertz) => sum + Math.sin(2 * Math.PI * hertz * time), 0);
    return 0.03 * chord * Math.exp(-3 * beat);
  });
}

function noise(seconds: number, loudness: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: seconds * RATE }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return loudness * (state / 2 ** 31 - 1);
  });
}

function mixed(one: Float32Array, other: Float32Array): Float32Array {
  const longer = one.length > other.length ? one : other;
  return longer.map((_, index) => 0.5 * ((one[index] ?? 0) + (other[index] ?? 0)));
}

/** Which share of the words said were heard, in whatever order. */
function sharedWords(said: string, heard: string): number {
  const got = heard.toLowerCase().replaceAll(/[,.?]/g, '').split(' ');
  const words = said.split(' ');
  return words.filter((word) => got.includes(word)).length / words.length;
}
