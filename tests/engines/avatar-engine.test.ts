import { expect } from '@open-wc/testing';
import { avatarStage } from '../../src/sdk/engines/avatar-engine.js';
import { presentStage } from '../../src/sdk/engines/scene/page-stage.js';
import type { RunningAvatar } from '../../src/sdk/virtual-host/avatar.js';
import { CLOSED, type HostPose, type Mouth } from '../../src/sdk/virtual-host/host-pose.js';
import type { HostOptions, HostTrouble } from '../../src/sdk/virtual-host/host-state.js';
import { REST } from '../../src/sdk/virtual-host/idle.js';
import { aModel, glb } from '../helpers/glb.js';
import { bonesOf } from '../helpers/vrm-bones.js';

const FIGURE = new URL('../../demo/media/models/night-host.vrm', import.meta.url).href;

function posed(mouth: Partial<Mouth> = {}, rest: Partial<HostPose> = {}): HostPose {
  return { mouth: { ...CLOSED, ...mouth }, expressions: {}, bones: REST, ...rest };
}

function address(bytes: Uint8Array<ArrayBuffer>): string {
  return URL.createObjectURL(new Blob([bytes]));
}

const open: { avatar: RunningAvatar; host: HTMLElement }[] = [];

/** A figure on a stage with a plain picture; `told` is what it first says of itself. */
function aFigure(options: Partial<HostOptions> = {}) {
  const host = document.createElement('div');
  Object.assign(host.style, { position: 'relative', width: '180px', height: '320px' });
  host.append(document.createElement('video'));
  document.body.append(host);
  const lost: boolean[] = [];
  let avatar!: RunningAvatar;
  const told = new Promise<HostTrouble | { credit: string | null }>((resolve) => {
    avatar = avatarStage.start({
      host,
      options: {
        model: FIGURE,
        name: '',
        background: { colour: '#204060' },
        drivenBy: 'cues',
        ...options,
      },
      assets: undefined,
      insist: true,
      shown: (credit) => resolve({ credit }),
      lost: (isLost) => lost.push(isLost),
      failed: resolve,
    });
  });
  open.push({ avatar, host });
  const cover = (): HTMLElement | null => host.querySelector('div');
  const canvas = (): HTMLCanvasElement | null =>
    cover()?.shadowRoot?.querySelector('canvas') ?? null;
  return { avatar, host, told, lost, cover, canvas };
}

/** The body follows a pose by e in 90 ms: after this it is there. */
const EASED_MS = 700;

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** What is drawn in this pose, once the body has eased into it. */
async function drawn(
  { avatar, canvas }: ReturnType<typeof aFigure>,
  pose: HostPose,
): Promise<Picture> {
  const began = performance.now();
  const before = presentStage()?.frames ?? 0;
  const isThere = (): boolean =>
    canvas() !== null &&
    (presentStage()?.frames ?? 0) > before + 6 &&
    performance.now() - began > EASED_MS;
  do {
    avatar.pose(pose);
    await frame();
  } while (!isThere());
  const from = canvas()!;
  const { width, height } = from;
  const pen = new OffscreenCanvas(width, height).getContext('2d')!;
  // In the same frame: the canvas is empty in the next.
  pen.drawImage(from, 0, 0);
  return { data: pen.getImageData(0, 0, width, height).data, width, height };
}

type Fits = (red: number, green: number, blue: number, alpha: number) => boolean;

/**
 * Share of a part of the picture whose colour fits. Not how pictures differ, pixel by pixel: one
 * may be sharper than the other.
 */
function share({ data, width, height }: Picture, fits: Fits, [left, top, right, bottom] = WHOLE) {
  let count = 0;
  let all = 0;
  for (let y = Math.floor(top * height); y < bottom * height; y += 1)
    for (let x = Math.floor(left * width); x < right * width; x += 1) {
      const at = 4 * (y * width + x);
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
      all += 1;
      if (fits(red, green, blue, alpha)) count += 1;
    }
  return count / all;
}

const WHOLE: readonly [number, number, number, number] = [0, 0, 1, 1];
const HEAD = [0.25, 0.1, 0.75, 0.36] as const;
const EYES = [0.3, 0.16, 0.7, 0.28] as const;
/** Where a hand is that is lifted to the height of a shoulder; the figure's right is our left. */
const LIFTED = [0.1, 0.28, 0.36, 0.42] as const;
const isRed: Fits = (red, green, blue, alpha) =>
  alpha > 200 && red > 60 && red > 2.2 * green && red > 1.8 * blue;
const isWhite: Fits = (red, green, blue) => red > 150 && green > 150 && blue > 140;
const isThere: Fits = (_red, _green, _blue, alpha) => alpha > 128;

describe('a virtual host on the stage', function () {
  this.timeout(60_000);

  afterEach(() => {
    for (const { avatar, host } of open.splice(0)) {
      avatar.dispose();
      host.remove();
    }
  });

  it('stands over the picture and opens its mouth; what does not belong to it stays', async () => {
    const figure = aFigure();
    expect(await figure.told).to.deep.equal({ credit: null });
    expect(figure.cover()?.style.visibility).to.equal('visible');
    expect(figure.cover()?.getAttribute('aria-hidden')).to.equal('true');
    const closed = share(await drawn(figure, posed()), isRed, HEAD);
    const again = share(await drawn(figure, posed()), isRed, HEAD);
    const wide = share(await drawn(figure, posed({ aa: 1 })), isRed, HEAD);
    expect(wide).to.be.above(3 * Math.max(closed, again));
    expect(wide).to.be.below(0.1);
    const looking = share(await drawn(figure, posed()), isWhite, EYES);
    const blinking = await drawn(figure, posed({}, { expressions: { blink: 1 } }));
    expect(share(blinking, isWhite, EYES)).to.be.below(0.75 * looking);
  });

  it('lifts its arms', async () => {
    const figure = aFigure();
    await figure.told;
    const rest = await drawn(figure, posed());
    const bones = {
      ...REST,
      rightUpperArm: [-0.12, 0, 1.3],
      rightLowerArm: [0, 0.25, -2.7],
    } as HostPose['bones'];
    const waving = await drawn(figure, posed({}, { bones }));
    const lifted = share(waving, isThere, LIFTED) - share(rest, isThere, LIFTED);
    expect(lifted).to.be.above(0.05);
  });

  it('stays over a picture that comes later, and leaves nothing behind', async () => {
    const figure = aFigure();
    await figure.told;
    await drawn(figure, posed());
    figure.host.append(document.createElement('video'));
    figure.avatar.pose(posed());
    expect(figure.host.lastElementChild).to.equal(figure.cover());
    figure.avatar.dispose();
    expect(figure.cover()).to.equal(null);
    expect(figure.host.querySelectorAll('video').length).to.equal(2);
    expect(presentStage()?.views).to.equal(0);
  });

  it('shares its context with whatever else is drawn on the page', async () => {
    const [one, other] = [aFigure(), aFigure()];
    await Promise.all([one.told, other.told]);
    const closed = await drawn(one, posed());
    const wide = await drawn(other, posed({ aa: 1 }));
    expect(one.canvas()).not.to.equal(other.canvas());
    expect(share(wide, isRed, HEAD)).to.be.above(3 * share(closed, isRed, HEAD));
    // Alone again, it has the canvas itself.
    other.avatar.dispose();
    await drawn(one, posed());
    expect(one.canvas()).to.equal(presentStage()?.renderer.domElement);
  });

  it('is away while its context is, and back with it', async () => {
    const figure = aFigure();
    await figure.told;
    await drawn(figure, posed());
    const { renderer } = presentStage()!;
    const canvas = renderer.domElement;
    const gone = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve));
    renderer.forceContextLoss();
    await gone;
    expect(figure.cover()?.style.visibility).to.equal('hidden');
    expect(figure.lost.at(-1)).to.equal(true);
    const back = new Promise((resolve) => canvas.addEventListener('webglcontextrestored', resolve));
    // Not within the event: the browser still waits for what is said of it.
    await frame();
    renderer.forceContextRestore();
    await back;
    expect(figure.cover()?.style.visibility).to.equal('visible');
    expect(figure.lost.at(-1)).to.equal(false);
    const closed = share(await drawn(figure, posed()), isRed, HEAD);
    expect(share(await drawn(figure, posed({ aa: 1 })), isRed, HEAD)).to.be.above(3 * closed);
  });

  it('has a picture behind it, or its colour where the picture cannot be had', async () => {
    const figure = aFigure({ background: { url: '/no/such/night.jpg' } });
    await figure.told;
    const place = figure.cover()?.shadowRoot?.querySelector('img');
    if (place) await new Promise((resolve) => place.addEventListener('error', resolve));
    expect(figure.cover()?.shadowRoot?.querySelector('img')).to.equal(null);
    expect(figure.cover()?.style.background).not.to.equal('');
  });

  const bones = bonesOf();
  const figureOf = (vrm: unknown) =>
    aModel({ extensionsUsed: ['VRMC_vrm'], extensions: { VRMC_vrm: vrm } });
  const BROKEN: Record<string, () => Promise<string> | string> = {
    'cut off': async () => {
      const bytes = new Uint8Array(await (await fetch(FIGURE)).arrayBuffer());
      return address(bytes.slice(0, 60_000));
    },
    'no figure': () => address(glb(aModel())),
    'without a spine': () =>
      address(glb(figureOf({ humanoid: { humanBones: { hips: { node: 0 } } } }))),
    'with bones that are not there': () =>
      address(glb(figureOf({ specVersion: '1.0', humanoid: { humanBones: bones } }))),
    'of another file': () =>
      address(
        glb({
          ...figureOf({ humanoid: { humanBones: bones } }),
          buffers: [{ byteLength: 36, uri: 'https://elsewhere.example/data.bin' }],
        }),
      ),
    'a text': () => address(new TextEncoder().encode('<html>not found</html>')),
  };
  for (const [name, make] of Object.entries(BROKEN))
    it(`is refused when its file is ${name}, and the plain picture stays`, async () => {
      const figure = aFigure({ model: await make() });
      expect(await figure.told).to.equal('model-invalid');
      expect(figure.cover()).to.equal(null);
      expect(presentStage()?.views ?? 0).to.equal(0);
    });

  it('says when there is no file', async () => {
    const figure = aFigure({ model: '/no/such.vrm' });
    expect(await figure.told).to.equal('model-unreachable');
  });

  it('has its place on the stage while its file is on the way', () => {
    const figure = aFigure();
    expect(presentStage()?.views).to.equal(1);
    figure.avatar.dispose();
    expect(presentStage()?.views).to.equal(0);
  });

  it('lets go of the context when there is no file', async () => {
    const { setTimeout: later } = window;
    let leave: (() => void) | undefined;
    // What the stage does some seconds after the last view left.
    window.setTimeout = ((callback: () => void, ms: number) => {
      if (!(ms >= 5000)) return later(callback, ms);
      leave = callback;
      return 0;
    }) as typeof setTimeout;
    try {
      const figure = aFigure({ model: '/no/such.vrm' });
      await figure.told;
    } finally {
      window.setTimeout = later;
    }
    leave?.();
    expect(presentStage() === null).to.equal(true);
  });

  it('needs no expressions: it stands there with its mouth closed', async () => {
    const bytes = new Uint8Array(await (await fetch(FIGURE)).arrayBuffer());
    const figure = aFigure({ model: address(without(bytes, 'expressions')) });
    expect(await figure.told).to.deep.equal({ credit: null });
    const closed = share(await drawn(figure, posed({ aa: 1 })), isRed, HEAD);
    const other = aFigure();
    await other.told;
    expect(share(await drawn(other, posed({ aa: 1 })), isRed, HEAD)).to.be.above(3 * closed);
  });

  it('ended while it loads, it says nothing and leaves nothing', async () => {
    const figure = aFigure();
    figure.avatar.dispose();
    // Another one takes at least as long.
    const other = aFigure();
    await other.told;
    expect(figure.cover()).to.equal(null);
    expect(presentStage()?.views).to.equal(1);
  });
});

/** The same file, with a word of its description made another of the same length. */
function without(bytes: Uint8Array<ArrayBuffer>, word: string): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder('latin1').decode(bytes);
  const copy = bytes.slice();
  const at = text.indexOf(`"${word}"`);
  copy.set(new TextEncoder().encode('x'.repeat(word.length)), at + 1);
  return copy;
}
