import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import { metaQuest3, XRDevice } from 'iwer';
import type { SEMConstructor } from 'iwer/lib/device/XRDevice.js';
import { LiveProductViewerElement } from '../../src/components/live-product-viewer.js';
import { aModel, glb } from '../helpers/glb.js';
import { all, button, inRoom, nextTask, rendered } from './in-room.js';

/** A room with a floor at the height of nothing, and nothing else. */
class Floor {
  readonly version = 'test';
  readonly environmentCanvas = document.createElement('canvas');
  readonly trackedPlanes = new Set();
  readonly trackedMeshes = new Set();
  planesVisible = false;
  boundingBoxesVisible = false;
  meshesVisible = false;
  render(): void {
    // The floor is not seen.
  }
  loadEnvironment(): void {
    // There is one.
  }
  loadDefaultEnvironment(): void {
    // There is one.
  }
  deleteAll(): void {
    // Nothing to delete.
  }
  computeDepthBuffer(): null {
    return null;
  }
  /** Where a ray (column-major, along −z) meets the floor. */
  computeHitTestResults(ray: ArrayLike<number>): Float32Array[] {
    const at = (index: number): number => ray[index] ?? 0;
    const [dy, height] = [-at(9), at(13)];
    if (dy >= 0) return [];
    const far = -height / dy;
    const [x, z] = [at(12) - at(8) * far, at(14) - at(10) * far];
    return [new Float32Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, 0, z, 1])];
  }
}

const MODEL = aModel({
  extensionsUsed: ['KHR_materials_variants'],
  extensions: { KHR_materials_variants: { variants: [{ name: 'red' }, { name: 'blue' }] } },
});

describe('<live-product-viewer ar>', () => {
  let src = '';
  before(() => {
    if (!customElements.get('live-product-viewer'))
      customElements.define('live-product-viewer', LiveProductViewerElement);
    src = URL.createObjectURL(new Blob([glb(MODEL)]));
  });
  after(() => URL.revokeObjectURL(src));

  async function aViewer(properties: Partial<LiveProductViewerElement> = {}) {
    const { element } = await inRoom('live-product-viewer', {
      texts: ['view'],
      properties: { loading: 'eager', ar: true, alt: 'Shoe', ...properties },
    });
    const loaded = oneEvent(element, 'load');
    element.src = src;
    await loaded;
    await rendered(element);
    return element;
  }

  const status = async (viewer: LiveProductViewerElement): Promise<string> => {
    const event = await oneEvent<CustomEvent<{ status: string }>>(viewer, 'ar-status');
    return event.detail.status;
  };

  const untilAble = async (viewer: LiveProductViewerElement): Promise<void> => {
    while (!viewer.canActivateAR) await nextFrame();
    await rendered(viewer);
  };

  describe('on a headset', () => {
    let device: XRDevice;
    before(() => {
      device = new XRDevice(metaQuest3);
      device.installRuntime({ forceInstall: true });
      device.installSEM(Floor as unknown as SEMConstructor);
      device.position.set(0, 1.6, 0);
      // Looks down at what is before the feet.
      device.quaternion.set(-0.38, 0, 0, 0.925);
    });
    after(() => device.uninstallRuntime());

    it('finds the floor, is placed by a tap, changes its variant, and is left', async () => {
      const viewer = await aViewer({ arModes: 'webxr', variantPicker: true });
      await untilAble(viewer);
      const started = status(viewer);
      button(viewer, /room/).click();
      expect(await started).to.equal('session-started');
      while (!/Tap/.test(all(viewer, '.hint')[0]?.textContent ?? '')) await nextFrame();
      const placed = status(viewer);
      device.activeSession!.dispatchEvent(new Event('select'));
      expect(await placed).to.equal('object-placed');
      // What the page puts in can be pressed, and so can the variants.
      expect(all(viewer, 'slot[name="ar-actions"]')).to.have.length(1);
      const applied = oneEvent(viewer, 'variant-applied');
      all(viewer, '.variants button')[1].click();
      await applied;
      expect(viewer.variantName).to.equal('blue');
      const over = status(viewer);
      button(viewer, /Close/).click();
      expect(await over).to.equal('not-presenting');
      await rendered(viewer);
      expect(viewer.loaded).to.equal(true);
      expect(all(viewer, '.tool')).to.have.length.greaterThan(0);
    });

    it('is back in the page when the session ends by itself', async () => {
      const viewer = await aViewer({ arModes: 'webxr' });
      await untilAble(viewer);
      const started = status(viewer);
      button(viewer, /room/).click();
      await started;
      const over = status(viewer);
      await device.activeSession!.end();
      expect(await over).to.equal('not-presenting');
      expect((await viewer.toBlob({ mimeType: 'image/png' })).size).to.be.greaterThan(0);
    });
  });

  describe('over the camera of a phone', () => {
    const { mediaDevices } = navigator;
    const [ownCamera, ownMedia] = [mediaDevices.getUserMedia.bind(mediaDevices), window.matchMedia];
    let camera: MediaStream;
    before(() => {
      // Headless, a browser says that it has a mouse.
      window.matchMedia = (query) =>
        query === '(pointer: coarse)' ? ({ matches: true } as MediaQueryList) : ownMedia(query);
    });
    after(() => (window.matchMedia = ownMedia));
    beforeEach(() => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')!.fillRect(0, 0, 8, 8);
      camera = canvas.captureStream(5);
      mediaDevices.getUserMedia = () => Promise.resolve(camera);
    });
    afterEach(() => (mediaDevices.getUserMedia = ownCamera));

    it('turns as the phone is turned, says that its size is a guess, and gives the camera back', async () => {
      const viewer = await aViewer({ arModes: 'camera', variantPicker: true });
      await untilAble(viewer);
      const started = status(viewer);
      button(viewer, /room/).click();
      expect(await started).to.equal('session-started');
      await rendered(viewer);
      expect((all(viewer, 'video.room')[0] as HTMLVideoElement).srcObject).to.equal(camera);
      expect(all(viewer, '.hint')[0].textContent).to.match(/approximate/);
      expect(all(viewer, '.hint')[0].textContent).to.match(/stays on your device/);
      await expect(viewer).to.be.accessible();

      const before = viewer.getCameraOrbit()!;
      const moved = oneEvent(viewer, 'camera-change');
      dispatchEvent(new DeviceOrientationEvent('deviceorientation', { alpha: 350, beta: 80 }));
      dispatchEvent(new DeviceOrientationEvent('deviceorientation', { alpha: 10, beta: 80 }));
      await moved;
      // Over north it is twenty degrees, and not minus 340.
      expect(viewer.getCameraOrbit()!.theta - before.theta).to.be.within(0.001, 0.36);

      const over = status(viewer);
      button(viewer, /Close/).click();
      expect(await over).to.equal('not-presenting');
      expect(camera.getTracks().every(({ readyState }) => readyState === 'ended')).to.equal(true);
      await rendered(viewer);
      expect(all(viewer, 'video')).to.have.length(0);
    });

    it('is refused: the reason is said, and the model stays', async () => {
      mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      const viewer = await aViewer({ arModes: 'camera' });
      await untilAble(viewer);
      const failed = status(viewer);
      button(viewer, /room/).click();
      expect(await failed).to.equal('failed');
      await rendered(viewer);
      expect(all(viewer, '.trouble')[0].textContent).to.match(/camera may not be used/);
      expect(viewer.loaded).to.equal(true);
    });

    it('gives the camera back when the view is taken away', async () => {
      const viewer = await aViewer({ arModes: 'camera' });
      await untilAble(viewer);
      const started = status(viewer);
      button(viewer, /room/).click();
      await started;
      viewer.remove();
      await nextTask();
      expect(camera.getTracks().every(({ readyState }) => readyState === 'ended')).to.equal(true);
    });
  });

  it('makes a USDZ: a zip that is not packed, its description first, its data on 64 bytes', async () => {
    const viewer = await aViewer();
    const bytes = new Uint8Array(await (await viewer.toUsdz()).arrayBuffer());
    const view = new DataView(bytes.buffer);
    expect(view.getUint32(0)).to.equal(0x504b0304);
    expect(view.getUint16(8, true)).to.equal(0);
    const [name, extra] = [view.getUint16(26, true), view.getUint16(28, true)];
    expect(new TextDecoder().decode(bytes.subarray(30, 30 + name))).to.match(/\.usda$/);
    expect((30 + name + extra) % 64).to.equal(0);
    const text = new TextDecoder().decode(bytes);
    expect(text).to.contain('#usda 1.0');
    expect(text).to.match(/metersPerUnit = 1\s/);
    expect(text).to.match(/upAxis = "Y"/);
  });
});
