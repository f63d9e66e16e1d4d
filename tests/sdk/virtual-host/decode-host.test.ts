import { expect } from '@open-wc/testing';
import { decodeHost } from '../../../src/sdk/virtual-host/decode-host.js';

const BASE = 'https://shop.example/shows/night.json';

describe('decodeHost', () => {
  it('reads the least there can be, relative to the document', () => {
    expect(decodeHost({ model: 'nova.vrm' }, BASE)).to.deep.equal({
      ok: true,
      value: {
        model: 'https://shop.example/shows/nova.vrm',
        name: '',
        background: {},
        drivenBy: 'cues',
      },
    });
  });

  it('tells a colour from the address of a picture', () => {
    const read = (background: string) => {
      const decoded = decodeHost({ model: 'nova.vrm', background }, BASE);
      return decoded.ok ? decoded.value.background : decoded.error;
    };
    expect(read('#1b1830')).to.deep.equal({ colour: '#1b1830' });
    expect(read('night.jpg')).to.deep.equal({ url: 'https://shop.example/shows/night.jpg' });
    // Not a colour; an address of this document.
    expect(read('#nothing')).to.deep.equal({ url: `${BASE}#nothing` });
  });

  for (const [name, wrong] of Object.entries({
    nothing: null,
    'no model': { name: 'Nova' },
    'a script for a model': { model: 'javascript:alert(1)' },
    'a script for a picture': { model: 'a.vrm', background: 'javascript:alert(1)' },
    'an unknown driver': { model: 'a.vrm', drivenBy: 'mind' },
    'a flood of cameras': { model: 'a.vrm', angles: Array.from({ length: 17 }, () => 'a') },
    'a name that is none': { model: 'a.vrm', name: 7 },
  }))
    it(`refuses ${name}, and says where`, () => {
      const read = decodeHost(wrong, BASE);
      expect(read.ok).to.equal(false);
      if (read.ok) return;
      expect(read.error.code).to.equal('show-invalid');
      expect(read.error.message).to.match(/^virtualHost/);
    });
});
