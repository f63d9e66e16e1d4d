import type { RealtimeSource } from '../show/show-document.js';
import { Connection, type ConnectionParts } from './connection.js';
import { Inbox, type InboxParts } from './inbox.js';
import { decodeFrame } from './wire-format.js';

export interface ChannelParts
  extends
    Pick<ConnectionParts, 'clock' | 'random' | 'opened' | 'statusChanged' | 'failed'>,
    Pick<InboxParts, 'deliver'> {
  /** So many messages could not be read. */
  readonly rejected: (count: number) => void;
}

/** The channel that a show document names. */
export interface ChannelLink extends RealtimeSource {
  readonly room: string;
}

/** Line, order and decoder of one channel. Loaded when a show has one, beside its transport. */
export class Channel {
  readonly #inbox: Inbox;
  readonly #connection: Connection;

  constructor(link: Pick<ConnectionParts, 'dial' | 'transport'>, parts: ChannelParts) {
    this.#inbox = new Inbox({
      clock: parts.clock,
      deliver: parts.deliver,
      resync: () => this.#connection.resync(),
    });
    this.#connection = new Connection({
      ...parts,
      ...link,
      since: () => this.#inbox.position,
      receive: (text) => {
        const { messages, ignored, rejected } = decodeFrame(text);
        if (rejected > 0) parts.rejected(rejected);
        for (const message of messages) this.#inbox.accept(message);
        return messages.length + ignored > 0;
      },
    });
  }

  start(): void {
    this.#connection.start();
  }

  wake(): void {
    this.#connection.wake();
  }

  send(text: string): void {
    this.#connection.send(text);
  }

  close(): void {
    this.#inbox.dispose();
    this.#connection.close();
  }
}
