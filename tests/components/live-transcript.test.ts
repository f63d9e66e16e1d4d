import { expect } from '@open-wc/testing';
import { FakeRoom, START } from '../helpers/fake-room.js';
import { all, button, inRoom, inside, rendered, textsThere } from './in-room.js';

const cues = [
  { id: 'a', start: START, end: START + 2000, text: { en: 'Hello everyone', ar: 'مرحبًا بكم' } },
  {
    id: 'b',
    start: START + 75_000,
    end: START + 77_000,
    text: { en: 'Two <b>bags</b>', ar: 'حقيبتان' },
  },
].map((cue) => ({ ...cue, source: 'studio' as const }));

async function aTranscript(language = 'en') {
  const room = new FakeRoom();
  Object.assign(room.captions, { cues: [cues, [], []] });
  room.stores.captions.patch({ language });
  room.stores.playback.patch({ seekable: { start: START + 60_000, end: START + 90_000 } });
  const view = await inRoom('live-transcript', {
    room,
    language,
    texts: ['transcript'],
    view: 'live-transcript',
  });
  await textsThere(view.element);
  while (!inside(view.element, '.lines')) await rendered(view.element);
  return view;
}

const lines = (element: Element): string[] =>
  all(element, 'li').map((line) => line.textContent.replace(/\s+/g, ' ').trim());

describe('<live-transcript>', () => {
  for (const language of ['en', 'ar'])
    it(`is accessible in ${language}`, async () => {
      const { element } = await aTranscript(language);
      await expect(element).to.be.accessible();
    });

  it('says what was said and when, markup as text', async () => {
    const { element } = await aTranscript();
    expect(lines(element)).to.deep.equal(['0:00 Hello everyone', '1:15 Two <b>bags</b>']);
    expect(inside(element, 'b')).to.be.null;
  });

  it('jumps to where the picture can be had', async () => {
    const { element, room } = await aTranscript();
    expect(all(element, 'button.time')).to.have.length(1);
    button(element, 'Go to 1:15').click();
    expect(room.calls).to.deep.include(['playback.seek', START + 75_000]);
  });

  it('finds words and marks them', async () => {
    const { element } = await aTranscript();
    const search = inside<HTMLInputElement>(element, 'input[type=search]');
    if (!search) throw new Error('No search.');
    search.value = 'BAGS';
    search.dispatchEvent(new Event('input'));
    await rendered(element);
    expect(all(element, 'mark').map((mark) => mark.textContent)).to.deep.equal(['bags']);
    expect(inside(element, '[role=status]')?.textContent).to.contain('Found: 1');
    search.value = 'nowhere';
    search.dispatchEvent(new Event('input'));
    await rendered(element);
    expect(inside(element, '[role=status]')?.textContent).to.contain('Nobody said that so far.');
  });

  it('reads in another language', async () => {
    const { element } = await aTranscript();
    const select = inside<HTMLSelectElement>(element, 'select');
    if (!select) throw new Error('No choice.');
    select.value = 'ar';
    select.dispatchEvent(new Event('change'));
    await rendered(element);
    expect(lines(element)[0]).to.equal('0:00 مرحبًا بكم');
    expect(inside(element, 'li span[dir]')?.dir).to.equal('rtl');
  });

  it('saves files under the name of the show and the language', async () => {
    const { element } = await aTranscript();
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this.download);
    };
    try {
      button(element, 'Save as WebVTT').click();
      button(element, 'Save as SRT').click();
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(saved.map((name) => name.replace(/^.*?\./, ''))).to.deep.equal(['en.vtt', 'en.srt']);
  });
});
