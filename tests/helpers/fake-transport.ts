import { Channel } from '../../src/sdk/realtime/channel.js';
import { Outbox } from '../../src/sdk/realtime/outbox.js';
import type { Carried } from '../../src/sdk/realtime/outbox.js';
import type { ChannelEngines } from '../../src/sdk/realtime/realtime.js';
import type {
  Dial,
  Transport,
  TransportEvents,
  TransportLine,
} from '../../src/sdk/realtime/transport.js';

/** One line that the code under test has dialled; the test plays the server. */
export class FakeLine {
  readonly sent: string[] = [];
  dropped = false;

  readonly dial: Dial;
  readonly events: TransportEvents;

  constructor(dial: Dial, events: TransportEvents) {
    this.dial = dial;
    this.events = events;
  }

  /** Opens the line and says these messages, each in a frame of its own. */
  open(...messages: object[]): void {
    this.events.opened();
    this.say(...messages);
  }

  say(...messages: object[]): void {
    for (const message of messages) this.events.message(JSON.stringify(message));
  }

  sayRaw(text: string): void {
    this.events.message(text);
  }

  close(): void {
    this.events.closed();
  }
}

export class FakeTransport implements Transport {
  readonly lines: FakeLine[] = [];

  get line(): FakeLine {
    const line = this.lines.at(-1);
    if (!line) throw new Error('Nobody has dialled yet.');
    return line;
  }

  connect(dial: Dial, events: TransportEvents): TransportLine {
    const line = new FakeLine(dial, events);
    this.lines.push(line);
    return {
      send: (text) => line.sent.push(text),
      drop: () => {
        line.dropped = true;
      },
    };
  }
}

/** The real channel and outbox on a transport of the test's, and a site that answers as told. */
export function channelEngines(
  transport: Transport,
  site: (text: string, id: string) => Promise<Carried> = () => Promise.reject(new Error('offline')),
): ChannelEngines {
  return {
    channel: async () => (parts) => new Channel(parts),
    transport: async () => transport,
    outbox: async () => (parts) => new Outbox(parts),
    httpActions: async () => (text, options) => site(text, options.id),
  };
}

/** An envelope of the state lane. */
export function stateMessage(seq: number, type: string, data: unknown, rest: object = {}): object {
  return { v: 1, room: 'r', ep: 'e1', seq, id: `e1-${seq}`, type, data, ...rest };
}
