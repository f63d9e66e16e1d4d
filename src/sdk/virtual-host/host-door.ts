import type { AudioSink } from '../captions/audio-source.js';

type Reader = (data: unknown, at: number) => void;
/** Whom the sound goes to, of whom it went to. */
export type ShareSound = (sink: AudioSink | null) => AudioSink | null;

/** More than this before anybody looks is no show, but a flood. */
const MOST_EARLY = 500;

/** Where the room hands on what a virtual host needs; who reads it is fetched with the view. */
export class HostDoor {
  /** Lets somebody hear the stream's sound who is not the captions. */
  readonly share: (how: ShareSound) => void;
  readonly #early: Parameters<Reader>[] = [];

  constructor(share: HostDoor['share']) {
    this.share = share;
  }

  receive: Reader = (...message) => {
    if (this.#early.push(message) > MOST_EARLY) this.#early.shift();
  };

  /** What has come so far, and everything from now on. */
  read(reader: Reader): void {
    this.receive = reader;
    for (const message of this.#early.splice(0)) reader(...message);
  }
}
