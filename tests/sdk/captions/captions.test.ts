import { expect } from '@open-wc/testing';
import type { CaptionCue } from '../../../src/sdk/captions/caption-timeline.js';
import { CaptionDesk } from '../../../src/sdk/captions/caption-desk.js';
import type { LineTranslation } from '../../../src/sdk/captions/caption-state.js';
import { Captions } from '../../../src/sdk/captions/captions.js';
import { decodeShow } from '../../../src/sdk/show/decode-show.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { settle } from '../../helpers/fake-clock.js';
import { BASE, showJson } from '../../helpers/show-fixtures.js';

const T = Date.UTC(2026, 0, 1);

function cue(
  id: string,
  start: number,
  end: number,
  overrides: Partial<CaptionCue> = {},
): CaptionCue {
  const text = { en: `${id} in English`, es: `${id} en español` };
  return { id, start: T + start, end: T + end, text, source: 'studio', ...overrides };
}

async function setUp(
  language: string | null = 'en',
  show: object = {},
  translation: LineTranslation | null = null,
): Promise<{
  captions: Captions;
  announcer: FakeAnnouncer;
  texts: () => string[];
  tracks: (string | null)[];
}> {
  const announcer = new FakeAnnouncer();
  const tracks: (string | null)[] = [];
  const captions = new Captions({
    announcer,
    language,
    languageSelected: (tag) => tracks.push(tag),
    listenAgain: () => undefined,
    load: () => Promise.resolve(CaptionDesk),
    translation,
  });
  const decoded = decodeShow(showJson(show), BASE);
  if (!decoded.ok) throw decoded.error;
  captions.setDocument(decoded.value);
  await captions.open();
  const texts = (): string[] => captions.store.current.lines.map(({ text }) => text);
  return { captions, announcer, texts, tracks };
}

describe('Captions', () => {
  it('shows a cue with the picture it belongs to, and not with the message', async () => {
    const { captions, texts } = await setUp();
    captions.add([cue('a', 1000, 2000)]);
    expect(texts()).to.deep.equal([]);
    captions.advance(T + 1000);
    expect(texts()).to.deep.equal(['a in English']);
    captions.advance(T + 2000);
    expect(texts()).to.deep.equal([]);
  });

  it('hides what was recognised where somebody has sent better, in the language that is read', async () => {
    const { captions, texts } = await setUp('es');
    const heard = { source: 'recognizer' } as const;
    captions.addSpoken([cue('heard', 1000, 3000, heard), cue('later', 3000, 5000, heard)]);
    captions.add([cue('sent', 1500, 2500), cue('foreign', 3000, 5000, { text: { zh: '你好' } })]);
    captions.advance(T + 2000);
    expect(texts()).to.deep.equal(['sent en español']);
    captions.advance(T + 3500);
    expect(texts()).to.deep.equal(['later en español']);
  });

  it('takes back what was misunderstood', async () => {
    const { captions, texts } = await setUp();
    captions.addSpoken([cue('heard', 1000, 3000)]);
    captions.advance(T + 1500);
    captions.withdrawSpoken(['heard', 'unknown']);
    expect(texts()).to.deep.equal([]);
  });

  it('knows where a picture stands still that stood still before its code was there', async () => {
    const captions = new Captions({
      announcer: new FakeAnnouncer(),
      language: 'en',
      languageSelected: () => undefined,
      listenAgain: () => undefined,
      load: () => Promise.resolve(CaptionDesk),
      translation: null,
    });
    captions.advance(T + 1500);
    captions.add([cue('a', 1000, 2000)]);
    await captions.open();
    expect(captions.store.current.lines.map(({ text }) => text)).to.deep.equal(['a in English']);
  });

  it('shows it again after a rewind', async () => {
    const { captions, texts, announcer } = await setUp();
    captions.add([cue('a', 1000, 2000)]);
    for (const time of [1500, 2500, 1200]) captions.advance(T + time);
    expect(texts()).to.deep.equal(['a in English']);
    expect(announcer.detailsOf('caption-shown')).to.have.length(2);
  });

  it('announces a cue once for each time it is shown', async () => {
    const { captions, announcer } = await setUp();
    captions.add([cue('a', 1000, 2000)]);
    for (let time = 1000; time < 2000; time += 16) captions.advance(T + time);
    expect(announcer.detailsOf('caption-shown').map(({ language }) => language)).to.deep.equal([
      'en',
    ]);
  });

  it('tells its readers only when the lines are other ones', async () => {
    const { captions } = await setUp();
    captions.add([cue('a', 1000, 2000)]);
    captions.advance(T + 1000);
    await settle();
    let notices = 0;
    captions.store.subscribe(() => (notices += 1));
    for (let time = 1016; time < 2000; time += 16) captions.advance(T + time);
    await settle();
    expect(notices).to.equal(0);
  });

  it('shows the newest two lines when more overlap', async () => {
    const { captions, texts } = await setUp();
    captions.add([cue('c', 300, 2000), cue('a', 100, 2000), cue('b', 200, 2000)]);
    captions.advance(T + 1000);
    expect(texts()).to.deep.equal(['b in English', 'c in English']);
  });

  it('takes a better version of a cue in its place', async () => {
    const { captions, texts, announcer } = await setUp();
    captions.add([cue('a', 1000, 2000)]);
    captions.advance(T + 1500);
    captions.add([cue('a', 1000, 2000, { text: { en: 'mended' } })]);
    expect(texts()).to.deep.equal(['mended']);
    expect(announcer.detailsOf('caption-shown')).to.have.length(1);
  });

  describe('in the language of the viewer', () => {
    it('changes at once when the viewer chooses another one', async () => {
      const { captions, texts, tracks } = await setUp();
      captions.add([cue('a', 1000, 2000)]);
      captions.advance(T + 1500);
      captions.selectLanguage('es');
      expect(texts()).to.deep.equal(['a en español']);
      captions.selectLanguage(null);
      expect(texts()).to.deep.equal([]);
      expect(tracks).to.deep.equal(['es', null]);
    });

    it('takes the language for its regional variant', async () => {
      const { captions, texts } = await setUp('es-MX');
      captions.add([cue('a', 1000, 2000)]);
      captions.advance(T + 1500);
      expect(texts()).to.deep.equal(['a en español']);
      expect(captions.store.current.lines[0]?.language).to.equal('es');
    });

    it('shows nothing rather than a language that was not chosen', async () => {
      const { captions, texts } = await setUp('ja');
      captions.add([cue('a', 1000, 2000), cue('b', 1000, 2000, { text: 'spoken' })]);
      captions.advance(T + 1500);
      expect(texts()).to.deep.equal([]);
    });

    it('takes a text without a language for what the host speaks', async () => {
      const { captions, texts } = await setUp('en-GB');
      captions.add([cue('a', 1000, 2000, { text: 'spoken' })]);
      captions.advance(T + 1500);
      expect(texts()).to.deep.equal(['spoken']);
    });

    it('offers those of the document and those it has seen', async () => {
      const { captions } = await setUp('en', { captions: { languages: ['es', 'en'] } });
      captions.add([cue('a', 0, 1, { text: { de: 'x', 'en-US': 'y' } })]);
      expect(captions.store.current.languages).to.deep.equal(['es', 'en', 'de']);
    });
  });

  describe("beside the stream's own text track", () => {
    const inBand = { id: 'b1', start: T + 1000, end: T + 3000, language: 'en', text: 'in-band' };

    it('shows in-band cues where the channel has none', async () => {
      const { captions, texts } = await setUp();
      captions.addInBand(inBand);
      captions.advance(T + 1500);
      expect(texts()).to.deep.equal(['in-band']);
      expect(captions.store.current.lines[0]?.source).to.equal('in-band');
    });

    it('prefers the channel for the whole length of a cue that overlaps', async () => {
      const { captions, texts } = await setUp();
      captions.addInBand(inBand);
      captions.add([cue('a', 1000, 2000)]);
      captions.advance(T + 1500);
      expect(texts()).to.deep.equal(['a in English']);
      captions.advance(T + 2500);
      expect(texts()).to.deep.equal([]);
    });

    it('keeps them when the channel speaks another language', async () => {
      const { captions, texts } = await setUp();
      captions.addInBand(inBand);
      captions.add([cue('a', 1000, 2000, { text: { es: 'hola' } })]);
      captions.advance(T + 1500);
      expect(texts()).to.deep.equal(['in-band']);
    });
  });

  it('keeps its bounds: size between three quarters and two, memory of ten minutes', async () => {
    const { captions, texts } = await setUp();
    captions.setSize(9);
    expect(captions.store.current.size).to.equal(2);
    captions.setSize(0);
    expect(captions.store.current.size).to.equal(0.75);
    captions.setSize(NaN);
    expect(captions.store.current.size).to.equal(0.75);
    captions.add([cue('old', 0, 1000)]);
    captions.add([cue('new', 700_000, 701_000)]);
    captions.advance(T + 500);
    expect(texts()).to.deep.equal([]);
  });

  it('keeps every cue of a replay', async () => {
    const { captions, texts } = await setUp('en', { status: 'replay' });
    captions.add([cue('old', 0, 1000), cue('new', 7_000_000, 7_001_000)]);
    captions.advance(T + 500);
    expect(texts()).to.deep.equal(['old in English']);
  });

  it('costs little with two thousand cues and sixty pictures a second', async () => {
    const { captions } = await setUp();
    captions.add(Array.from({ length: 2000 }, (_, i) => cue(`c${i}`, i * 250, i * 250 + 240)));
    const from = performance.now();
    for (let frame = 0; frame < 6000; frame += 1) captions.advance(T + frame * 16);
    expect(performance.now() - from).to.be.below(600);
  });
});
