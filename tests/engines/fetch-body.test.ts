import { expect } from '@open-wc/testing';
import { fetchBody, FetchFailure } from '../../src/sdk/engines/fetch-body.js';
import { readMediaPlaylist } from '../../src/sdk/engines/hls-playlist.js';
import { OriginSession, pause } from './origin-session.js';

const TIMEOUT_MS = 8000;

describe('fetchBody', () => {
  let origin: OriginSession;
  let never: AbortSignal;
  let url: string;

  beforeEach(() => {
    origin = new OriginSession();
    never = new AbortController().signal;
    url = `${origin.url}/live/clock/a/320p/init.mp4`;
  });
  afterEach(() => origin.close());

  /** How often this address was asked for. */
  const requests = (address: string): number => performance.getEntriesByName(address).length;

  it('fetches the whole body and says when it came', async () => {
    const before = performance.now();
    const fetched = await fetchBody(url, { signal: never, timeoutMs: TIMEOUT_MS });
    expect(fetched.status).to.equal(200);
    expect(fetched.body.byteLength).to.be.greaterThan(500);
    expect(fetched.firstByteAt).to.be.within(before, fetched.endedAt);
    expect(fetched.headers.get('content-type')).to.contain('video/mp4');
  });

  it('asks once when the answer comes in time', async () => {
    const address = `${url}?once`;
    await fetchBody(address, { signal: never, hedgeAfterMs: 3000, timeoutMs: TIMEOUT_MS });
    await pause(100);
    expect(requests(address)).to.equal(1);
  });

  it('takes a refusal for an answer, and does not ask again', async () => {
    await origin.fault({ target: 'init', kind: '404', count: 1 });
    const address = `${url}?refused`;
    const failure = await failureOf(
      fetchBody(address, { signal: never, hedgeAfterMs: 300, timeoutMs: TIMEOUT_MS }),
    );
    expect(failure).to.be.instanceOf(FetchFailure);
    expect((failure as FetchFailure).status).to.equal(404);
    await pause(500);
    expect(requests(address)).to.equal(1);
  });

  it('says 0 for a server that does not answer', async () => {
    await origin.fault({ target: 'init', kind: 'reset' });
    const failure = await failureOf(fetchBody(url, { signal: never, timeoutMs: TIMEOUT_MS }));
    expect((failure as FetchFailure).status).to.equal(0);
  });

  for (const hedgeAfterMs of [undefined, 50]) {
    const how = hedgeAfterMs === undefined ? 'alone' : 'hedged';

    it(`gives up after its time-out, ${how}`, async () => {
      await origin.fault({ target: 'init', kind: 'stall' });
      const began = performance.now();
      const failure = await failureOf(
        fetchBody(url, { signal: never, hedgeAfterMs, timeoutMs: 400 }),
      );
      expect((failure as FetchFailure).status).to.equal(0);
      expect(performance.now() - began).to.be.within(350, 6000);
    });

    it(`ends with the signal’s reason when aborted, ${how}`, async () => {
      await origin.fault({ target: 'init', kind: 'stall' });
      const abort = new AbortController();
      const fetched = failureOf(
        fetchBody(url, { signal: abort.signal, hedgeAfterMs, timeoutMs: TIMEOUT_MS }),
      );
      await pause(150);
      const reason = new Error('left');
      abort.abort(reason);
      expect(await fetched).to.equal(reason);
    });
  }

  it('asks for a range', async () => {
    const media = `${origin.url}/media/clock/a-320p.mp4`;
    const fetched = await fetchBody(media, {
      signal: never,
      range: 'bytes=4-7',
      timeoutMs: TIMEOUT_MS,
    });
    expect(fetched.status).to.equal(206);
    expect(new TextDecoder().decode(fetched.body)).to.equal('ftyp');
  });

  // A CDN drops the connection of a request that it has kept waiting.
  it('lets the second request finish when the first one breaks late', async () => {
    const playlist = `${origin.url}/live/clock/a/320p/index.m3u8`;
    const { hint } = readMediaPlaylist(await (await fetch(playlist)).text(), playlist);
    // Nine parts further: it will exist in about two seconds.
    const [, msn, part] = /s(\d+)\.(\d)\.mp4/.exec(hint!)!;
    const index = Number(msn) * 10 + Number(part) + 7;
    const ahead = `${origin.url}/live/clock/a/320p/s${Math.floor(index / 10)}.${index % 10}.mp4`;
    const relent = await origin.fault({ target: 'part', kind: 'stall', count: 1 });
    const fetched = fetchBody(ahead, { signal: never, hedgeAfterMs: 100, timeoutMs: TIMEOUT_MS });
    await pause(400);
    await relent();
    expect((await fetched).status).to.equal(200);
  });
});

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it should have failed');
}
