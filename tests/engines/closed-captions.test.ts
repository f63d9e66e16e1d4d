import { expect } from '@open-wc/testing';
import { CaptionScreens, type ScreenCue } from '../../src/sdk/engines/cea/caption-screens.js';
import { ClosedCaptions } from '../../src/sdk/engines/cea/closed-captions.js';
import { readVideoTrack } from '../../src/sdk/engines/cea/video-track.js';
import { readClosedCaptions } from '../../src/sdk/engines/hls-playlist.js';
import { createMediaEngineFactory } from '../../src/sdk/engines/media-engine-factory.js';
import { StageClock } from '../../src/sdk/engines/stage-clock.js';
import type { InBandCue, MediaEngine } from '../../src/sdk/playback/media-engine.js';
import { eventually } from './origin-session.js';

/** Streams with CEA-608 written by hand, encoded with B-frames: fixtures/cea/make-captions.js. */
const FOLDER = new URL('../fixtures/cea/', import.meta.url);
const ZERO = Date.parse('2026-01-01T12:00:00Z');
/** One picture. */
const FRAME = 1000 / 30;

/** Within two pictures of where it was written: so many are kept back for B-frames. */
function expectCue({ start, end, text }: InBandCue, from: number, to: number, said: string): void {
  expect(text).to.equal(said);
  expect(start - ZERO).to.be.closeTo(from * 1000, 2 * FRAME + 1);
  expect(end - ZERO).to.be.closeTo(to * 1000, 2 * FRAME + 1);
}

describe('captions inside of the video', function () {
  this.timeout(30_000);
  let engine: MediaEngine | undefined;
  let host: HTMLElement;

  beforeEach(() => {
    host = document.createElement('div');
    host.style.cssText = 'position:relative;inline-size:320px;block-size:180px';
    document.body.append(host);
  });
  afterEach(() => {
    engine?.dispose();
    engine = undefined;
    host.remove();
  });

  /** The last word on each cue. */
  const play = async (
    stream: string,
  ): Promise<{ cues: Map<string, InBandCue>; fail: string[] }> => {
    const cues = new Map<string, InBandCue>();
    const fail: string[] = [];
    const none = (): void => undefined;
    engine = await createMediaEngineFactory().create(
      host,
      { url: new URL(stream, FOLDER).href, live: false, followEdge: false, muted: true },
      {
        ...{ frame: none, playing: none, waiting: none, pausedChanged: none, mutedChanged: none },
        ...{ pictureInPictureChanged: none, renditionsChanged: none, healthy: none, ended: none },
        trouble: (kind) => fail.push(kind),
        inBandCue: (cue) => cues.set(cue.id, cue),
      },
      new AbortController().signal,
    );
    return { cues, fail };
  };

  for (const stream of ['fmp4-main.m3u8', 'mpegts-main.m3u8']) {
    it(`are told ahead of their picture, at the times of the show (${stream})`, async () => {
      const { cues, fail } = await play(stream);
      engine!.selectTextTrack('en');
      await eventually(() => cues.size >= 3, 'three captions');
      await eventually(() => [...cues.values()].at(-1)!.end - ZERO > 10_900, 'the end of the last');
      const [first, second, third, ...more] = cues.values();
      expectCue(first, 2, 4, 'The red bag is back.');
      expectCue(second, 6, 9, 'Only nine are left, and shipping is free.');
      expectCue(third, 9, 11, 'Who wants it?');
      expect(more).to.deep.equal([]);
      expect([...cues.values()].every(({ language }) => language === 'en')).to.be.true;
      // Twelve seconds are read, and the picture stands at its beginning.
      expect(engine!.stageTime! - ZERO).to.be.lessThan(2000);
      expect(fail).to.deep.equal([]);
    });
  }

  it('of the second field roll up, and say nothing twice', async () => {
    const { cues } = await play('fmp4-main.m3u8');
    engine!.selectTextTrack('es-MX');
    const texts = (): string[] => [...cues.values()].map(({ text }) => text);
    await eventually(() => texts().join(' ').includes('gratis.'), 'the last line');
    expect(texts().join(' ')).to.equal(
      'El bolso rojo ha vuelto. Sólo quedan nueve, y el envío es gratis.',
    );
  });

  it('are there for what is buffered when somebody switches them on', async () => {
    const { cues } = await play('fmp4-main.m3u8');
    await eventually(() => engine!.forwardBuffer > 10, 'all of it ahead');
    expect(cues.size).to.equal(0);
    engine!.selectTextTrack('en');
    await eventually(() => cues.size === 3, 'three captions');
  });

  it('are read in the language there is where nobody wrote the wanted one', async () => {
    const { cues } = await play('fmp4-main.m3u8');
    engine!.selectTextTrack('ja');
    await eventually(() => cues.size >= 1, 'a caption');
    expect([...cues.values()][0].language).to.equal('en');
  });

  it('are not read before anybody wants captions, nor after', async () => {
    const { cues } = await play('fmp4-main.m3u8');
    await eventually(() => engine!.forwardBuffer > 3, 'media ahead');
    engine!.selectTextTrack('en');
    engine!.selectTextTrack(null);
    await eventually(() => engine!.forwardBuffer > 8, 'more media ahead');
    expect(cues.size).to.equal(0);
  });
});

describe('what a playlist declares of them', () => {
  it('is read where it names a channel and a language', () => {
    const line = (rest: string): string => `#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="c",${rest}`;
    const text = [
      '#EXTM3U',
      line('NAME="English",LANGUAGE="en",INSTREAM-ID="CC1"'),
      line('NAME="Spanish",LANGUAGE="es",INSTREAM-ID="CC3"'),
      line('NAME="CEA-708",LANGUAGE="fr",INSTREAM-ID="SERVICE1"'),
      line('NAME="No language",INSTREAM-ID="CC2"'),
      line('NAME="Nonsense",LANGUAGE="de",INSTREAM-ID="CC9"'),
    ].join('\n');
    expect(readClosedCaptions(text)).to.deep.equal([
      { language: 'en', channel: 1 },
      { language: 'es', channel: 3 },
    ]);
  });
});

describe('ClosedCaptions', () => {
  const bytesOf = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await (await fetch(new URL(name, FOLDER))).arrayBuffer());
  const stage = Object.assign(new StageClock(), { at: (time: number) => ZERO + time * 1000 });
  const appended = (data: Uint8Array<ArrayBuffer>, offset: number | undefined, start = 0) =>
    ({
      type: 'audiovideo',
      data,
      offset,
      frag: { start },
      part: null,
    }) as never;

  it('survives whatever is in a fragment', async () => {
    const init = await bytesOf('init.mp4');
    const media = await bytesOf('fmp4-1.m4s');
    const cues: InBandCue[] = [];
    const captions = new ClosedCaptions({ channel: 1, language: 'en' }, stage, (cue) =>
      cues.push(cue),
    );
    captions.take(appended(media, 0));
    captions.take(appended(init.slice(0, 300), undefined));
    captions.take(appended(media, 0));
    expect(cues).to.deep.equal([]);
    captions.take(appended(init, undefined));
    for (let at = 0; at < media.length; at += 61) {
      const broken = media.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      captions.take(appended(broken, 0));
      captions.take(appended(media.slice(0, at), 0));
    }
    // Whole again, from the beginning.
    captions.take(appended(await bytesOf('fmp4-0.m4s'), 0));
    captions.take(appended(media, 0));
    expect(cues.some(({ text }) => text === 'The red bag is back.')).to.be.true;
    expect(cues.every(({ start, end }) => end > start)).to.be.true;
  });

  it('forgets what was begun when the picture is elsewhere', async () => {
    const cues: InBandCue[] = [];
    const captions = new ClosedCaptions({ channel: 1, language: 'en' }, stage, (cue) =>
      cues.push(cue),
    );
    captions.begin(await bytesOf('init.mp4'));
    captions.take(appended(await bytesOf('fmp4-0.m4s'), 0));
    captions.take(appended(await bytesOf('fmp4-1.m4s'), 0, 2));
    const [{ end }] = cues.slice(-1);
    captions.take(appended(await bytesOf('fmp4-5.m4s'), 0, 10));
    const later = cues.filter(({ start }) => start > end);
    expect(later.map(({ text }) => text)).not.to.include('The red bag is back.');
  });

  it('finds the track of the picture, or says that there is none', async () => {
    const init = await bytesOf('init.mp4');
    expect(readVideoTrack(init.buffer)).to.deep.include({ entry: 'avc1' });
    for (let length = 0; length < init.length; length += 7)
      expect(() => readVideoTrack(init.slice(0, length).buffer)).not.to.throw();
    const sound = new URL('../fixtures/audio/aac-8k.mp4', import.meta.url);
    expect(readVideoTrack(await (await fetch(sound)).arrayBuffer())).to.be.null;
  });
});

describe('CaptionScreens', () => {
  const told = (show: (screens: CaptionScreens) => void): ScreenCue[] => {
    const cues = new Map<string, ScreenCue>();
    show(new CaptionScreens('cc1', (cue) => cues.set(cue.id, cue)));
    return [...cues.values()];
  };

  it('is one cue for what stands through many fragments', () => {
    const cues = told((screens) => {
      for (let at = 0; at < 2000; at += 200) screens.show(at, at + 200, ['Hello', 'there']);
    });
    expect(cues).to.deep.equal([
      { id: 'cc1:0', start: 0, end: 2000, text: 'Hello there', open: false },
    ]);
  });

  it('grows while a line is typed, and is closed when it has rolled away', () => {
    const cues = told((screens) => {
      screens.show(0, 100, ['He']);
      screens.show(100, 200, ['Hello']);
      screens.show(200, 300, ['Hello', 'my']);
      screens.show(300, 400, ['Hello', 'my friend']);
      screens.show(400, 500, ['my friend', 'Sp']);
      screens.show(500, 600, ['my friend', 'Spring']);
    });
    expect(cues.map(({ text, start, open }) => ({ text, start, open }))).to.deep.equal([
      { text: 'Hello my friend', start: 0, open: false },
      { text: 'Spring', start: 400, open: true },
    ]);
  });

  it('says the same words again when they are said again later', () => {
    const cues = told((screens) => {
      screens.show(0, 1000, ['Yes']);
      screens.show(5000, 6000, ['Yes']);
    });
    expect(cues.map(({ start }) => start)).to.deep.equal([0, 5000]);
  });

  it('says nothing of an empty or an upside-down stretch', () => {
    const cues = told((screens) => {
      screens.show(100, 100, ['No time']);
      screens.show(200, 100, ['Backwards']);
      screens.show(NaN, 300, ['Nowhere']);
      screens.show(300, 400, []);
    });
    expect(cues).to.deep.equal([]);
  });
});
