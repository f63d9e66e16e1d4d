import { expect } from '@open-wc/testing';
import { whepEngines } from '../../src/sdk/engines/whep-engine.js';
import type { MediaEngine, MediaEngineEvents } from '../../src/sdk/playback/media-engine.js';
import type { RoomError } from '../../src/sdk/room/room-error.js';

const ENDPOINT = 'https://whep.example/lin';
const SESSION = 'https://whep.example/session/1';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly type: string | null;
  readonly body: string;
  readonly keepalive: boolean;
}

/** A WHEP server in this page: another peer, whose picture is a canvas that changes. */
class FakeWhepServer {
  readonly asked: Asked[] = [];
  readonly peers: RTCPeerConnection[] = [];
  /** What a POST is answered with instead of a session; null: never answered. */
  refusal: Response | null | undefined;
  location = '/session/1';
  #canvas = document.createElement('canvas');
  #painting: ReturnType<typeof setInterval>;
  #fetch = globalThis.fetch;

  constructor() {
    const context = this.#canvas.getContext('2d')!;
    let step = 0;
    this.#painting = setInterval(() => {
      context.fillStyle = `hsl(${String((step += 20) % 360)} 80% 50%)`;
      context.fillRect(0, 0, 320, 180);
    }, 40);
    globalThis.fetch = (input: unknown, init?: RequestInit) =>
      this.#answer(String(input), init ?? {});
  }

  of(method: string): Asked[] {
    return this.asked.filter((one) => one.method === method);
  }

  dispose(): void {
    clearInterval(this.#painting);
    globalThis.fetch = this.#fetch;
    for (const peer of this.peers) peer.close();
  }

  async #answer(
    url: string,
    { method = 'GET', headers, body, signal, keepalive = false }: RequestInit,
  ): Promise<Response> {
    const text = typeof body === 'string' ? body : '';
    const type = new Headers(headers).get('content-type');
    this.asked.push({ method, url, type, body: text, keepalive });
    if (method === 'DELETE' || method === 'PATCH') return new Response(null, { status: 204 });
    if (this.refusal) return this.refusal;
    if (this.refusal === null) {
      return new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new DOMException('late', 'TimeoutError'))),
      );
    }
    const peer = new RTCPeerConnection();
    this.peers.push(peer);
    await peer.setRemoteDescription({ type: 'offer', sdp: text });
    const stream = this.#canvas.captureStream(25);
    for (const track of stream.getTracks()) peer.addTrack(track, stream);
    await peer.setLocalDescription(await peer.createAnswer());
    await new Promise<void>((resolve) => {
      if (peer.iceGatheringState === 'complete') resolve();
      peer.onicegatheringstatechange = () => {
        if (peer.iceGatheringState === 'complete') resolve();
      };
    });
    const response = new Response(peer.localDescription?.sdp ?? '', {
      status: 201,
      headers: { 'content-type': 'application/sdp', location: this.location },
    });
    Object.defineProperty(response, 'url', { value: url });
    return response;
  }
}

async function until(there: () => unknown, patience = 8000): Promise<void> {
  const end = performance.now() + patience;
  while (!there()) {
    if (performance.now() > end) throw new Error('It has not come.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('WHEP', () => {
  let server: FakeWhepServer;
  let host: HTMLElement;
  let engine: MediaEngine | undefined;
  const troubles: [string, RoomError, boolean][] = [];
  let frames = 0;

  beforeEach(() => {
    server = new FakeWhepServer();
    host = document.createElement('div');
    document.body.append(host);
    troubles.length = frames = 0;
  });

  afterEach(() => {
    engine?.dispose();
    engine = undefined;
    server.dispose();
    host.remove();
  });

  async function open(signal = new AbortController().signal): Promise<MediaEngine> {
    const ignore = (): void => undefined;
    const events: MediaEngineEvents = {
      frame: (stageTime) => {
        expect(stageTime).to.be.null;
        frames += 1;
      },
      playing: ignore,
      waiting: ignore,
      pausedChanged: ignore,
      mutedChanged: ignore,
      pictureInPictureChanged: ignore,
      renditionsChanged: ignore,
      trouble: (...trouble) => troubles.push(trouble),
      healthy: ignore,
      ended: ignore,
      inBandCue: ignore,
    };
    const start = { url: ENDPOINT, live: true, followEdge: false, muted: true };
    engine = await whepEngines.create(host, start, events, signal);
    return engine;
  }

  async function play(): Promise<MediaEngine> {
    const own = await open();
    void own.play();
    return own;
  }

  const video = (): HTMLVideoElement => host.querySelector('video')!;

  it('offers, gets an answer, and plays the guest’s picture', async () => {
    const own = await play();
    await until(() => frames > 5);
    const post = server.of('POST')[0];
    expect(post).to.include({ url: ENDPOINT, type: 'application/sdp' });
    expect(post.body).to.match(/m=video[^]*a=recvonly/);
    expect(post.body).to.match(/m=audio[^]*a=recvonly/);
    expect([video().videoWidth > 0, own.hasPicture, own.followsEdge]).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect([own.stageTime, own.seekable, own.behindLive]).to.deep.equal([null, null, null]);
    expect(troubles).to.deep.equal([]);
  });

  it('stands still until it is told to play, and while it is told not to', async () => {
    const own = await open();
    await until(() => video().srcObject);
    expect(video().paused, 'nobody has told it').to.be.true;
    expect(await own.play()).to.equal('playing');
    await until(() => frames > 0);
    own.pause();
    expect(video().paused).to.be.true;
  });

  it('stays paused when the room was paused before its stream came', async () => {
    const own = await open();
    const outcome = own.play();
    own.pause();
    await until(() => video().srcObject);
    expect(await outcome).to.equal('playing');
    expect(video().paused).to.be.true;
  });

  it('says that it was blocked also when that comes out with the stream', async () => {
    const own = await open();
    const outcome = own.play();
    video().play = () => Promise.reject(new DOMException('tap first', 'NotAllowedError'));
    expect(await outcome).to.equal('blocked');
  });

  it('lets nobody wait for a stream that will not come', async () => {
    server.refusal = new Response('no', { status: 404 });
    const refused = await open();
    expect(await refused.play()).to.equal('playing');
    expect(troubles).to.have.length(1);
    refused.dispose();
    server.refusal = null;
    const own = await open();
    const outcome = own.play();
    own.dispose();
    engine = undefined;
    expect(await outcome).to.equal('playing');
  });

  it('ends the session at the server when it is let go, once', async () => {
    const own = await play();
    await until(() => frames > 0);
    own.stopLoading();
    own.dispose();
    engine = undefined;
    expect(server.of('DELETE').map(({ url }) => url)).to.deep.equal([SESSION]);
    expect(host.children).to.have.length(0);
  });

  it('ends the session when the page goes away, and hears of no page after it was let go', async () => {
    const own = await play();
    await until(() => frames > 0);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(server.of('DELETE')).to.deep.equal([
      { method: 'DELETE', url: SESSION, type: null, body: '', keepalive: true },
    ]);
    own.dispose();
    engine = undefined;
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(server.of('DELETE')).to.have.length(1);
  });

  it('ends also a session that was made after it was let go', async () => {
    const own = await open();
    await until(() => server.of('POST').length > 0);
    own.dispose();
    engine = undefined;
    await until(() => server.of('DELETE').length > 0);
    expect(server.of('DELETE')).to.have.length(1);
    expect(troubles).to.deep.equal([]);
  });

  it('deletes nothing on somebody else’s server', async () => {
    server.location = 'https://bank.example/accounts/1';
    const own = await play();
    await until(() => frames > 0);
    own.dispose();
    engine = undefined;
    expect(server.of('DELETE')).to.have.length(0);
  });

  for (const [name, refusal] of [
    ['403', new Response('no', { status: 403 })],
    ['404', new Response('no', { status: 404 })],
    [
      '200 instead of 201',
      new Response('v=0', { status: 200, headers: { 'content-type': 'application/sdp' } }),
    ],
    ['a page', new Response('<html>', { status: 201, headers: { 'content-type': 'text/html' } })],
    [
      'rubbish',
      new Response('v=?', { status: 201, headers: { 'content-type': 'application/sdp' } }),
    ],
  ] as const)
    it(`says that it cannot when the server answers with ${name}`, async () => {
      server.refusal = refusal;
      await open();
      await until(() => troubles.length > 0);
      expect(
        troubles.map(([kind, error, fatal]) => [kind, error.code, error.recoverable, fatal]),
      ).to.deep.equal([['playlist-failed', 'stream-unreachable', true, true]]);
    });

  it('does not wait for ever for a server that never answers', async () => {
    server.refusal = null;
    await open();
    await until(() => troubles.length > 0, 12_000);
    expect(troubles[0]?.[2]).to.be.true;
  }).timeout(15_000);

  it('tells of a picture that has stopped', async () => {
    await play();
    await until(() => frames > 0);
    server.peers[0]?.getSenders().forEach((sender) => void sender.replaceTrack(null));
    await until(() => troubles.length > 0, 8000);
    expect(troubles[0]?.[0]).to.equal('media-late');
  }).timeout(15_000);
});
