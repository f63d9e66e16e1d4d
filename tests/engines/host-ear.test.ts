import { expect } from '@open-wc/testing';
import { hostEar } from '../../src/sdk/engines/host-ear.js';
import type { AudioSink, EncodedAudio } from '../../src/sdk/captions/audio-source.js';
import type { ShareSound } from '../../src/sdk/virtual-host/host-door.js';
import { RoomError } from '../../src/sdk/room/room-error.js';

/** A soundtrack that somebody else listens to already, or nobody. */
function aTrack(other: AudioSink | null = null) {
  let asked = other;
  let sink: AudioSink | null = other;
  let shared: ShareSound = (same) => same;
  const listen = (next: AudioSink | null): void => {
    asked = next;
    sink = shared(next);
  };
  return {
    share(how: ShareSound) {
      shared = how;
      listen(asked);
    },
    /** Somebody else listens from now on. */
    listen,
    sink: () => sink,
  };
}

function samples(): EncodedAudio {
  const bytes = new Float32Array(4800).fill(0.25).buffer;
  return { kind: 'samples', bytes, rate: 48_000, stageOffset: 1_795_503_600_000, run: 1 };
}

/** Captions that note what they are told. */
function captionsOf(played?: boolean) {
  const log: string[] = [];
  const sink: AudioSink = {
    ...(played !== undefined && { played }),
    audio: ({ kind }) => log.push(kind),
    failed: ({ code }) => log.push(code),
  };
  return { log, sink };
}

const refused = new RoomError('captions', 'audio-unsupported', 'no');

describe('hostEar', () => {
  it('hears what is played where bytes cannot be decoded, and then nothing any more', () => {
    const track = aTrack();
    let deaf = 0;
    const ear = hostEar(track.share, { pcm: () => undefined, failed: () => (deaf += 1) });
    expect(track.sink()?.played).to.equal(false);
    track.sink()?.failed(refused);
    expect(track.sink()?.played).to.equal(true);
    expect(deaf).to.equal(0);
    track.sink()?.failed(refused);
    expect(deaf).to.equal(1);
    expect(track.sink()).to.equal(null);
    ear.dispose();
    expect(deaf).to.equal(1);
  });

  it('gives samples at the rate of speech, in their place', () => {
    const track = aTrack();
    const heard: { rate: number; at: number; size: number }[] = [];
    const ear = hostEar(track.share, {
      pcm: (pcm, rate, at) => heard.push({ rate, at, size: pcm.length }),
      failed: () => undefined,
    });
    for (let turn = 0; turn < 5; turn += 1) {
      const audio = samples();
      track.sink()?.audio({ ...audio, stageOffset: audio.stageOffset + turn * 100 });
    }
    expect(heard.length).to.be.above(0);
    expect(heard[0]?.rate).to.equal(16_000);
    expect(Math.abs((heard[0]?.at ?? 0) - 1_795_503_600_000)).to.be.below(30);
    ear.dispose();
  });

  it('leaves captions their own copy, and the sound when it ends', () => {
    const told: ArrayBuffer[] = [];
    const captions: AudioSink = {
      audio: ({ bytes }) => told.push(bytes),
      failed: () => undefined,
    };
    const track = aTrack(captions);
    const ear = hostEar(track.share, { pcm: () => undefined, failed: () => undefined });
    const audio = samples();
    track.sink()?.audio(audio);
    expect(told[0]).not.to.equal(audio.bytes);
    expect(told[0]?.byteLength).to.equal(audio.bytes.byteLength);
    ear.dispose();
    expect(track.sink()).to.equal(captions);
  });

  it('leaves captions the bytes that it cannot decode itself, and says that it is deaf', () => {
    const captions = captionsOf();
    const track = aTrack(captions.sink);
    let deaf = 0;
    const ear = hostEar(track.share, { pcm: () => undefined, failed: () => (deaf += 1) });
    // A film without a track of sound.
    const { buffer: bytes } = Uint8Array.from([0, 0, 0, 8, ...new TextEncoder().encode('moov')]);
    track.sink()?.audio({ kind: 'init', bytes, stageOffset: 0, run: 1 });
    expect(track.sink()?.played ?? false).to.equal(false);
    expect(captions.log).to.deep.equal(['init']);
    expect(deaf).to.equal(1);
    ear.dispose();
    expect(track.sink()).to.equal(captions.sink);
  });

  it('hears what is played while nobody needs the bytes', () => {
    const track = aTrack();
    let heard = 0;
    let deaf = 0;
    const ear = hostEar(track.share, { pcm: () => (heard += 1), failed: () => (deaf += 1) });
    track.sink()?.failed(refused);
    expect(track.sink()?.played).to.equal(true);
    const [ahead, along] = [captionsOf(), captionsOf(true)];
    track.listen(ahead.sink);
    expect(track.sink()).to.equal(ahead.sink);
    expect(deaf).to.equal(1);
    track.listen(along.sink);
    expect(track.sink()?.played).to.equal(true);
    track.sink()?.audio(samples());
    expect(along.log).to.deep.equal(['samples']);
    expect(heard).to.be.above(0);
    track.listen(null);
    expect(track.sink()?.played).to.equal(true);
    expect([ahead.log.length, deaf]).to.deep.equal([0, 1]);
    ear.dispose();
  });

  it('lets captions fail once where nothing can be heard at all, and fails with them', () => {
    const captions = captionsOf();
    const track = aTrack(captions.sink);
    let deaf = 0;
    const ear = hostEar(track.share, { pcm: () => undefined, failed: () => (deaf += 1) });
    const sink = track.sink();
    sink?.failed(refused);
    expect(track.sink(), 'nobody listens anew').to.equal(sink);
    expect(sink?.played).to.equal(false);
    expect(captions.log).to.deep.equal(['audio-unsupported']);
    expect(deaf).to.equal(1);
    ear.dispose();
  });
});
