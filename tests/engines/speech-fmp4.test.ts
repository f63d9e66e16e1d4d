import { expect } from '@open-wc/testing';
import { readAccessUnits } from '../../src/sdk/engines/speech/access-units.js';
import { readAudioTrack, type AudioTrack } from '../../src/sdk/engines/speech/audio-track.js';
import { cutFragments, loadFixture, type FixtureName } from './sound-fixtures.js';

/** Numbers that are the same in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function track(init: ArrayBuffer): AudioTrack {
  const read = readAudioTrack(init);
  if (!read.ok) throw read.error;
  return read.value;
}

describe('readAudioTrack', () => {
  const expected = {
    'aac-8k': { codec: 'mp4a.40.2', timescale: 8000, sampleRate: 8000, channels: 1, skip: 1024 },
    'aac-51': { codec: 'mp4a.40.2', timescale: 44100, sampleRate: 44100, channels: 6, skip: 1024 },
    opus: { codec: 'opus', timescale: 48000, sampleRate: 48000, channels: 1, skip: 312 },
    ac3: { codec: 'ac-3', timescale: 48000, sampleRate: 48000, skip: 256 },
  } as const;
  for (const [name, values] of Object.entries(expected)) {
    it(`reads ${name}`, async () => {
      const { init } = await loadFixture(name as FixtureName);
      expect(track(init)).to.deep.include(values);
    });
  }

  it('finds the sound beside a picture', async () => {
    const address = new URL('../../demo/media/clock/a-320p.mp4', import.meta.url);
    const { init, fragments } = cutFragments(await (await fetch(address)).arrayBuffer());
    const sound = track(init);
    expect(sound).to.deep.include({ codec: 'mp4a.40.2', timescale: 48000, channels: 1, skip: 0 });
    expect([...(sound.description ?? [])]).to.have.lengthOf(2);
    const units = fragments.map((fragment) => readAccessUnits(fragment, sound));
    const all = units.flatMap((read) => (read.ok ? read.value : []));
    expect(all).to.have.lengthOf(4500);
    expect(all.every(({ time }, index) => time === index * 1024)).to.equal(true);
  });

  it('tells a film without sound from bytes that are none', async () => {
    const { init } = await loadFixture('aac-8k');
    const silent = new Uint8Array(init.slice(0));
    const at = new TextDecoder('latin1').decode(silent).indexOf('soun');
    silent.set(new TextEncoder().encode('vide'), at);
    const missing = readAudioTrack(silent.buffer);
    expect(!missing.ok && missing.error.code).to.equal('audio-missing');
    for (const none of [new ArrayBuffer(0), new ArrayBuffer(64), init.slice(0, 40)]) {
      const read = readAudioTrack(none);
      expect(!read.ok && read.error.code).to.equal('audio-damaged');
    }
  });

  it('tells an encrypted track', async () => {
    const { init } = await loadFixture('aac-8k');
    const secret = new Uint8Array(init.slice(0));
    const at = new TextDecoder('latin1').decode(secret).indexOf('mp4a');
    secret.set(new TextEncoder().encode('enca'), at);
    const read = readAudioTrack(secret.buffer);
    expect(!read.ok && read.error.code).to.equal('audio-unsupported');
    expect(!read.ok && read.error.message).to.contain('enca');
  });
});

describe('readAccessUnits', () => {
  it('gives of a fragment that was cut off the units that are whole', async () => {
    const { init, fragments } = await loadFixture('aac-8k');
    const [first] = fragments;
    const whole = readAccessUnits(first, track(init));
    const part = readAccessUnits(first.slice(0, first.byteLength - 20), track(init));
    if (!whole.ok || !part.ok) throw new Error('not read');
    expect(part.value.length).to.be.within(1, whole.value.length - 1);
    expect(part.value[0]?.time).to.equal(-1024);
  });

  it('answers bytes that are no fragment with an error', async () => {
    const { init, fragments } = await loadFixture('aac-8k');
    for (const bytes of [new ArrayBuffer(0), fragments[0].slice(0, 30), fragments[0].slice(8)]) {
      const read = readAccessUnits(bytes, track(init));
      expect(!read.ok && read.error.code).to.equal('audio-damaged');
    }
  });

  it('allocates nothing for a table that claims more than there is', async () => {
    const { init, fragments } = await loadFixture('aac-8k');
    const bytes = fragments[0].slice(0);
    const at = new TextDecoder('latin1').decode(bytes).indexOf('trun');
    new DataView(bytes).setUint32(at + 8, 0xff_ff_ff_ff);
    expect(readAccessUnits(bytes, track(init)).ok).to.equal(false);
  });

  it('survives whatever the bytes are', async () => {
    const roll = dice(3);
    for (const name of ['aac-51', 'opus'] as const) {
      const { init, fragments } = await loadFixture(name);
      const sound = track(init);
      const started = performance.now();
      for (let round = 0; round < 3000; round += 1) {
        const source = round % 2 === 0 ? init : fragments[round % fragments.length];
        const mutant = new Uint8Array(source.slice(0, 1 + roll(source.byteLength)));
        for (let change = roll(12); change >= 0; change -= 1)
          mutant[roll(mutant.length)] = roll(3) === 0 ? 0xff : roll(256);
        const read = readAudioTrack(mutant.buffer);
        const units = readAccessUnits(mutant.buffer, read.ok ? read.value : sound);
        if (!units.ok) continue;
        const claimed = units.value.reduce((sum, { bytes }) => sum + bytes.length, 0);
        expect(claimed).to.be.at.most(mutant.length);
      }
      expect(performance.now() - started).to.be.below(5000);
    }
  });
});
