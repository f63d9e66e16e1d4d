import { expect } from '@open-wc/testing';
import { broughtUpToDate, continuation, laneSpan } from '../../src/sdk/engines/lane-text.js';

const at = (seq: number, ep: string | number = 'e1') => JSON.stringify({ ep, seq, type: 'pin' });
const batch = (...seqs: number[]) => `[${seqs.map((seq) => at(seq)).join()}]`;
const after = (seq: number, ep = 'e1') => ({ ep, seq });

describe('laneSpan', () => {
  it('reads the place of a message, and of a batch', () => {
    expect(laneSpan(at(7))).to.deep.equal({ ep: 'e1', first: 7, last: 7 });
    expect(laneSpan(batch(7, 8, 9))).to.deep.equal({ ep: 'e1', first: 7, last: 9 });
    expect(laneSpan(at(7, 3))?.ep).to.equal('3');
  });

  it('finds none in anything else, and throws at nothing', () => {
    const hostile = ['', '{', 'null', '7', '"x"', '[]', '[null,[]]', '{}', '{"ep":"e1"}'];
    const typed = ['{"ep":{},"seq":1}', '{"ep":"e1","seq":"1"}', '[[{"ep":"e1","seq":1}]]'];
    for (const text of [...hostile, ...typed]) expect(laneSpan(text), text).to.equal(null);
  });
});

describe('continuation', () => {
  it('puts in order what follows a position', () => {
    expect(continuation([at(9), at(7), at(8), at(6)], after(6))).to.deep.equal([
      at(7),
      at(8),
      at(9),
    ]);
    expect(continuation([batch(9, 10), at(8), batch(6, 7)], after(6))).to.deep.equal([
      batch(6, 7),
      at(8),
      batch(9, 10),
    ]);
  });

  it('is empty where nothing follows, and takes a doubled text once', () => {
    expect(continuation([at(6)], after(6))).to.deep.equal([]);
    expect(continuation([at(7), at(7)], after(6))).to.deep.equal([at(7)]);
  });

  it('is none across a gap, before the memory begins, and in another epoch', () => {
    expect(continuation([at(7), at(9)], after(6))).to.equal(null);
    expect(continuation([at(8)], after(6))).to.equal(null);
    expect(continuation([at(7)], after(6, 'e2'))).to.equal(null);
    expect(continuation([], after(6))).to.equal(null);
  });

  it('passes over what an older epoch left, and over what it cannot read', () => {
    const ring = [at(7, 'e0'), 'not json', at(7), at(8)];
    expect(continuation(ring, after(6))).to.deep.equal([at(7), at(8)]);
  });
});

describe('broughtUpToDate', () => {
  const snapshot = '{"ep":"e1","seq":6,"type":"snapshot","data":{"pins":[]}}';

  it('makes one batch of a snapshot and what follows it', async () => {
    const text = await broughtUpToDate(snapshot, (position) => {
      expect(position).to.deep.equal(after(6));
      return Promise.resolve([at(7), batch(8, 9)]);
    });
    const types = (JSON.parse(text) as { type: string; seq: number }[]).map(({ seq }) => seq);
    expect(types).to.deep.equal([6, 7, 8, 9]);
  });

  it('begins after what the snapshot’s own batch said ahead', async () => {
    const ahead = `[${snapshot},${at(7)}]`;
    await broughtUpToDate(ahead, (position) => {
      expect(position.seq).to.equal(7);
      return Promise.resolve([]);
    });
  });

  it('leaves the snapshot alone where nothing can be had, or it has no place', async () => {
    expect(await broughtUpToDate(snapshot, () => Promise.resolve(null))).to.equal(snapshot);
    expect(await broughtUpToDate('{}', () => Promise.resolve([at(1)]))).to.equal('{}');
  });
});
