import { expect, nextFrame } from '@open-wc/testing';
import { wearCaptionLook } from '../../src/components/internal/caption-look.js';
import type { CaptionLine } from '../../src/sdk/index.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { all, button, inRoom, inside, rendered, textsThere, words } from './in-room.js';

const line: CaptionLine = {
  id: 'a',
  slot: 'a',
  text: 'Hallo',
  language: 'de',
  source: 'human',
  translatedBy: 'browser',
  original: { text: 'Hello', language: 'en' },
};

describe('<live-caption-choices>', () => {
  it('offers which captions, and what stands beside them', async () => {
    const { element, room } = await inRoom('live-caption-choices', { view: 'live-settings' });
    await textsThere(element);
    await expect(element).to.be.accessible();
    const [, checked, sent] = all(element, 'input[type="radio"]') as HTMLInputElement[];
    checked.click();
    sent.click();
    const [source] = all(element, 'input[type="checkbox"]') as HTMLInputElement[];
    source.click();
    expect(room.calls).to.deep.equal([
      ['captions.setPreference', 'checked'],
      ['captions.setPreference', 'sent'],
      ['captions.explain', { source: true, original: undefined }],
    ]);
  });

  it('keeps them for the next visit once the viewer agrees to that, and not before', async () => {
    const visit = async (agreed: boolean) => {
      const room = new FakeRoom();
      const { consent } = room.stores.market.current;
      if (agreed)
        room.stores.market.patch({ consent: { ...consent, granted: ['essential', 'functional'] } });
      const view = await inRoom('live-caption-choices', { room, view: 'live-settings' });
      await textsThere(view.element);
      return { room, radios: all(view.element, 'input[type="radio"]') as HTMLInputElement[] };
    };
    try {
      const stranger = await visit(false);
      stranger.radios[2].click();
      expect(localStorage.getItem('live-room:captions')).to.be.null;
      const first = await visit(true);
      first.radios[1].click();
      const next = await visit(true);
      wearCaptionLook(next.room, document.createElement('div'));
      expect(next.room.stores.captions.current.prefer).to.equal('checked');
      // Others may have written there.
      localStorage.setItem('live-room:captions', '{"prefer":"constructor","showSource":"yes"}');
      const odd = await visit(true);
      wearCaptionLook(odd.room, document.createElement('div'));
      expect(odd.room.stores.captions.current).to.deep.include({
        prefer: 'best',
        showSource: false,
      });
    } finally {
      localStorage.removeItem('live-room:captions');
    }
  });
});

describe('<live-caption-source>', () => {
  for (const language of ['en', 'ar'])
    it(`says where a line comes from and what was said, for who asked, in ${language}`, async () => {
      const room = new FakeRoom();
      room.stores.captions.patch({ showSource: true, showOriginal: true });
      const { element } = await inRoom('live-caption-source', {
        room,
        language,
        properties: { line },
      });
      await textsThere(element);
      await expect(element).to.be.accessible();
      expect(words(element)).to.contain('Hello');
      if (language === 'en')
        expect(words(element)).to.contain('Checked by a person · translated by your browser');
      room.stores.captions.patch({ showSource: false, showOriginal: false });
      await rendered(element);
      expect(words(element)).to.equal('');
    });
});

describe('a language that nothing translates', () => {
  it('is said plainly, with the original a tap away, and a download where there is one', async () => {
    const room = new FakeRoom();
    const untranslated = { from: 'en', to: 'ko' };
    room.stores.captions.patch({ language: 'ko', untranslated });
    const { element } = await inRoom('live-captions', { room });
    const note = (): HTMLElement | null => inside(element, 'live-caption-note');
    while (!note() || !inside(note()!, 'button')) await nextFrame();
    while (!words(note()!).includes('English')) await nextFrame();
    expect(words(note()!)).to.contain('Spoken in English. Nothing here translates it to Korean.');
    button(note()!, 'Read it in English').click();
    expect(room.calls).to.deep.equal([['captions.selectLanguage', 'en']]);
    room.stores.captions.patch({ language: 'ko' });
    room.stores.translation.patch({
      download: { from: 'en', to: 'ko', by: 'browser', bytes: null, progress: null },
    });
    await rendered(note() as never);
    button(note()!, 'Load a translator').click();
    expect(room.calls.at(-1)).to.deep.equal(['translation.download']);
  });
});
