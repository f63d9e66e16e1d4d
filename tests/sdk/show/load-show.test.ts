import { expect } from '@open-wc/testing';
import { RoomError } from '../../../src/sdk/room/room-error.js';
import { decodeShowDocument } from '../../../src/sdk/show/decode-show.js';
import { createShowLoader } from '../../../src/sdk/show/load-show.js';
import { BASE } from '../../helpers/show-fixtures.js';

const { signal } = new AbortController();

describe('createShowLoader', () => {
  it('reads the whole body, whatever the chunks are', async () => {
    const bytes = new TextEncoder().encode('{"a":"é€😀"}');
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    const load = createShowLoader(async () => new Response(body));
    expect((await load(BASE, signal)).text).to.equal('{"a":"é€😀"}');
  });

  it('reads no more of a body than a document may have', async () => {
    let served = 0;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        served += 1;
        controller.enqueue(new Uint8Array(100_000).fill(32));
      },
    });
    const load = createShowLoader(async () => new Response(body));
    const { text } = await load(BASE, signal);
    expect(served).to.be.below(15);
    const result = decodeShowDocument(text, BASE);
    expect(!result.ok && result.error.code).to.equal('show-too-large');
  });

  for (const [status, recoverable] of [
    [404, false],
    [403, false],
    [500, true],
    [429, true],
  ] as const) {
    it(`says that trying again is ${recoverable ? 'worth it' : 'of no use'} after ${status}`, async () => {
      const load = createShowLoader(async () => new Response('x', { status }));
      const error: unknown = await load(BASE, signal).catch((e: unknown) => e);
      expect(error).to.be.instanceOf(RoomError);
      expect(error).to.include({ code: 'show-unreachable', recoverable });
    });
  }
});
