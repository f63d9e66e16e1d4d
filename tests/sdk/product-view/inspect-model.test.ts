import { expect } from '@open-wc/testing';
import { inspectModel } from '../../../src/sdk/product-view/inspect-model.js';
import { imageSize } from '../../../src/sdk/product-view/image-size.js';
import { aModel, CORNERS, glb } from '../../helpers/glb.js';

const refusal = (bytes: Uint8Array): string => {
  const read = inspectModel(bytes);
  if (read.ok) return 'taken';
  expect(read.error.family).to.equal('view');
  return read.error.code;
};
const many = <Item>(count: number, item: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => item(at));

describe('inspectModel', () => {
  it('takes a small model, and says what is in it', () => {
    const read = inspectModel(
      glb(
        aModel({
          extensionsUsed: ['KHR_materials_variants', 'KHR_texture_basisu', 'VENDOR_sparkle'],
          extensions: { KHR_materials_variants: { variants: [{ name: 'midnight' }] } },
          animations: [{ name: 'Walk' }, {}],
        }),
      ),
    );
    expect(read.ok).to.equal(true);
    if (!read.ok) return;
    const { triangles, variants, animations, needs, binary } = read.value;
    expect({ triangles, variants, animations, needs }).to.deep.equal({
      triangles: 1,
      variants: ['midnight'],
      animations: ['Walk', 'animation-1'],
      needs: { draco: false, meshopt: false, ktx2: true },
    });
    expect(binary.byteLength).to.equal(36);
  });

  it('takes a text file that has its data inside', () => {
    const uri = `data:application/octet-stream;base64,${btoa('\0'.repeat(36))}`;
    const json = aModel({ buffers: [{ byteLength: 36, uri }] });
    expect(refusal(new TextEncoder().encode(JSON.stringify(json)))).to.equal('taken');
  });

  it('refuses what is cut off anywhere', () => {
    const whole = glb(aModel());
    for (const length of [0, 4, 12, 20, 100, whole.length - 40, whole.length - 1])
      expect(refusal(whole.slice(0, length)), `${length}`).to.equal('view-model-invalid');
  });

  it('refuses a chunk that is longer than its file, and a file that is none', () => {
    const lying = glb(aModel());
    new DataView(lying.buffer).setUint32(12, 0xfffffff0, true);
    expect(refusal(lying)).to.equal('view-model-invalid');
    expect(refusal(new TextEncoder().encode('<!doctype html><title>404</title>'))).to.equal(
      'view-model-invalid',
    );
    expect(refusal(new TextEncoder().encode('[]'))).to.equal('view-model-invalid');
  });

  it('refuses what is too much for a phone', () => {
    expect(refusal(new Uint8Array(64 * 1024 * 1024 + 1))).to.equal('view-model-too-large');
    const nodes = many(10_000, () => ({ mesh: 0 }));
    expect(refusal(glb(aModel({ nodes })))).to.equal('view-model-invalid');
    const flat = { componentType: 5126, count: 9e6, type: 'SCALAR' };
    const claims = aModel({
      accessors: [{ ...flat, count: 3, type: 'VEC3' }, flat],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }],
    });
    expect(refusal(glb(claims))).to.equal('view-model-too-large');
    const bomb = aModel({ accessors: many(64, () => ({ ...flat, type: 'VEC4' })) });
    expect(refusal(glb(bomb))).to.equal('view-model-invalid');
  });

  it('refuses other files, here and elsewhere', () => {
    for (const uri of ['https://evil.example/a.bin', 'a.bin', '//evil.example/', 'blob:x']) {
      expect(refusal(glb(aModel({ buffers: [{ byteLength: 36, uri }] }))), uri).to.equal(
        'view-model-invalid',
      );
      expect(refusal(glb(aModel({ images: [{ uri }] }))), uri).to.equal('view-model-invalid');
    }
  });

  for (const [what, overrides] of Object.entries({
    'a negative size': { bufferViews: [{ buffer: 0, byteLength: -36 }] },
    'a size without end': { bufferViews: [{ buffer: 0, byteLength: 1e300 }] },
    'half a byte': { bufferViews: [{ buffer: 0, byteLength: 0.5 }] },
    'a view outside its buffer': { bufferViews: [{ buffer: 0, byteOffset: 4, byteLength: 36 }] },
    'a buffer that is not there': { bufferViews: [{ buffer: 7, byteLength: 36 }] },
    'data that are missing': { buffers: [{ byteLength: 4000 }] },
    'numbers outside their data': {
      accessors: [{ bufferView: 0, componentType: 5126, count: 4, type: 'VEC3' }],
    },
    'numbers of no kind': {
      accessors: [{ bufferView: 0, componentType: 5124, count: 3, type: 'VEC3' }],
    },
    'corners that are missing': { meshes: [{ primitives: [{ attributes: {} }] }] },
    'a node that hangs on itself': { nodes: [{ mesh: 0, children: [0] }] },
    'a ring of nodes': { nodes: [{ children: [1], mesh: 0 }, { children: [0] }] },
    'a node with two parents': { nodes: [{ children: [2] }, { children: [2] }, { mesh: 0 }] },
    'a node that is not there': { nodes: [{ mesh: 0, children: [9] }] },
    'a mesh that is not there': { nodes: [{ mesh: 9 }] },
    'a scene of nothing': { scenes: [{ nodes: [9] }] },
    'nothing to see': { nodes: [{}] },
    'an older version': { asset: { version: '1.0' } },
    'no version': { asset: {} },
    'text for numbers': { nodes: [{ mesh: 0, translation: ['0', '0', '0'] }] },
    'names that objects have': { nodes: [{ mesh: '__proto__' }] },
  })) {
    it(`refuses ${what}`, () => {
      expect(refusal(glb(aModel(overrides)))).to.equal('view-model-invalid');
    });
  }

  it('refuses nodes that hang too deep, and takes those that do not', () => {
    const chain = (length: number): object =>
      aModel({
        nodes: many(length, (at) => (at + 1 < length ? { children: [at + 1] } : { mesh: 0 })),
      });
    expect(refusal(glb(chain(60)))).to.equal('taken');
    expect(refusal(glb(chain(100)))).to.equal('view-model-invalid');
  });

  it('refuses a number that is none', () => {
    // JSON has no NaN, but it has this.
    const text = JSON.stringify(aModel({ nodes: [{ mesh: 0, scale: [1, 1, 12345] }] }));
    const bytes = new TextEncoder().encode(text.replace('12345', '1e999'));
    expect(refusal(bytes)).to.equal('view-model-invalid');
  });

  it('says which extension it lacks', () => {
    const read = inspectModel(glb(aModel({ extensionsRequired: ['VENDOR_teapot'] })));
    expect(!read.ok && [read.error.code, read.error.message]).to.deep.equal([
      'view-model-unsupported',
      'The model needs VENDOR_teapot.',
    ]);
  });

  it('refuses packed data that unpack to more than they say', () => {
    const packed = { buffer: 0, byteLength: 36, byteStride: 12, count: 3000 };
    const view = {
      buffer: 0,
      byteLength: 36,
      extensions: { EXT_meshopt_compression: packed },
    };
    expect(refusal(glb(aModel({ bufferViews: [view] })))).to.equal('view-model-invalid');
  });

  it('throws at nothing, however it is damaged', () => {
    const whole = glb(aModel(), CORNERS);
    for (let at = 0; at < whole.length; at += 3) {
      const damaged = whole.slice();
      damaged[at] = 255 - (damaged[at] ?? 0);
      expect(() => inspectModel(damaged)).not.to.throw();
    }
  });
});

describe('imageSize', () => {
  it('reads the head of a PNG, and of nothing that it does not know', () => {
    const png = new Uint8Array(40);
    new DataView(png.buffer).setUint32(0, 0x89504e47);
    new DataView(png.buffer).setUint32(16, 60_000);
    new DataView(png.buffer).setUint32(20, 50_000);
    expect(imageSize(png)).to.deep.equal([60_000, 50_000]);
    expect(imageSize(new Uint8Array(40))).to.equal(null);
    expect(imageSize(new Uint8Array(3))).to.equal(null);
  });

  it('reads what a browser has written', async () => {
    const canvas = new OffscreenCanvas(37, 21);
    canvas.getContext('2d')?.fillRect(0, 0, 37, 21);
    for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
      const blob = await canvas.convertToBlob({ type });
      expect(imageSize(new Uint8Array(await blob.arrayBuffer())), type).to.deep.equal([37, 21]);
    }
  });

  it('does not run on for ever in a JPEG whose segments have no length', () => {
    const jpeg = new Uint8Array(2000).fill(0xff);
    jpeg[1] = 0xd8;
    expect(imageSize(jpeg)).to.satisfy((size: unknown) => size === null || Array.isArray(size));
  });
});
