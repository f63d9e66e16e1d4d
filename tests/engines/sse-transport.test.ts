import { expect } from '@open-wc/testing';
import { EventStreamReader } from '../../src/sdk/engines/event-stream-reader.js';
import { sseTransport } from '../../src/sdk/engines/sse-transport.js';
import type { Dial, TransportLine } from '../../src/sdk/realtime/transport.js';
import { originUrl } from '../helpers/origin-url.js';

interface Envelope {
  readonly type: string;
  readonly ep?: string;
  readonly seq?: number;
}

/** One line, and what it told, in order. */
class Listening {
  readonly told: string[] = [];
  readonly messages: Envelope[] = [];
  readonly line: TransportLine;
  #waiting = new Set<() => void>();

  constructor(dial: Partial<Dial>) {
    const all = { url: `${originUrl}/realtime?room=r`, room: 'r', since: null, names: {}, ...dial };
    this.line = sseTransport.connect(all, {
      opened: () => this.#tell('opened'),
      closed: () => this.#tell('closed'),
      message: (text) => {
        this.messages.push(...([JSON.parse(text)] as (Envelope | Envelope[])[]).flat());
        this.#tell('message');
      },
    });
  }

  async until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  type(name: string): Envelope | undefined {
    return this.messages.find(({ type }) => type === name);
  }

  #tell(what: string): void {
    this.told.push(what);
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }
}

async function control(scope: string, body: object): Promise<void> {
  const address = `${originUrl}/~${scope}/control`;
  await fetch(address, { method: 'POST', body: JSON.stringify({ room: 'r', ...body }) });
}

const realtime = (scope: string): string => `${originUrl}/~${scope}/realtime?room=r`;

describe('sseTransport', () => {
  it('opens, and brings the snapshot and the tick', async () => {
    const listening = new Listening({});
    await listening.until(() => listening.type('tick') !== undefined);
    expect(listening.told[0]).to.equal('opened');
    expect(listening.messages[0]?.type).to.equal('snapshot');
    listening.line.drop();
  });

  it('goes on after the position it is given', async () => {
    const url = realtime('sse-since');
    const first = new Listening({ url });
    await first.until(() => first.type('tick') !== undefined);
    const { ep = '', seq = 0 } = first.type('snapshot') ?? {};
    first.line.drop();
    await control('sse-since', { envelope: { type: 'pin', data: { productId: 'a' } } });
    await control('sse-since', { envelope: { type: 'pin', data: { productId: 'b' } } });
    const second = new Listening({ url, since: { ep, seq: seq + 1 } });
    await second.until(() => second.type('tick') !== undefined);
    expect(second.messages.map(({ type }) => type)).to.deep.equal(['pin', 'tick']);
    expect(second.messages[0]?.seq).to.equal(seq + 2);
    second.line.drop();
  });

  it('tells of a line that is cut, once, and of one that never was', async () => {
    const cut = new Listening({ url: realtime('sse-cut') });
    await cut.until(() => cut.type('tick') !== undefined);
    await control('sse-cut', { drop: true });
    await cut.until(() => cut.told.includes('closed'));
    const refused = new Listening({ url: `${originUrl}/nowhere` });
    await refused.until(() => refused.told.includes('closed'));
    const nobody = new Listening({ url: 'http://127.0.0.1:9/realtime' });
    await nobody.until(() => nobody.told.includes('closed'));
    expect(cut.told.filter((what) => what === 'closed')).to.have.length(1);
    expect(refused.told).to.deep.equal(['closed']);
    expect(nobody.told).to.deep.equal(['closed']);
  });

  it('is closed to a page that has no token', async () => {
    const listening = new Listening({ token: () => Promise.reject(new Error('log in')) });
    await listening.until(() => listening.told.length > 0);
    expect(listening.told).to.deep.equal(['closed']);
  });

  it('says nothing more once it was dropped', async () => {
    const dropped = new Listening({ url: realtime('sse-drop') });
    await dropped.until(() => dropped.type('tick') !== undefined);
    const told = dropped.told.length;
    dropped.line.drop();
    const witness = new Listening({ url: realtime('sse-drop') });
    await witness.until(() => witness.type('tick') !== undefined);
    await control('sse-drop', { envelope: { type: 'pin', data: { productId: 'a' } } });
    await witness.until(() => witness.type('pin') !== undefined);
    expect(dropped.told).to.have.length(told);
    witness.line.drop();
  });

  it('lets go of a peer that sends a hundred megabytes, and keeps nothing of them', async () => {
    const megabyte = `data: ${'x'.repeat(1_000_000)}`;
    const flood = new Blob(Array<string>(100).fill(megabyte), { type: 'text/event-stream' });
    const url = URL.createObjectURL(flood);
    const listening = new Listening({ url });
    await listening.until(() => listening.told.includes('closed'));
    expect(listening.told).to.deep.equal(['opened', 'closed']);
    URL.revokeObjectURL(url);
  });

  it('fetches the snapshot from the address that is named', async () => {
    const text = JSON.stringify({ type: 'snapshot', seq: 7 });
    const snapshot = URL.createObjectURL(new Blob([text]));
    const listening = new Listening({ names: { snapshot } });
    expect(await listening.line.snapshot?.()).to.equal(text);
    listening.line.drop();
    URL.revokeObjectURL(snapshot);
    expect(new Listening({}).line.snapshot, 'without a name').to.equal(undefined);
  });
});

describe('EventStreamReader', () => {
  const STREAM =
    ':\n\nid: e:1\nevent: pin\ndata: {"a":\r\ndata:1}\r\n\r\ndata: second\r\rretry: 5\n\ndata:\n\n';

  for (const size of [1, 2, 3, 7, 1000]) {
    it(`reads events in pieces of ${size}`, () => {
      const events: string[] = [];
      const reader = new EventStreamReader((data) => events.push(data));
      for (let at = 0; at < STREAM.length; at += size) reader.read(STREAM.slice(at, at + size));
      expect(events).to.deep.equal(['{"a":\n1}', 'second']);
    });
  }

  it('refuses an event without an end, on one line or on many', () => {
    const one = new EventStreamReader(() => undefined);
    const many = new EventStreamReader(() => undefined);
    const reads = (reader: EventStreamReader, piece: string): number => {
      let count = 0;
      while (reader.read(piece) && count < 10_000) count += 1;
      return count;
    };
    expect(reads(one, 'x'.repeat(1000))).to.equal(1000);
    expect(reads(many, `data: ${'x'.repeat(1000)}\n`)).to.equal(1000);
  });
});
