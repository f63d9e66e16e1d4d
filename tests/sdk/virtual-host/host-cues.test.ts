import { expect } from '@open-wc/testing';
import { HostCues } from '../../../src/sdk/virtual-host/host-cues.js';

const AT = 1_795_503_600_000;

describe('HostCues', () => {
  it('holds in each lane what the picture has reached, and goes back with it', () => {
    const cues = new HostCues();
    expect(cues.add({ expression: { name: 'happy' } }, AT)).to.equal(null);
    expect(cues.add({ gesture: { name: 'wave', seconds: 2 } }, AT + 1000)).to.equal(null);
    expect(cues.add({ expression: null, mouth: [{ after: 0, aa: 1 }] }, AT + 2000)).to.equal(null);
    expect(cues.at(AT - 1)).to.deep.equal({});
    expect(cues.at(AT + 1500).expression?.value).to.deep.equal({ name: 'happy', weight: 1 });
    expect(cues.at(AT + 1500).gesture).to.deep.equal({
      value: { name: 'wave', seconds: 2 },
      at: AT + 1000,
    });
    expect(cues.at(AT + 2000).expression?.value).to.equal(null);
    expect(cues.at(AT + 2000).mouth?.value[0]?.mouth.aa).to.equal(1);
    expect(cues.at(AT + 1500).mouth).to.equal(undefined);
  });

  it('is the same object as long as nothing is new', () => {
    const cues = new HostCues();
    cues.add({ gesture: { name: 'nod' } }, AT);
    expect(cues.at(AT + 5)).to.equal(cues.at(AT + 900));
  });

  it('means the times of shapes that come out of order', () => {
    const cues = new HostCues();
    cues.add({ mouth: [{ after: 300 }, { after: 0, oh: 1 }, { after: 100, ee: 0.5 }] }, AT);
    expect(cues.at(AT).mouth?.value.map(({ after }) => after)).to.deep.equal([0, 100, 300]);
  });

  it('takes what is good of a message, and says what is wrong with the rest', () => {
    const cues = new HostCues();
    const reason = cues.add({ gesture: { name: 'moonwalk' }, expression: { name: 'sad' } }, AT);
    expect(reason).to.equal('gesture.name: Unknown gesture.');
    expect(cues.at(AT).expression?.value?.name).to.equal('sad');
    expect(cues.at(AT).gesture).to.equal(undefined);
  });

  const WRONG: Record<string, unknown> = {
    nothing: null,
    'a number': 7,
    'no lane': {},
    'a lane of another version': { tail: 'wag' },
    'a weight that is none': { mouth: [{ after: 0, aa: NaN }] },
    'a weight beyond one': { mouth: [{ after: 0, aa: 1.5 }] },
    'a time before': { mouth: [{ after: -1, aa: 1 }] },
    'a time far away': { mouth: [{ after: 1e9, aa: 1 }] },
    'an endless time': { mouth: [{ after: Infinity, aa: 1 }] },
    'no shape': { mouth: [] },
    'a flood of shapes': { mouth: Array.from({ length: 601 }, () => ({ after: 0 })) },
    'a text for a mouth': { mouth: 'aa' },
    'an unknown mood': { expression: { name: '__proto__' } },
    'a gesture without end': { gesture: { name: 'wave', seconds: 1e6 } },
    'a trap': {
      get mouth(): unknown {
        throw new Error('no');
      },
    },
  };
  for (const [name, data] of Object.entries(WRONG))
    it(`refuses ${name}, with a reason, and is not moved by it`, () => {
      const cues = new HostCues();
      expect(cues.add(data, AT)).to.be.a('string').that.is.not.equal('');
      expect(cues.at(AT + 5000)).to.deep.equal({});
    });
});
