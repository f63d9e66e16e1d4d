import { expect, nextFrame } from '@open-wc/testing';
import type { LiveTryOnElement } from '../../src/components/live-try-on.js';
import { aProduct, FakeRoom } from '../helpers/fake-room.js';
import { all, button, inRoom, inside, rendered, textsThere, words } from './in-room.js';

const item = { kind: 'glasses', model: 'https://shop.example/glasses.glb' } as const;
const { mediaDevices } = navigator;

/** The browser's answer to who asks for the camera; how often it was asked. */
function camera(answer: () => Promise<MediaStream>): { asked: number; restore: () => void } {
  const own = mediaDevices.getUserMedia.bind(mediaDevices);
  const told = { asked: 0, restore: () => void (mediaDevices.getUserMedia = own) };
  mediaDevices.getUserMedia = () => {
    told.asked += 1;
    return answer();
  };
  return told;
}

async function aMirror(language = 'en'): Promise<LiveTryOnElement> {
  const properties = { item, name: 'Coast', assets: '/nowhere/' };
  const { element } = await inRoom('live-try-on', { language, properties, view: 'live-try-on' });
  await textsThere(element);
  return element;
}

async function untilWords(element: LiveTryOnElement, wanted: RegExp): Promise<void> {
  while (!wanted.test(words(element))) await nextFrame();
}

describe('<live-try-on>', () => {
  for (const language of ['en', 'ar'])
    it(`is accessible in ${language}`, async () => {
      await expect(await aMirror(language)).to.be.accessible();
    });

  it('says that nothing leaves the device, and asks for the camera only by a tap', async () => {
    const told = camera(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    try {
      const element = await aMirror();
      expect(words(element)).to.contain('Nothing leaves your device');
      expect(told.asked).to.equal(0);
      button(element, 'Use the camera').click();
      await untilWords(element, /The camera was refused/);
      expect(told.asked).to.equal(1);
      // A photo is still to be had, and the camera may be asked for again.
      expect(inside<HTMLInputElement>(element, 'input[type=file]')).not.to.be.null;
      expect(button(element, 'Use the camera').disabled).to.be.false;
    } finally {
      told.restore();
    }
  });

  for (const [name, wanted] of [
    ['NotReadableError', /Another program/],
    ['NotFoundError', /There is no camera/],
  ] as const)
    it(`says what ${name} means`, async () => {
      const told = camera(() => Promise.reject(new DOMException('', name)));
      const element = await aMirror();
      button(element, 'Use the camera').click();
      await untilWords(element, wanted);
      told.restore();
    });

  it('lets go of the camera when the site has no model, and says so', async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    const stream = canvas.captureStream(1);
    const told = camera(() => Promise.resolve(stream));
    const element = await aMirror();
    button(element, 'Use the camera').click();
    await untilWords(element, /not available in this shop/);
    while (stream.getTracks().some(({ readyState }) => readyState === 'live')) await nextFrame();
    told.restore();
  });

  it('refuses a file that is no picture', async () => {
    const element = await aMirror();
    const input = inside<HTMLInputElement>(element, 'input[type=file]')!;
    const files = new DataTransfer();
    files.items.add(new File(['<svg onload=alert(1)>'], 'me.png', { type: 'image/png' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await untilWords(element, /cannot be read as a picture/);
  });
});

describe('trying on in the product sheet', () => {
  it('takes the place of the pictures, wears the chosen variant, and gives it back', async () => {
    const room = new FakeRoom();
    const price = { amount: '39.00', currency: 'EUR' };
    const product = aProduct({
      options: [
        {
          id: 'colour',
          name: 'Colour',
          values: ['black', 'amber'].map((id) => ({ id, name: id })),
        },
      ],
      variants: ['black', 'amber'].map((id) => ({
        id,
        options: { colour: id },
        price,
        availability: 'InStock' as const,
      })),
      tryOn: { ...item, variants: { amber: 'https://shop.example/amber.glb' } },
    });
    room.stores.shop.patch({ products: [product] });
    const { element } = await inRoom('live-product-sheet', {
      room,
      properties: { productId: 'mug' },
    });
    button(element, 'Try it on').click();
    await rendered(element);
    while (!inside(element, 'live-try-on', '.private')) await nextFrame();
    const mirror = inside<LiveTryOnElement>(element, 'live-try-on')!;
    expect(inside(element, 'live-gallery')?.hidden).to.be.true;
    expect(mirror.item?.model).to.equal(item.model);
    const amber = all(element, 'input[type=radio]').at(-1) as HTMLInputElement;
    amber.click();
    await rendered(element);
    expect(mirror.item?.model).to.equal('https://shop.example/amber.glb');
    button(element, 'Back to the pictures').click();
    await rendered(element);
    expect(inside(element, 'live-try-on')).to.be.null;
    expect(inside(element, 'live-gallery')?.hidden).to.be.false;
  });

  it('is not offered for what cannot be worn', async () => {
    const { element } = await inRoom('live-product-sheet', { properties: { productId: 'mug' } });
    expect(words(element)).not.to.contain('Try it on');
  });
});
