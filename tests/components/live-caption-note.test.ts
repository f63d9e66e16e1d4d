import { expect } from '@open-wc/testing';
import { RoomError } from '../../src/sdk/index.js';
import type { CaptionsState, RoomErrorCode } from '../../src/sdk/index.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { inRoom, inside, rendered, words } from './in-room.js';

function failed(code: RoomErrorCode, more: object = {}): CaptionsState['recognizer'] {
  return { phase: 'failed', error: new RoomError('captions', code, 'why', more) };
}

async function note(recognizer: CaptionsState['recognizer'], language = 'en') {
  const room = new FakeRoom();
  room.stores.captions.patch({ recognizer });
  return inRoom('live-caption-note', { room, language });
}

describe('<live-caption-note>', () => {
  it('says how far the download is, accessibly', async () => {
    const { element } = await note({ phase: 'loading', loaded: 1, total: 4 });
    expect(words(element)).to.equal('Getting captions ready… 25 %');
    await expect(element).to.be.accessible();
  });

  it('is silent while there are captions, or could be', async () => {
    const { element, room } = await note({ phase: 'listening' });
    expect(words(element)).to.equal('');
    const from = { slot: 'a', translatedBy: null, original: null };
    const line = { id: 'a', text: 'Hi', language: 'en', source: 'script', ...from } as const;
    room.stores.captions.patch({ recognizer: { phase: 'no-speech' }, lines: [line] });
    await rendered(element);
    expect(words(element)).to.equal('');
  });

  it('says that it cannot follow, when it cannot', async () => {
    const { element } = await note({ phase: 'unclear' });
    expect(words(element)).to.equal('The speech is hard to understand right now');
    await expect(element).to.be.accessible();
  });

  it('asks before it loads over a metered link, and takes yes for an answer', async () => {
    const cause = { bytes: 4_475_262 };
    const { element, room } = await note(failed('model-metered', { recoverable: true, cause }));
    expect(words(element)).to.contain('5 MB');
    await expect(element).to.be.accessible();
    inside<HTMLButtonElement>(element, 'button')?.click();
    expect(room.calls).to.deep.include(['captions.listenAgain']);
  });

  it('offers the translator of what is said, and no other', async () => {
    const room = new FakeRoom();
    const download = { from: 'en', to: 'de', by: 'device', bytes: null, progress: 0.4 } as const;
    room.stores.captions.patch({ untranslated: { from: 'fr', to: 'de' } });
    room.stores.translation.patch({ download });
    const { element } = await inRoom('live-caption-note', { room, language: 'en' });
    expect(words(element)).not.to.contain('40');
    expect(element.shadowRoot?.querySelectorAll('button').length).to.equal(1);
    room.stores.captions.patch({ untranslated: { from: 'en', to: 'de' } });
    await rendered(element);
    expect(words(element)).to.contain('40');
  });

  for (const [code, text] of [
    ['audio-unsupported', 'The sound of this stream cannot be captioned here.'],
    ['model-missing', 'There are no captions for this language yet.'],
    ['model-memory', 'This device has too little memory for captions.'],
    ['model-corrupt', 'Captions are not available at the moment.'],
  ] as const) {
    it(`gives the reason for ${code}`, async () => {
      const { element } = await note(failed(code));
      expect(words(element)).to.equal(text);
      expect(element.shadowRoot?.querySelector('button')).to.equal(null);
    });
  }

  it('speaks Arabic, from right to left', async () => {
    const { element } = await note({ phase: 'no-speech' }, 'ar');
    expect(words(element)).to.equal('لا يوجد كلام الآن');
    await expect(element).to.be.accessible();
  });
});
