import { expect } from '@open-wc/testing';
import { isMedia } from '../../src/sdk/engines/media-judge.js';
import { readMediaPlaylist } from '../../src/sdk/engines/hls-playlist.js';
import { originUrl } from '../helpers/origin-url.js';

const STREAM = `${originUrl}/live/clock/a/320p/index.m3u8`;

function bytes(...values: (number | string)[]): ArrayBuffer {
  return new Uint8Array(
    values.flatMap((value) =>
      typeof value === 'string' ? [...new TextEncoder().encode(value)] : [value],
    ),
  ).buffer;
}

/** A box with its length in front. */
function box(type: string, payload: number, size = payload + 8): number[] {
  const length = [size >>> 24, size >>> 16, size >>> 8, size].map((value) => value & 255);
  return [...length, ...new TextEncoder().encode(type), ...new Array<number>(payload).fill(7)];
}

describe('isMedia', () => {
  let init: ArrayBuffer;
  let part: ArrayBuffer;

  before(async () => {
    const playlist = readMediaPlaylist(await (await fetch(STREAM)).text(), STREAM);
    init = await (await fetch(playlist.init!)).arrayBuffer();
    part = await (await fetch(playlist.parts.at(-1)!.url)).arrayBuffer();
  });

  it('accepts an init segment and a part as they are', () => {
    expect(isMedia(init)).to.equal(true);
    expect(isMedia(part)).to.equal(true);
  });

  it('refuses a part of which something is missing, wherever it was cut', () => {
    for (const share of [0.1, 0.5, 0.9]) {
      expect(isMedia(part.slice(0, Math.floor(part.byteLength * share))), `${share}`).to.equal(
        false,
      );
    }
    expect(isMedia(part.slice(0, part.byteLength - 1))).to.equal(false);
    expect(isMedia(init.slice(0, init.byteLength - 1))).to.equal(false);
  });

  it('refuses a part with something behind it', () => {
    const longer = new Uint8Array(part.byteLength + 3);
    longer.set(new Uint8Array(part));
    expect(isMedia(longer.buffer)).to.equal(false);
  });

  it('refuses pages, documents and nothing', () => {
    for (const text of ['<!doctype html><h1>Please sign in</h1>', '{"error":"no"}', '', 'moof']) {
      expect(isMedia(bytes(text)), text).to.equal(false);
    }
  });

  it('refuses random bytes', () => {
    for (let round = 0; round < 200; round += 1) {
      const noise = crypto.getRandomValues(new Uint8Array(4096));
      // One in 256 begins like a transport stream by chance; the next sync byte tells.
      noise[0] = round % 2 ? 0x47 : 0x12;
      noise[188] = 0x46;
      expect(isMedia(noise.buffer), `round ${round}`).to.equal(false);
    }
  });

  it('refuses boxes that are shorter than their own head', () => {
    expect(isMedia(bytes(...box('moof', 8, 4)))).to.equal(false);
  });

  it('accepts boxes with a wide length, and a last one that reaches to the end', () => {
    const wide = bytes(0, 0, 0, 1, 'mdat', 0, 0, 0, 0, 0, 0, 0, 20, 1, 2, 3, 4);
    expect(isMedia(wide)).to.equal(true);
    expect(isMedia(bytes(...box('moof', 4), ...box('mdat', 100, 0)))).to.equal(true);
  });

  it('accepts fragments that begin with what packagers put in front', () => {
    for (const type of ['styp', 'sidx', 'prft', 'emsg', 'uuid', 'free']) {
      expect(isMedia(bytes(...box(type, 12), ...box('moof', 8), ...box('mdat', 8))), type).to.equal(
        true,
      );
    }
  });

  it('accepts transport streams, ADTS audio and audio behind an ID3 tag', () => {
    const packets = new Uint8Array(2 * 188);
    packets[0] = packets[188] = 0x47;
    expect(isMedia(packets.buffer), 'transport stream').to.equal(true);
    expect(isMedia(bytes(0xff, 0xf1, 0x50, 0x80, 0, 0, 0xfc, 0)), 'ADTS').to.equal(true);
    expect(isMedia(bytes('ID3', 4, 0, 0, 0, 0, 0, 63)), 'ID3').to.equal(true);
  });
});
