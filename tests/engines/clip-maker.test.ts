import { expect } from '@open-wc/testing';
import type { ClipProgress, ClipWish } from '../../src/sdk/clips/clip.js';
import { makeClip } from '../../src/sdk/engines/clip-maker.js';
import { captionPicture, cardPicture, wrap } from '../../src/sdk/engines/clip-pictures.js';
import type { StretchOfMedia } from '../../src/sdk/playback/media-engine.js';
import { RoomError } from '../../src/sdk/room/room-error.js';
import { originUrl as ORIGIN } from '../helpers/origin-url.js';

/** The demo's recording: segments of two seconds from this stage time. */
const EPOCH = Date.UTC(2026, 0, 15, 19);

function recording(from: number, count: number, rendition = '288p'): StretchOfMedia {
  const folder = `${ORIGIN}/vod/show/wide/${rendition}`;
  const files = Array.from({ length: count }, (_, n) => ({
    url: `${folder}/s${from + n}.mp4`,
    start: EPOCH + (from + n) * 2000,
    end: EPOCH + (from + n + 1) * 2000,
    range: null,
  }));
  return { init: `${folder}/init.mp4`, files };
}

function wish(overrides: Partial<ClipWish> = {}): ClipWish {
  return {
    from: EPOCH + 2500,
    to: EPOCH + 5500,
    mode: 'burnt',
    captions: [],
    card: null,
    preview: false,
    size: { width: 288, height: 512 },
    ...overrides,
  };
}

/** What a browser makes of the file. */
async function played(video: Blob): Promise<{ seconds: number; width: number }> {
  const element = document.createElement('video');
  const url = URL.createObjectURL(video);
  try {
    await new Promise((resolve, reject) => {
      element.onloadeddata = resolve;
      element.onerror = () => reject(new Error(element.error?.message));
      element.src = url;
      element.preload = 'auto';
    });
    return { seconds: element.duration, width: element.videoWidth };
  } finally {
    element.removeAttribute('src');
    URL.revokeObjectURL(url);
  }
}

async function failure(making: Promise<unknown>): Promise<unknown> {
  return making.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('making a clip', function () {
  this.timeout(90_000);
  const { signal } = new AbortController();
  const silent = { signal, progress: (): void => undefined };

  it('cuts as it was sent, from the key picture on, and a browser plays it', async () => {
    const steps: ClipProgress[] = [];
    const progress = (step: ClipProgress): void => void steps.push(step);
    const clip = await makeClip(recording(0, 4), wish({ mode: 'cut' }), { signal, progress });
    expect(clip).to.deep.include({ from: EPOCH + 2000, to: EPOCH + 5500, preview: null });
    const { seconds, width } = await played(clip.video);
    expect(seconds).to.be.closeTo(3.5, 0.15);
    expect(width).to.equal(288);
    expect(steps.map(({ step }) => step)).to.include.members(['loading', 'fetching', 'cutting']);
  });

  it('burns captions and the card in, with a preview beside it', async () => {
    const captions = [
      { start: EPOCH, end: EPOCH + 4000, text: 'Hello there', direction: 'ltr' as const },
      { start: EPOCH + 4000, end: EPOCH + 9000, text: 'مرحبًا بكم', direction: 'rtl' as const },
    ];
    const card = {
      ...{ name: 'Aero Runner', price: '$89', note: 'A show', direction: 'ltr' as const },
      image: `${ORIGIN}/media/products/sneaker-blue.jpg`,
    };
    const wished = wish({ captions, card, preview: true });
    const clip = await makeClip(recording(0, 4), wished, silent);
    expect(clip).to.deep.include({ from: EPOCH + 2500, to: EPOCH + 5500 });
    const { seconds, width } = await played(clip.video);
    expect(seconds).to.be.closeTo(3, 0.15);
    expect(width).to.equal(288);
    expect(await clip.preview?.slice(0, 3).text()).to.equal('GIF');
  });

  it('says so when there is nothing to cut, before anything is loaded', async () => {
    for (const media of [null, { init: null, files: [] }]) {
      const error = await failure(makeClip(media, wish(), silent));
      expect(error).to.be.instanceOf(RoomError).and.have.property('code', 'clip-no-media');
    }
  });

  it('says so when a file has gone', async () => {
    const error = await failure(makeClip(recording(9000, 4), wishAt(9000), silent));
    expect(error).to.be.instanceOf(RoomError).and.have.property('code', 'clip-no-media');
  });

  it('says so when what cuts is not there', async () => {
    const options = { ...silent, assets: '/nowhere/' };
    const error = await failure(makeClip(recording(0, 4), wish(), options));
    expect(error).to.be.instanceOf(RoomError).and.have.property('code', 'clip-engine-missing');
  });

  it('says so when the files are none', async () => {
    const url = `${ORIGIN}/media/products/sneaker-blue.jpg`;
    const { files } = recording(0, 4);
    for (const init of [null, url]) {
      const media = { init, files: files.map((file) => ({ ...file, url })) };
      const error = await failure(makeClip(media, wish(), silent));
      expect(error).to.be.instanceOf(RoomError).and.have.property('code', 'clip-failed');
    }
  });

  it('ends at once when it is cancelled', async () => {
    const abort = new AbortController();
    const progress = ({ step }: ClipProgress): void => {
      if (step === 'cutting') abort.abort();
    };
    const making = makeClip(recording(0, 4), wish(), { signal: abort.signal, progress });
    expect(await failure(making)).to.have.property('name', 'AbortError');
  });

  function wishAt(segment: number): ClipWish {
    const start = EPOCH + segment * 2000;
    return wish({ from: start, to: start + 6000 });
  }
});

describe('what is drawn into a clip', () => {
  it('breaks lines between words, and where a script has none, between letters', () => {
    const widthOf = (text: string): number => Array.from(text).length;
    expect(wrap('one two three', 8, widthOf)).to.deep.equal(['one two', 'three']);
    expect(wrap('今天天气很好啊', 3, widthOf)).to.deep.equal(['今天天', '气很好', '啊']);
    expect(wrap('unbreakable', 5, widthOf)).to.deep.equal(['unbr…']);
    expect(wrap('   ', 5, widthOf)).to.deep.equal([]);
  });

  it('draws any text, and a card without its picture', async () => {
    const size = { width: 288, height: 512 };
    for (const text of ['', '<b>&', 'ـ'.repeat(2000), '👩‍👩‍👧'.repeat(300)]) {
      const caption = { start: 0, end: 1, text, direction: 'rtl' as const };
      const { png, height } = await captionPicture(caption, size);
      expect([...png.subarray(1, 4)]).to.deep.equal([80, 78, 71]);
      expect(height % 2).to.equal(0);
    }
    const card = { name: 'x'.repeat(999), price: '', note: '', direction: 'ltr' as const };
    const image = 'https://nowhere.invalid/x.jpg';
    const { signal } = new AbortController();
    const { png } = await cardPicture({ ...card, image }, size, signal);
    expect(png.length).to.be.greaterThan(100);
  });
});
