import { expect } from '@open-wc/testing';
import { decodeFrame } from '../../../src/sdk/realtime/wire-format.js';
import { stateMessage } from '../../helpers/fake-transport.js';

const AT = Date.UTC(2026, 0, 1);

describe('decodeFrame', () => {
  it('reads one message or a batch of them', () => {
    const pin = stateMessage(1, 'pin', { productId: 'shoe' }, { at: AT });
    expect(decodeFrame(JSON.stringify(pin)).messages).to.have.length(1);
    const batch = decodeFrame(JSON.stringify([pin, stateMessage(2, 'tick', {})]));
    expect(batch.messages.map(({ type }) => type)).to.deep.equal(['pin', 'tick']);
  });

  it('ignores types it does not know, and counts them apart from garbage', () => {
    const frame = [stateMessage(1, 'fireworks', {}), stateMessage(2, 'pin', null), 7];
    const { messages, ignored, rejected } = decodeFrame(JSON.stringify(frame));
    expect({ messages, ignored, rejected }).to.deep.equal({
      messages: [],
      ignored: 1,
      rejected: 2,
    });
  });

  it('keeps the good messages of a batch with bad ones', () => {
    const frame = [null, stateMessage(1, 'unpin', { productId: 'shoe' }), { type: 3 }];
    expect(decodeFrame(JSON.stringify(frame)).messages).to.have.length(1);
  });

  it('keeps the good entries of a snapshot with bad ones', () => {
    const data = {
      status: 'live',
      pins: [{ productId: 'shoe', at: AT }, { productId: 7 }, null],
      stock: 'none',
      cues: [{ id: 'c', start: AT, end: AT - 1, text: 'x' }],
    };
    const bad = decodeFrame(JSON.stringify(stateMessage(1, 'snapshot', data)));
    expect(bad.rejected, 'a list that is no list').to.equal(1);
    const good = decodeFrame(JSON.stringify(stateMessage(1, 'snapshot', { ...data, stock: [] })));
    const [snapshot] = good.messages;
    if (snapshot.type !== 'snapshot') throw new Error('This is no snapshot.');
    expect(snapshot.data.pins.map(({ productId }) => productId)).to.deep.equal(['shoe']);
    expect(snapshot.data.cues).to.deep.equal([]);
  });

  it('refuses stage times in seconds, microseconds or beyond all reason', () => {
    for (const at of [AT / 1000, AT * 1000, -1, 1e300, 'soon', null, {}]) {
      const frame = JSON.stringify(stateMessage(1, 'pin', { productId: 'shoe' }, { at }));
      expect(decodeFrame(frame).rejected, JSON.stringify(at)).to.equal(1);
    }
  });

  it('lets no caption stand longer than a minute', () => {
    const cue = { id: 'c', start: AT, end: AT + 3_600_000, text: { en: 'Hi' } };
    const [message] = decodeFrame(JSON.stringify(stateMessage(1, 'cue', cue))).messages;
    expect(message.type === 'cue' && message.data.end).to.equal(AT + 60_000);
  });

  it('never throws', () => {
    const garbage = [
      '',
      'not json',
      '{"v":1,"room":',
      'null',
      '[]',
      '{"v":99,"type":"pin"}',
      '{"type":"__proto__"}',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'x'.repeat(1_000_001),
      '{"v":1,"type":"stock","data":{"productId":"__proto__","variantId":"a","quantity":-1}}',
    ];
    for (const text of garbage) expect(decodeFrame(text).messages).to.deep.equal([]);
  });
});
