import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import { LiveProductViewerElement } from '../../src/components/live-product-viewer.js';
import { loadProductScene } from '../../src/sdk/index.js';
import type { RoomError } from '../../src/sdk/index.js';
import { aModel, glb } from '../helpers/glb.js';
import { all, button, inRoom, nextTask, rendered } from './in-room.js';

const addresses: string[] = [];

/** A model of its own address, gone with the tests. */
function address(bytes: Uint8Array<ArrayBuffer>): string {
  const url = URL.createObjectURL(new Blob([bytes]));
  addresses.push(url);
  return url;
}

const VARIANTS = aModel({
  extensionsUsed: ['KHR_materials_variants'],
  extensions: { KHR_materials_variants: { variants: [{ name: 'red' }, { name: 'blue' }] } },
  materials: [
    { pbrMetallicRoughness: { baseColorFactor: [1, 0, 0, 1] }, doubleSided: true },
    {
      pbrMetallicRoughness: { baseColorFactor: [0, 0, 1, 1] },
      doubleSided: true,
    },
  ],
  meshes: [
    {
      primitives: [
        {
          attributes: { POSITION: 0 },
          material: 0,
          extensions: {
            KHR_materials_variants: { mappings: [{ material: 1, variants: [1] }] },
          },
        },
      ],
    },
  ],
});

/** The same, with its colours in pictures. */
function painted(...colours: string[]): typeof VARIANTS {
  const images = colours.map((fill) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 4, height: 4 });
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = fill;
    pen.fillRect(0, 0, 4, 4);
    return { uri: canvas.toDataURL() };
  });
  return {
    ...VARIANTS,
    images,
    textures: images.map((_, source) => ({ source })),
    extensionsUsed: ['KHR_materials_variants', 'KHR_texture_transform'],
    // The same picture in two ways, of which the loader makes two textures.
    materials: images.map((_, index) => ({
      pbrMetallicRoughness: {
        baseColorTexture: { index, extensions: { KHR_texture_transform: { offset: [0.25, 0] } } },
      },
      emissiveFactor: [0.01, 0.01, 0.01],
      emissiveTexture: { index },
      doubleSided: true,
    })),
  };
}

type Viewer = LiveProductViewerElement;

async function aViewer(properties: Partial<Viewer> = {}, language = 'en'): Promise<Viewer> {
  const { element } = await inRoom('live-product-viewer', {
    language,
    texts: ['view'],
    properties: { loading: 'eager', cameraControls: true, tools: true, alt: 'Shoe', ...properties },
  });
  return element;
}

/** What the event says, of the load that has just been asked for. */
function told(
  viewer: Viewer,
  type: 'load' | 'error',
): Promise<CustomEvent<{ sourceError: RoomError }>> {
  return oneEvent<CustomEvent<{ sourceError: RoomError }>>(viewer, type);
}

async function loadedViewer(properties: Partial<Viewer> = {}, language = 'en'): Promise<Viewer> {
  const viewer = await aViewer({}, language);
  const loaded = told(viewer, 'load');
  Object.assign(viewer, { src: address(glb(VARIANTS)), ...properties });
  await loaded;
  await rendered(viewer);
  return viewer;
}

async function failure(src: string): Promise<string> {
  const viewer = await aViewer();
  const failed = told(viewer, 'error');
  viewer.src = src;
  const { detail } = await failed;
  await rendered(viewer);
  return detail.sourceError.code;
}

/** The canvas in which it is seen, once it has been drawn. */
async function drawn(viewer: Viewer): Promise<HTMLCanvasElement> {
  for (;;) {
    const canvas = viewer.shadowRoot?.querySelector('canvas');
    if (canvas) return canvas;
    await nextFrame();
  }
}

/** The colour in the middle of the picture. */
async function colour(viewer: Viewer): Promise<'red' | 'blue' | 'other'> {
  const bitmap = await createImageBitmap(await viewer.toBlob({ mimeType: 'image/png' }));
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  let [red, blue] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 250) continue;
    red += data[at] ?? 0;
    blue += data[at + 2] ?? 0;
  }
  return red > 2 * blue ? 'red' : blue > 2 * red ? 'blue' : 'other';
}

describe('<live-product-viewer>', () => {
  before(() => {
    if (!customElements.get('live-product-viewer'))
      customElements.define('live-product-viewer', LiveProductViewerElement);
  });
  afterEach(() => addresses.splice(0).forEach((url) => URL.revokeObjectURL(url)));

  it('shows a model, and says what is in it', async () => {
    const viewer = await loadedViewer();
    expect(viewer.loaded).to.equal(true);
    expect(viewer.availableVariants).to.deep.equal(['red', 'blue']);
    expect(viewer.getDimensions()).to.deep.equal({ x: 1, y: 1, z: 0 });
    expect(await drawn(viewer)).to.exist;
    expect(await colour(viewer)).to.equal('red');
  });

  it('is accessible while it loads, when it is there and when it is not, both ways', async () => {
    for (const language of ['en', 'ar']) {
      await expect(await aViewer({}, language)).to.be.accessible();
      const viewer = await loadedViewer(
        { hotspots: [{ id: 'a', position: [0, 0, 0], text: 'Grip' }], dimensions: true },
        language,
      );
      await expect(viewer).to.be.accessible();
    }
  });

  it('shows another variant, and says so', async () => {
    const viewer = await loadedViewer();
    const applied = oneEvent(viewer, 'variant-applied');
    viewer.variantName = 'blue';
    expect((await applied).detail).to.deep.equal({ variantName: 'blue' });
    expect(await colour(viewer)).to.equal('blue');
    viewer.variantName = 'no such thing';
    await oneEvent(viewer, 'variant-applied');
    expect(await colour(viewer)).to.equal('red');
  });

  it('shows the pictures on it, also those of a variant that is chosen later', async () => {
    const viewer = await loadedViewer({ src: address(glb(painted('#f00', '#00f'))) });
    expect(await colour(viewer)).to.equal('red');
    const applied = oneEvent(viewer, 'variant-applied');
    viewer.variantName = 'blue';
    await applied;
    expect(await colour(viewer)).to.equal('blue');
    // The next one comes in the place of this one.
    const loaded = told(viewer, 'load');
    viewer.src = address(glb(painted('#00f', '#f00')));
    await loaded;
    expect(await colour(viewer)).to.equal('red');
  });

  it('offers the variants of the file, under the names a page has for them', async () => {
    const viewer = await loadedViewer({ variantPicker: true });
    const chips = (): HTMLElement[] => all(viewer, '.variants button');
    expect(chips().map(({ textContent }) => textContent.trim())).to.deep.equal(['red', 'blue']);
    const [chosen, applied] = [
      oneEvent(viewer, 'variant-chosen'),
      oneEvent(viewer, 'variant-applied'),
    ];
    chips()[1].click();
    expect((await chosen).detail).to.deep.equal({ variantName: 'blue' });
    await applied;
    expect(await colour(viewer)).to.equal('blue');
    expect(chips().map((chip) => chip.ariaPressed)).to.deep.equal(['false', 'true']);

    viewer.variantLabels = [
      { name: 'red', text: 'Coral', swatch: '#f66' },
      { name: 'blue', text: 'Midnight', swatch: '#114' },
      { name: 'green', text: 'Not in the file' },
    ];
    await rendered(viewer);
    expect(chips().map((chip) => chip.ariaLabel)).to.deep.equal(['Coral', 'Midnight']);
    await expect(viewer).to.be.accessible();

    viewer.variantLabels = [{ name: 'blue', text: 'Only this one' }];
    await rendered(viewer);
    expect(chips()).to.have.length(0);
  });

  it('is turned by keys, and leaves the page its own', async () => {
    const viewer = await loadedViewer();
    const view = all(viewer, '.view')[0];
    const before = viewer.getCameraOrbit()!;
    const moved = oneEvent(viewer, 'camera-change');
    const turn = new KeyboardEvent('keydown', {
      key: 'ArrowRight',
      bubbles: true,
      cancelable: true,
    });
    view.dispatchEvent(turn);
    expect(turn.defaultPrevented).to.equal(true);
    expect((await moved).detail).to.deep.equal({ source: 'user-interaction' });
    expect(viewer.getCameraOrbit()!.theta).to.be.greaterThan(before.theta);
    const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
    view.dispatchEvent(tab);
    expect(tab.defaultPrevented).to.equal(false);
  });

  it('opens what is said about a point, and closes it', async () => {
    const hotspots = [{ id: 'sole', position: [0.2, 0.2, 0] as const, text: '<b>Deep grip</b>' }];
    const viewer = await loadedViewer({ hotspots });
    button(viewer, '1: <b>Deep grip</b>').click();
    await rendered(viewer);
    expect(all(viewer, '.said')[0]?.textContent).to.equal('<b>Deep grip</b>');
    button(viewer, '1: <b>Deep grip</b>').click();
    await rendered(viewer);
    expect(all(viewer, '.said')).to.have.lengthOf(0);
  });

  it('says how long it is, in the units of the reader', async () => {
    const viewer = await loadedViewer({ dimensions: true });
    await nextTask();
    await rendered(viewer);
    expect(all(viewer, '.lengths li').map((each) => each.textContent)).to.deep.equal([
      'Width: 100 cm',
      'Height: 100 cm',
      'Depth: 0 cm',
    ]);
  });

  it('does what the host does, once', async () => {
    const viewer = await loadedViewer();
    const cue = { at: 1, turns: 0, seconds: 0, orbit: '90deg 80deg 120%', elapsed: 9 };
    viewer.cue = { ...cue, productId: 'shoe', dimensions: true };
    await rendered(viewer);
    await rendered(viewer);
    expect(viewer.getCameraOrbit()!.theta).to.be.closeTo(Math.PI / 2, 1e-3);
    expect(all(viewer, '.lengths')).to.have.lengthOf(1);
  });

  for (const [what, bytes, code] of [
    ['that is cut off', glb(aModel()).slice(0, 300), 'view-model-invalid'],
    ['that is a page', new TextEncoder().encode('<!doctype html>'), 'view-model-invalid'],
    [
      'with corners that are no numbers',
      glb(aModel(), Array<number>(9).fill(NaN)),
      'view-model-invalid',
    ],
    [
      'with a picture that is none',
      glb({
        ...painted('#f00', '#00f'),
        images: Array(2).fill({ uri: 'data:image/png;base64,AAAA' }),
      }),
      'view-model-invalid',
    ],
    [
      'that needs what nobody has',
      glb(aModel({ extensionsRequired: ['X_y'] })),
      'view-model-unsupported',
    ],
    [
      'of ten thousand nodes',
      glb(aModel({ nodes: Array.from({ length: 10_000 }, () => ({ mesh: 0 })) })),
      'view-model-invalid',
    ],
  ] as const) {
    it(`refuses a model ${what}, says why, and offers to try again`, async () => {
      const viewer = await aViewer({ poster: '/poster.svg' });
      const failed = told(viewer, 'error');
      viewer.src = address(bytes);
      const { detail } = await failed;
      expect(detail.sourceError.code).to.equal(code);
      await rendered(viewer);
      expect(all(viewer, '.trouble')[0]?.textContent).to.match(/\w{4}/);
      expect(all(viewer, '.poster')[0]?.matches('.gone')).to.equal(false);
      expect(button(viewer, 'Try again')).to.exist;
    });
  }

  it('says that a model cannot be fetched', async () => {
    expect(await failure('/no/such/model.glb')).to.equal('view-model-unreachable');
  });

  it('says that its light is missing', async () => {
    const viewer = await aViewer({ assets: '/nowhere/' });
    const failed = told(viewer, 'error');
    viewer.src = address(glb(aModel()));
    const { detail } = await failed;
    expect(detail.sourceError.code).to.equal('view-decoder-missing');
  });

  it('needs one context for several views, and gives their models back', async () => {
    const engine = await loadProductScene();
    const views = [await loadedViewer(), await loadedViewer()];
    expect(engine.counts.contexts).to.equal(1);
    for (const view of views) expect(await colour(view)).to.equal('red');
    const { geometries } = engine.counts;
    for (const view of views) view.remove();
    await nextTask();
    expect(engine.counts.geometries).to.be.lessThan(geometries);
  });

  it('survives being moved in the page, and the loss of its context', async () => {
    const viewer = await loadedViewer();
    const canvas = await drawn(viewer);
    const place = document.createElement('div');
    viewer.parentElement!.append(place);
    place.append(viewer);
    await rendered(viewer);
    expect(viewer.loaded).to.equal(true);
    const loses = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
    const lost = oneEvent(canvas, 'webglcontextlost');
    loses.loseContext();
    await lost;
    await rendered(viewer);
    expect(all(viewer, '.trouble')[0]?.textContent).to.contain('coming back');
    const back = oneEvent(canvas, 'webglcontextrestored');
    loses.restoreContext();
    await back;
    await rendered(viewer);
    expect(all(viewer, '.trouble')).to.have.lengthOf(0);
    expect(await colour(viewer)).to.equal('red');
  });
});
