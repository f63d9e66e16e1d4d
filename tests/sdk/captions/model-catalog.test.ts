import { expect } from '@open-wc/testing';
import {
  chooseModel,
  decodeManifest,
  modelBytes,
  type ModelManifest,
} from '../../../src/sdk/captions/model-catalog.js';

const BASE = 'https://shop.example/assets/models/catalog.json';

describe('the catalogue of speech models', () => {
  it('reads a manifest, with addresses relative to it', () => {
    const manifest = decoded(entry());
    expect(manifest.files[0].url).to.equal('https://shop.example/assets/models/ctc-en/model.onnx');
    expect(manifest.version).to.equal('1');
    expect(modelBytes(manifest)).to.equal(4_002_000);
  });

  for (const [name, kind] of [
    ['ctc-en', 'ctc-streaming'],
    ['moonshine-tiny', 'moonshine'],
    ['moonshine-tiny-streaming', 'moonshine-streaming'],
    ['moonshine-medium-streaming', 'moonshine-streaming'],
  ]) {
    it(`reads models/${name}.json`, async () => {
      const address = new URL(`../../../models/${name}.json`, import.meta.url);
      const manifest: unknown = await (await fetch(address)).json();
      expect(decoded(manifest).kind).to.equal(kind);
    });
  }

  for (const [what, change] of Object.entries({
    'no kind that is known': { kind: 'magic' },
    'no files': { files: [] },
    'a file of no length': { files: [{ role: 'model', url: 'm', bytes: 0 }] },
    'an address that is code': { files: [{ role: 'model', url: 'javascript:1', bytes: 9 }] },
    'a checksum that is none': { files: [{ role: 'model', url: 'm', bytes: 9, sha256: 'x' }] },
    'a state that is larger than memory': { states: [{ name: 's', dims: [1, 1e9, 1e9] }] },
    'no name that can be a folder': { name: '../..' },
    'another sample rate': { sampleRate: 8000 },
  })) {
    it(`refuses one with ${what}, and says where`, () => {
      const answer = decodeManifest({ ...entry(), ...change }, BASE);
      expect(answer.ok).to.be.false;
      const message = answer.ok ? '' : answer.error.message;
      expect(message).to.contain(Object.keys(change)[0]);
    });
  }

  it('refuses what is no manifest at all', () => {
    for (const value of [null, 'text', [], {}, 7]) {
      expect(decodeManifest(value, BASE).ok).to.be.false;
    }
  });

  describe('chooses', () => {
    const small = decoded({ ...entry(), name: 'small', memoryMB: 60 });
    const large = decoded({ ...entry(), name: 'large', memoryMB: 600 });
    const german = decoded({ ...entry(), name: 'german', languages: ['de', 'en'], memoryMB: 60 });
    const catalog = [large, small, german];
    const name = (of: Parameters<typeof chooseModel>[1]): string | undefined => {
      const choice = chooseModel(catalog, of);
      return choice.ok ? choice.value.name : choice.error.code;
    };

    it('the first that knows the language', () => {
      expect(name({ language: 'en-GB' })).to.equal('large');
      expect(name({ language: 'de-AT' })).to.equal('german');
    });

    it('one that the device has memory for', () => {
      expect(name({ language: 'en', deviceMemory: 2 })).to.equal('small');
      expect(name({ language: 'en', deviceMemory: 0.25 })).to.equal('model-memory');
    });

    it('the one that the page wants, if it can', () => {
      expect(name({ language: 'en', wanted: 'german' })).to.equal('german');
      expect(name({ language: 'en', wanted: 'large', deviceMemory: 1 })).to.equal('model-memory');
      expect(name({ language: 'fr', wanted: 'large' })).to.equal('model-missing');
      expect(name({ language: 'en', wanted: 'nobody' })).to.equal('model-missing');
    });

    it('none for a language that none knows', () => {
      expect(name({ language: 'ko' })).to.equal('model-missing');
    });
  });
});

function entry(): Record<string, unknown> {
  return {
    name: 'live-room-en',
    kind: 'ctc-streaming',
    version: 1,
    languages: ['en'],
    licence: 'MIT',
    sampleRate: 16_000,
    files: [
      { role: 'model', url: 'ctc-en/model.onnx', bytes: 4_000_000, sha256: 'a'.repeat(64) },
      { role: 'tokens', url: 'ctc-en/tokens.txt', bytes: 2000 },
    ],
    subsampling: 8,
    chunkFrames: 32,
    states: [{ name: 'front', dims: [1, 1, 80] }],
    delayMs: 240,
    somethingNew: true,
  };
}

function decoded(value: unknown): ModelManifest {
  const answer = decodeManifest(value, BASE);
  if (!answer.ok) throw answer.error;
  return answer.value;
}
