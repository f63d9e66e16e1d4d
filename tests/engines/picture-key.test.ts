import { expect } from '@open-wc/testing';
import type { BackdropTrouble, KeySettings } from '../../src/sdk/backdrop/backdrop-state.js';
import { Pace } from '../../src/sdk/engines/key/pace.js';
import { pictureKey } from '../../src/sdk/engines/picture-key.js';
import type { RunningKey } from '../../src/sdk/backdrop/picture-key.js';

const GREEN = [0, 0.694, 0.251] as const;
const SETTINGS: KeySettings = { colour: GREEN, similarity: 0.2, softness: 0.35, spill: 0.9 };
const [WIDTH, HEIGHT] = [160, 120];

/** A picture that moves: a green screen with something red, grey and half green before it. */
async function aPicture(): Promise<{
  host: HTMLElement;
  video: HTMLVideoElement;
  end: () => void;
}> {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const pen = canvas.getContext('2d')!;
  const paint = (): void => {
    pen.fillStyle = 'rgb(0 177 64)';
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = 'rgb(190 60 50)';
    pen.fillRect(0, 0, 40, HEIGHT);
    pen.fillStyle = 'rgb(128 128 128)';
    pen.fillRect(40, 0, 40, HEIGHT);
  };
  paint();
  const timer = setInterval(paint, 30);
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = canvas.captureStream(30);
  const host = document.createElement('div');
  Object.assign(host.style, { position: 'relative', width: '320px', height: '240px' });
  for (const [name, value] of Object.entries({
    position: 'absolute',
    inset: '0',
    width: '100%',
    height: '100%',
  }))
    video.style.setProperty(name, value);
  host.append(video);
  document.body.append(host);
  await video.play();
  while (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0)
    await new Promise((resolve) => video.addEventListener('canplay', resolve, { once: true }));
  return {
    host,
    video,
    end() {
      clearInterval(timer);
      host.remove();
    },
  };
}

/** A place of one colour. */
async function aPlace(colour: string): Promise<string> {
  const canvas = new OffscreenCanvas(8, 8);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 8, 8);
  return URL.createObjectURL(await canvas.convertToBlob());
}

/** What is on a canvas that has been drawn in this task. */
function read(canvas: HTMLCanvasElement): (x: number) => readonly number[] {
  const copy = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = copy.getContext('2d')!;
  pen.drawImage(canvas, 0, 0, WIDTH, HEIGHT);
  return (x) => [...pen.getImageData(x, HEIGHT / 2, 1, 1).data].slice(0, 3);
}

function start(host: HTMLElement, failed: (trouble: BackdropTrouble) => void = () => undefined) {
  let shown = false;
  const parts = {
    host,
    settings: SETTINGS,
    insist: true,
    failed,
    shown: () => void (shown = true),
  };
  const key = pictureKey.start(parts);
  if (typeof key === 'string') throw new Error(key);
  return { key, canvas: host.querySelector('canvas')!, isShown: () => shown };
}

describe('the picture key', () => {
  let picture: Awaited<ReturnType<typeof aPicture>>;
  let running: RunningKey | undefined;
  beforeEach(async () => (picture = await aPicture()));
  afterEach(() => {
    running?.dispose();
    picture.end();
  });

  it('shows the place where the screen is, and leaves what stands before it', async () => {
    const { key, canvas, isShown } = start(picture.host);
    running = key;
    expect(canvas.style.visibility).to.equal('hidden');
    await key.setBackground(await aPlace('rgb(250 0 250)'));
    const at = read(canvas);
    expect(isShown()).to.be.true;
    expect(at(130)[0]).to.be.within(240, 255);
    expect(at(130)[1]).to.be.below(12);
    expect(at(20)[0]).to.be.within(175, 205);
    expect(at(20)[1]).to.be.within(45, 75);
    for (const part of at(60)) expect(part).to.be.within(118, 138);
    expect([canvas.width, canvas.height]).to.deep.equal([WIDTH, HEIGHT]);
    expect(getComputedStyle(canvas).visibility).to.equal('visible');
  });

  it('takes another key, and tells the colour at a point', async () => {
    const { key, canvas } = start(picture.host);
    running = key;
    const box = picture.host.getBoundingClientRect();
    const red = key.colourAt(box.left + 40, box.top + 120);
    expect(red?.map((part) => Math.round(part * 10))).to.deep.equal([7, 2, 2]);
    expect(key.colourAt(box.left - 10, box.top)).to.be.null;
    key.set({ ...SETTINGS, colour: red! });
    await key.setBackground(await aPlace('#fff'));
    const at = read(canvas);
    expect(at(20)[1]).to.be.above(240);
    expect(at(130)[0]).to.be.below(20);
  });

  it('follows to another picture that is brought to the front', async () => {
    const { key, canvas } = start(picture.host);
    running = key;
    await key.setBackground(await aPlace('#fff'));
    const other = await aPicture();
    const { video } = other;
    picture.host.append(video);
    picture.video.style.opacity = '0';
    // One task for the observer; nothing of the old picture is shown meanwhile.
    await new Promise((resolve) => setTimeout(resolve));
    expect(key.colourAt(picture.host.getBoundingClientRect().left + 280, 60)).not.to.be.null;
    expect(picture.host.lastElementChild === canvas).to.be.true;
    other.end();
  });

  it('keeps the place it has when another cannot be had', async () => {
    const { key } = start(picture.host);
    running = key;
    let refused = false;
    await key.setBackground('/there-is-no-such-picture.png').catch(() => (refused = true));
    expect(refused).to.be.true;
  });

  it('gives way to the plain picture when the context is lost', async () => {
    const failed = new Promise<BackdropTrouble>((resolve) => {
      const { key, canvas } = start(picture.host, resolve);
      running = key;
      canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    });
    expect(await failed).to.equal('context-lost');
    expect(picture.host.querySelector('canvas')).to.be.null;
  });

  it('leaves nothing behind', () => {
    const { key, canvas } = start(picture.host);
    const gl = canvas.getContext('webgl2')!;
    key.dispose();
    key.dispose();
    expect(picture.host.children).to.have.length(1);
    expect(gl.isContextLost()).to.be.true;
  });
});

describe('Pace', () => {
  /** Whether it gives up within some seconds of pictures, of which each nth is drawn. */
  const givesUp = (rate: number, every: number, seconds: number): boolean => {
    const pace = new Pace();
    return Array.from({ length: rate * seconds }, (_, index) =>
      pace.count((index * 1000) / rate, index % every === 0),
    ).some(Boolean);
  };

  it('gives up where nearly nothing is drawn, and not at once', () => {
    expect(givesUp(30, 10, 6)).to.be.false;
    expect(givesUp(30, 10, 12)).to.be.true;
  });

  it('is content with every second picture, and with a picture that is slow itself', () => {
    expect(givesUp(30, 2, 30)).to.be.false;
    expect(givesUp(5, 1, 30)).to.be.false;
  });
});
