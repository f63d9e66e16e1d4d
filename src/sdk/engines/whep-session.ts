import { RoomError } from '../room/room-error.js';

/** An endpoint that has not answered by then does not. */
const ANSWER_WITHIN_MS = 8000;
/** Candidates of this device's own network are there at once; for others nobody waits. */
const GATHER_MS = 400;
/** An answer is a few kilobytes. */
const MAX_ANSWER = 200_000;

export interface WhepEvents {
  readonly stream: (stream: MediaStream) => void;
  /** It is over; nothing more is told. */
  readonly failed: (error: RoomError) => void;
}

/**
 * One WHEP session (draft-ietf-wish-whep): an offer is posted, 201 brings the answer and where the
 * session lives; late candidates are patched there, and it is deleted at the end.
 */
export class WhepSession {
  readonly #endpoint: string;
  readonly #events: WhepEvents;
  readonly #peer = new RTCPeerConnection();
  readonly #abort = new AbortController();
  /** Where the session lives, once the server has said so. */
  #resource: string | null = null;
  #etag: string | null = null;
  #late: RTCIceCandidate[] = [];
  #trickles = true;

  constructor(endpoint: string, events: WhepEvents) {
    this.#endpoint = endpoint;
    this.#events = events;
    const peer = this.#peer;
    const stream = new MediaStream();
    peer.ontrack = ({ track }) => {
      stream.addTrack(track);
      // The picture, or the sound of one that has none.
      if (track.kind === 'video' || stream.getTracks().length === 1) events.stream(stream);
    };
    peer.onconnectionstatechange = () => {
      if (peer.connectionState === 'failed') this.#fail('the connection was lost');
    };
    // Nobody disposes of anything then. A page that comes back finds no picture, and asks anew.
    addEventListener('pagehide', () => this.#leave(), { signal: this.#abort.signal });
    this.#connect().catch((cause: unknown) => {
      this.#fail(cause instanceof Error ? cause.message : String(cause), cause);
    });
  }

  /** Decoded so far; null before the server has answered. */
  async pictures(): Promise<number | null> {
    if (!this.#peer.remoteDescription || this.#abort.signal.aborted) return null;
    let decoded = 0;
    for (const stats of (await this.#peer.getStats()).values()) {
      const { type, framesDecoded } = stats as { type: string; framesDecoded?: number };
      if (type === 'inbound-rtp') decoded += framesDecoded ?? 0;
    }
    return decoded;
  }

  dispose(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#peer.close();
    this.#leave();
  }

  async #connect(): Promise<void> {
    const peer = this.#peer;
    const { signal } = this.#abort;
    peer.addTransceiver('video', { direction: 'recvonly' });
    peer.addTransceiver('audio', { direction: 'recvonly' });
    await peer.setLocalDescription(await peer.createOffer());
    await this.#gathered();
    // Read anew each time: it is let go at any moment.
    const isOver = (): boolean => signal.aborted;
    if (isOver()) return;
    const offer = peer.localDescription?.sdp ?? '';
    peer.onicecandidate = ({ candidate }) => {
      if (candidate) this.#trickle(candidate);
    };
    const timeout = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(this.#endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', accept: 'application/sdp' },
      body: offer,
      // Not that of the session: a session that was made has to be ended, also for who has left.
      signal: timeout,
    });
    const location = response.headers.get('location');
    if (response.status === 201) this.#resource = resourceOf(location, response.url);
    if (isOver()) {
      this.#leave();
      return;
    }
    if (response.status !== 201) throw new Error(`the server answers ${String(response.status)}`);
    const type = response.headers.get('content-type') ?? '';
    const answer = await response.text();
    if (!type.startsWith('application/sdp') || answer.length > MAX_ANSWER)
      throw new Error('the answer is no session description');
    this.#etag = response.headers.get('etag');
    await peer.setRemoteDescription({ type: 'answer', sdp: answer });
    for (const candidate of this.#late.splice(0)) this.#trickle(candidate);
  }

  #gathered(): Promise<void> {
    const peer = this.#peer;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, GATHER_MS);
      peer.onicegatheringstatechange = () => {
        if (peer.iceGatheringState !== 'complete') return;
        clearTimeout(timer);
        resolve();
      };
      this.#abort.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #trickle(candidate: RTCIceCandidate): void {
    const description = this.#peer.localDescription?.sdp;
    if (!this.#trickles || !description || this.#abort.signal.aborted) return;
    if (!this.#resource) {
      this.#late.push(candidate);
      return;
    }
    fetch(this.#resource, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/trickle-ice-sdpfrag',
        ...(this.#etag !== null && { 'if-match': this.#etag }),
      },
      body: fragmentOf(description, candidate),
      signal: this.#abort.signal,
    }).then(
      ({ ok }) => {
        // Servers may do without: what they have must be enough then.
        if (!ok) this.#trickles = false;
      },
      () => (this.#trickles = false),
    );
  }

  #leave(): void {
    const resource = this.#resource;
    this.#resource = null;
    // Also while the page goes away. A server that is gone has ended it by itself.
    if (resource) fetch(resource, { method: 'DELETE', keepalive: true }).catch(() => undefined);
  }

  #fail(what: string, cause?: unknown): void {
    if (this.#abort.signal.aborted) return;
    this.dispose();
    this.#events.failed(
      new RoomError('playback', 'stream-unreachable', `WHEP ${this.#endpoint}: ${what}`, {
        recoverable: true,
        cause,
      }),
    );
  }
}

/** Another server's address is not taken: what would be deleted there is none of ours. */
function resourceOf(location: string | null, base: string): string | null {
  if (location === null || !URL.canParse(location, base)) return null;
  const { origin, href } = new URL(location, base);
  return origin === new URL(base).origin ? href : null;
}

/** One candidate as RFC 8840 writes it. */
function fragmentOf(description: string, { candidate, sdpMid }: RTCIceCandidate): string {
  const line = (name: string): string =>
    new RegExp(`^a=${name}:.*$`, 'm').exec(description)?.[0].trim() ?? '';
  const media = /^m=.*$/m.exec(description)?.[0].trim() ?? '';
  const parts = [line('ice-ufrag'), line('ice-pwd'), media, `a=mid:${sdpMid ?? '0'}`];
  return [...parts, `a=${candidate}`, ''].join('\r\n');
}
