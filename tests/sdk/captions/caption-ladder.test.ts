import { expect } from '@open-wc/testing';
import { CaptionDesk } from '../../../src/sdk/captions/caption-desk.js';
import type { CaptionsState, LineTranslation } from '../../../src/sdk/captions/caption-state.js';
import type { CaptionCue } from '../../../src/sdk/captions/caption-timeline.js';
import { Captions } from '../../../src/sdk/captions/captions.js';
import { decodeEntries } from '../../../src/sdk/realtime/wire-format.js';
import { decodeShow } from '../../../src/sdk/show/decode-show.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { BASE, showJson } from '../../helpers/show-fixtures.js';

const T = Date.UTC(2026, 0, 1);
type Source = CaptionCue['source'];

const cue = (id: string, source: Source, more: Partial<CaptionCue> = {}): CaptionCue => ({
  id,
  start: T,
  end: T + 3000,
  text: { en: `${id} en`, es: `${id} es` },
  source,
  ...more,
});

async function setUp(language = 'es', translation: LineTranslation | null = null) {
  const captions = new Captions({
    announcer: new FakeAnnouncer(),
    language,
    languageSelected: () => undefined,
    listenAgain: () => undefined,
    load: () => Promise.resolve(CaptionDesk),
    translation,
  });
  const decoded = decodeShow(showJson({ spokenLanguage: 'en' }), BASE);
  if (!decoded.ok) throw decoded.error;
  captions.setDocument(decoded.value);
  await captions.open();
  captions.advance(T + 1000);
  const state = (): Readonly<CaptionsState> => captions.store.current;
  const texts = (): string[] => state().lines.map(({ text }) => text);
  return { captions, state, texts };
}

/** What the channel makes of a message, or of several. */
const read = (...data: object[]): readonly CaptionCue[] =>
  decodeEntries(data.map((one) => ({ type: 'cue', data: one }))).messages.flatMap((message) =>
    message.type === 'cue' ? [message.data] : [],
  );

describe('the ladder of captions', () => {
  it('lets a guest and the host speak at once, each with a ladder of their own', async () => {
    const { captions, texts, state } = await setUp('en');
    const lin = read({
      id: 'lin-1',
      start: T,
      end: T + 3000,
      text: { en: 'sent' },
      guest: 'lin',
    });
    captions.addInBand({ id: 'h', start: T, end: T + 3000, language: 'en', text: 'host' });
    captions.addInBand(
      { id: 'lin:7', start: T, end: T + 3000, language: 'en', text: 'in-band' },
      'lin',
    );
    expect(texts()).to.deep.equal(['host', 'in-band']);
    captions.add(lin);
    expect(texts(), 'better words of the guest hide theirs only').to.have.members(['host', 'sent']);
    const speakers = state().lines.map(({ text, guest }) => [text, guest]);
    expect(Object.fromEntries(speakers)).to.deep.equal({ host: undefined, sent: 'lin' });
    expect(state().sent, 'the host is not captioned by it').to.be.false;
  });

  it('goes up: recogniser, stream, studio, script, a person', async () => {
    const { captions, texts, state } = await setUp('en');
    captions.addSpoken([cue('heard', 'recognizer')]);
    expect(texts()).to.deep.equal(['heard en']);
    captions.addInBand({ id: 'b', start: T, end: T + 3000, language: 'en', text: 'in-band' });
    expect(texts()).to.deep.equal(['in-band']);
    captions.add([cue('sent', 'studio')]);
    expect(texts()).to.deep.equal(['sent en']);
    captions.addSpoken([cue('line', 'script')]);
    expect(texts()).to.deep.equal(['line en']);
    captions.add([cue('mended', 'human')]);
    expect(texts()).to.deep.equal(['mended en']);
    expect(state().lines[0]?.source).to.equal('human');
  });

  it('puts a late better line in the place of the worse one, without a hole', async () => {
    const { captions, state, texts } = await setUp('en');
    captions.addSpoken([cue('heard', 'recognizer')]);
    const place = state().lines[0]?.slot;
    captions.add([cue('better', 'studio', { start: T + 1500, end: T + 4000 })]);
    // It begins only half a second later: what is read stays until then.
    expect(texts()).to.deep.equal(['heard en']);
    captions.advance(T + 1499);
    expect(texts()).to.deep.equal(['heard en']);
    captions.advance(T + 1500);
    expect(texts()).to.deep.equal(['better en']);
    expect(state().lines[0]?.slot).to.equal(place);
  });

  it('lets neighbours be that overlap at their edges only', async () => {
    const { captions, texts } = await setUp('en');
    captions.add([
      cue('mended', 'human'),
      cue('next', 'studio', { start: T + 2800, end: T + 5800 }),
    ]);
    captions.advance(T + 4000);
    expect(texts()).to.deep.equal(['next en']);
  });

  it('goes down again where the better one has nothing in the viewer’s language', async () => {
    const { captions, texts } = await setUp('es');
    captions.add([cue('mended', 'human', { text: { en: 'mended' } }), cue('line', 'script')]);
    expect(texts()).to.deep.equal(['line es']);
  });

  it('shows only what the viewer wants', async () => {
    const { captions, texts } = await setUp('en');
    captions.addSpoken([cue('heard', 'recognizer')]);
    captions.setPreference('sent');
    expect(texts()).to.deep.equal([]);
    captions.add([cue('sent', 'studio')]);
    expect(texts()).to.deep.equal(['sent en']);
    captions.setPreference('checked');
    expect(texts()).to.deep.equal([]);
    captions.add([cue('mended', 'human')]);
    expect(texts()).to.deep.equal(['mended en']);
  });

  it('knows that somebody sends captions, and when nobody does any more', async () => {
    const { captions, state } = await setUp('es');
    expect(state().sent).to.be.false;
    captions.add([cue('sent', 'studio')]);
    expect(state().sent).to.be.true;
    captions.advance(T + 40_000);
    expect(state().sent).to.be.false;
  });

  describe('of two who write at once', () => {
    it('ends with the same line in whatever order they come', async () => {
      const a = cue('x', 'human', { rev: 2, by: 'ana', text: { en: 'by Ana' } });
      const b = cue('x', 'human', { rev: 2, by: 'ben', text: { en: 'by Ben' } });
      for (const order of [
        [a, b],
        [b, a],
      ]) {
        const { captions, texts } = await setUp('en');
        captions.add(order);
        expect(texts()).to.deep.equal(['by Ben']);
      }
    });

    it('never goes back to an older revision, and takes an empty one away', async () => {
      const { captions, texts } = await setUp('en');
      captions.add([cue('x', 'human', { rev: 3, by: 'a', text: { en: 'third' } })]);
      captions.add([cue('x', 'studio', { rev: 1, by: 'a', text: { en: 'first' } })]);
      expect(texts()).to.deep.equal(['third']);
      captions.add([cue('x', 'human', { rev: 4, by: 'a', text: { en: '' } })]);
      expect(texts()).to.deep.equal([]);
    });

    it('adds languages that come later to the same revision', async () => {
      const { captions, texts, state } = await setUp('de');
      captions.add(
        read({ id: 'x', start: T, end: T + 3000, language: 'en', text: 'Hi', rev: 1, by: 'a' }),
      );
      expect(texts()).to.deep.equal([]);
      captions.add(
        read({
          ...{ id: 'x', start: T, end: T + 3000, language: 'en', text: 'Hi', rev: 1, by: 'a' },
          translations: { de: 'Hallo' },
        }),
      );
      expect(texts()).to.deep.equal(['Hallo']);
      expect(state().lines[0]?.translatedBy).to.equal('studio');
      expect(state().lines[0]?.original).to.deep.equal({ text: 'Hi', language: 'en' });
    });
  });

  describe('against bad cues', () => {
    it('shows markup as text, without what turns the direction of what follows', async () => {
      const { captions, texts } = await setUp('en');
      captions.add(
        read({ id: 'x', start: T, end: T + 3000, text: { en: '<b>\u202eevil\n\u0007</b>' } }),
      );
      expect(texts()).to.deep.equal(['<b> evil </b>']);
    });

    it('shows ten thousand characters in pieces of two lines, and a word without an end cut', async () => {
      const { captions, texts } = await setUp('en');
      captions.add(
        read({ id: 'x', start: T, end: T + 3000, text: { en: 'many words '.repeat(1000) } }),
      );
      expect(texts()[0]?.length).to.be.within(20, 90);
      captions.add(read({ id: 'x', start: T, end: T + 3000, text: { en: 'x'.repeat(10_000) } }));
      expect(texts()[0]?.length).to.be.within(20, 90);
    });

    it('refuses a cue that ends before it starts or has no language, and takes good languages of a bad lot', () => {
      expect(read({ id: 'x', start: T, end: T - 1, text: 'a' })).to.have.length(0);
      expect(
        read({ id: 'x', start: T, end: T + 1, language: '<script>', text: 'a' }),
      ).to.have.length(0);
      const [good] = read({
        ...{ id: 'x', start: T, end: T + 1, language: 'en', text: 'Hi' },
        translations: { de: 'Hallo', '!!': 'no', fr: 7, __proto__: 'x' },
      });
      expect(good.text).to.deep.equal({ de: 'Hallo', en: 'Hi' });
      expect(good.machine).to.deep.equal(['de']);
    });

    it('does not offer a language that nobody knows', async () => {
      const { captions, state } = await setUp('en');
      captions.add(read({ id: 'x', start: T, end: T + 1, text: { qqz: 'a', fr: 'b' } }));
      expect(state().languages).to.include('fr').and.not.include('qqz');
    });

    it('puts cues in order that come out of order', async () => {
      const { captions, texts } = await setUp('en');
      captions.add([
        cue('b', 'studio', { start: T + 900 }),
        cue('a', 'studio', { start: T + 100 }),
      ]);
      expect(texts()).to.deep.equal(['a en', 'b en']);
    });
  });

  describe('in a language that nobody wrote', () => {
    const translator = (known: Record<string, string>): LineTranslation => ({
      line: (text) => (known[text] ? { text: known[text], by: 'browser' } : 'none'),
      onChange: () => () => undefined,
    });

    it('shows the translation, by whom, and the original', async () => {
      const { captions, state } = await setUp('de', translator({ 'x en': 'x de' }));
      captions.add([cue('x', 'human')]);
      const [line] = state().lines;
      expect(line.text).to.equal('x de');
      expect(line.translatedBy).to.equal('browser');
      expect(line.original?.text).to.equal('x en');
    });

    it('has nothing translated that stands behind what somebody wrote in it', async () => {
      const asked: string[] = [];
      const { captions, texts } = await setUp('es', {
        line: (text) => (asked.push(text), { text: `${text} es`, by: 'service' }),
        onChange: () => () => undefined,
      });
      captions.add([cue('sent', 'studio')]);
      captions.addInBand({ id: 'b', start: T, end: T + 3000, language: 'en', text: 'in-band' });
      captions.advance(T + 1500);
      expect(texts()).to.deep.equal(['sent es']);
      expect(asked).to.deep.equal([]);
      captions.setPreference('checked');
      captions.add([cue('mended', 'human', { text: { en: 'mended' } })]);
      expect(texts()).to.deep.equal(['mended es']);
      expect(asked).to.include('mended').and.not.include('in-band');
    });

    it('translates only sentences that are over while more words may follow', async () => {
      const { captions, texts } = await setUp('de', translator({ 'It is new.': 'Es ist neu.' }));
      captions.addSpoken([cue('x', 'recognizer', { text: 'It is new. And it co', open: true })]);
      expect(texts()).to.deep.equal(['Es ist neu.']);
    });

    it('says that nothing translates, and stops saying so', async () => {
      const { captions, state } = await setUp('de', translator({}));
      captions.add([cue('x', 'human')]);
      expect(state().untranslated).to.deep.equal({ from: 'en', to: 'de' });
      captions.selectLanguage('en');
      expect(state().untranslated).to.be.null;
      expect(state().lines[0]?.text).to.equal('x en');
    });
  });
});
