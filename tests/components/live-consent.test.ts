import { expect, nextFrame } from '@open-wc/testing';
import type { ConsentState } from '../../src/sdk/index.js';
import type { LiveConsentElement } from '../../src/components/live-consent.js';
import { eraseKept, keepChoice, keptChoice } from '../../src/components/internal/kept.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { all, button, inRoom, rendered, words } from './in-room.js';

async function asked(
  state: Partial<ConsentState> = {},
  language = 'en',
): Promise<{ element: LiveConsentElement; room: FakeRoom }> {
  const room = new FakeRoom();
  const { consent } = room.stores.market.current;
  room.stores.market.patch({ consent: { ...consent, asking: true, ...state } });
  const { element } = await inRoom('live-consent', { room, language });
  while (!element.localizer?.has('market')) await nextFrame();
  await rendered(element);
  return { element, room };
}

const decided = (room: FakeRoom): unknown =>
  room.calls.find(([command]) => command === 'market.decideConsent')?.[1];

describe('<live-consent>', () => {
  for (const language of ['en', 'ar']) {
    it(`is accessible, as asked and chosen from: ${language}`, async () => {
      const { element } = await asked({}, language);
      await expect(element).to.be.accessible();
      all(element, 'button').at(-1)?.click();
      await rendered(element);
      expect(all(element, 'input')).to.have.length(4);
      await expect(element).to.be.accessible();
    });
  }

  it('is not there when nobody asks', async () => {
    const { element } = await asked({ asking: false });
    expect(words(element)).to.equal('');
  });

  it('takes a no as easily as a yes', async () => {
    const { element, room } = await asked();
    const [no, yes] = [button(element, 'Only what is needed'), button(element, 'Allow all')];
    expect(getComputedStyle(no).backgroundColor).to.equal(getComputedStyle(yes).backgroundColor);
    expect(no.getBoundingClientRect().height).to.be.at.least(44);
    no.click();
    expect(decided(room)).to.deep.equal([]);
  });

  it('takes a yes', async () => {
    const { element, room } = await asked();
    button(element, 'Allow all').click();
    expect(decided(room)).to.deep.equal(['essential', 'functional', 'performance', 'targeting']);
  });

  it('ticks nothing beforehand, and takes what is chosen', async () => {
    const { element, room } = await asked();
    button(element, 'Choose').click();
    await rendered(element);
    const boxes = all(element, 'input:not([disabled])') as HTMLInputElement[];
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, false, false]);
    boxes[0]?.click();
    await rendered(element);
    button(element, 'Save my choice').click();
    expect(decided(room)).to.deep.equal(['functional']);
  });

  it('shows the choice that holds to who reviews it', async () => {
    const { element } = await asked({ by: 'viewer', granted: ['essential', 'performance'] });
    button(element, 'Choose').click();
    await rendered(element);
    const boxes = all(element, 'input:not([disabled])') as HTMLInputElement[];
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, true, false]);
  });

  it('says that it has heard the browser’s own no', async () => {
    const { element } = await asked({ gpc: true });
    expect(words(element)).to.contain('Your browser asks not to be tracked');
  });

  it('informs where the market takes silence for a yes', async () => {
    const { element } = await asked({ mode: 'opt-out' });
    expect(words(element)).to.contain('You can say no');
  });
});

describe('what is kept', () => {
  it('is erased with the consent, and nothing else is', async () => {
    localStorage.setItem('live-room:danmaku', '{}');
    localStorage.setItem('shop:cart', '1');
    keepChoice(['essential', 'functional']);
    expect(keptChoice()).to.deep.equal(['essential', 'functional']);
    await eraseKept();
    expect(Object.keys(localStorage).filter((key) => key.startsWith('live-room:'))).to.be.empty;
    expect(localStorage.getItem('shop:cart')).to.equal('1');
    localStorage.removeItem('shop:cart');
  });

  it('is no choice when it cannot be read', () => {
    localStorage.setItem('live-room:consent', '{broken');
    expect(keptChoice()).to.equal(null);
    localStorage.setItem('live-room:consent', '"all"');
    expect(keptChoice()).to.equal(null);
    localStorage.removeItem('live-room:consent');
  });
});
