import { expect } from '@open-wc/testing';
import { inspectVrm } from '../../../src/sdk/virtual-host/inspect-vrm.js';
import { bonesOf } from '../../helpers/vrm-bones.js';

const BONES = bonesOf();
const NODES = Object.values(BONES).map(() => ({}));

const now = (vrm: unknown, nodes: unknown = NODES) =>
  inspectVrm({ nodes, extensions: { VRMC_vrm: vrm } });
const fault = (read: ReturnType<typeof inspectVrm>): string => (read.ok ? '' : read.error.message);

describe('inspectVrm', () => {
  it('reads version 1, and whom its licence wants to be named', () => {
    const humanoid = { humanBones: BONES };
    const meta = { authors: ['Ana', 'Bo'], creditNotation: 'required', licenseUrl: 'x' };
    expect(now({ specVersion: '1.0', humanoid, meta })).to.deep.equal({
      ok: true,
      value: { version: 1, credit: 'Ana, Bo' },
    });
    const free = now({ humanoid, meta: { ...meta, creditNotation: 'unnecessary' } });
    expect(free).to.deep.equal({ ok: true, value: { version: 1, credit: null } });
  });

  it('reads version 0, whose bones are a list', () => {
    const humanBones = Object.entries(BONES).map(([bone, { node }]) => ({ bone, node }));
    const read = inspectVrm({
      nodes: NODES,
      extensions: { VRM: { humanoid: { humanBones }, meta: { author: 'Ana' } } },
    });
    expect(read).to.deep.equal({ ok: true, value: { version: 0, credit: 'Ana' } });
  });

  it('says what is missing', () => {
    expect(fault(inspectVrm({}))).to.contain('no VRM');
    expect(fault(inspectVrm({ extensions: 7 }))).to.contain('no VRM');
    expect(fault(now({ meta: {} }))).to.contain('humanoid');
    expect(fault(now({ humanoid: { humanBones: { hips: { node: 0 } } } }))).to.contain('no spine');
    expect(fault(now({ humanoid: { humanBones: BONES } }, []))).to.contain('does not exist');
    expect(fault(now({ humanoid: { humanBones: { ...BONES, head: { node: 1 } } } }))).to.contain(
      'are one',
    );
  });

  it('asks for every bone that the loader of figures asks for', () => {
    for (const bone of Object.keys(BONES)) {
      const others = Object.entries(BONES).filter(([name]) => name !== bone);
      const humanBones = Object.fromEntries(others);
      expect(fault(now({ humanoid: { humanBones } })), bone).to.contain(`no ${bone}`);
    }
  });

  it('refuses what makes no sense, and never throws', () => {
    for (const wrong of [
      null,
      7,
      [],
      { humanoid: null },
      { humanoid: { humanBones: null } },
      { humanoid: { humanBones: [null] } },
      { humanoid: { humanBones: { ...BONES, head: { node: -1 } } } },
      { humanoid: { humanBones: { ...BONES, head: { node: 1.5 } } } },
      { humanoid: { humanBones: { ...BONES, head: { node: NaN } } } },
      { humanoid: { humanBones: { ...BONES, head: 2 } } },
      { humanoid: { humanBones: BONES }, meta: { authors: [7] } },
    ])
      expect(now(wrong).ok, JSON.stringify(wrong)).to.equal(false);
  });

  it('clips a name that fills the screen', () => {
    const meta = { authors: ['A'.repeat(5000)] };
    const read = now({ humanoid: { humanBones: BONES }, meta });
    expect(read.ok && read.value.credit?.length).to.equal(200);
  });
});
