import { expect } from '@open-wc/testing';
import { keepCaptionLook, wearCaptionLook } from '../../src/components/internal/caption-look.js';
import type { MarketElement } from '../../src/components/internal/market-element.js';
import { MarketFollower } from '../../src/components/internal/market-follower.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { all, inRoom, inside, rendered, textsThere, words } from './in-room.js';

const KEY = 'live-room:captions';

async function aLook({ room = new FakeRoom(), language = 'en', agreed = false } = {}) {
  const { consent } = room.stores.market.current;
  const granted = agreed ? (['essential', 'functional'] as const) : (['essential'] as const);
  room.stores.market.patch({ consent: { ...consent, granted } });
  const view = await inRoom('live-caption-look', {
    room,
    language,
    texts: ['look'],
    view: 'live-settings',
  });
  await textsThere(view.element);
  return view;
}

function choose(element: Element, name: string, label: string): void {
  const choice = all(element, 'label.choice').find(
    (each) => each.querySelector(`[name=${name}]`) && each.textContent.trim() === label,
  );
  const input = choice?.querySelector('input');
  if (!input) throw new Error(`No ${name} is called ${label}.`);
  input.checked = true;
  input.dispatchEvent(new Event('change'));
}

describe('<live-caption-look>', () => {
  afterEach(() => localStorage.removeItem(KEY));

  for (const language of ['en', 'ar'])
    it(`is accessible in ${language}`, async () => {
      const { element } = await aLook({ language });
      await expect(element).to.be.accessible();
    });

  it('shows in the preview, and on every element that wears it, what was chosen', async () => {
    const { element, room } = await aLook();
    const captions = document.createElement('div');
    wearCaptionLook(room, captions);
    const preview = inside(element, '.preview');
    expect(preview?.style.getPropertyValue('--_caption-ink')).to.equal('');
    choose(element, 'colour', 'Yellow');
    choose(element, 'lines', '1');
    await rendered(element);
    for (const worn of [preview, captions]) {
      expect(worn?.style.getPropertyValue('--_caption-ink')).to.equal('rgb(255 235 59)');
      expect(worn?.hasAttribute('single')).to.be.true;
    }
    inside(element, '.reset')?.click();
    await rendered(element);
    expect(captions.style.getPropertyValue('--_caption-ink')).to.equal('');
    expect(captions.hasAttribute('single')).to.be.false;
  });

  for (const language of ['en', 'ar'])
    it(`shows a pair of languages as it will stand, in ${language}`, async () => {
      const { element, room } = await aLook({ language, agreed: true });
      expect(inside(element, '.original')).to.be.null;
      const [, both] = all(element, 'input[name=pair]') as HTMLInputElement[];
      both.click();
      await rendered(element);
      expect(room.calls).to.deep.include([
        'captions.explain',
        { source: undefined, original: true },
      ]);
      const [original, translated] = all(element, '.preview .line');
      // A reader of the host's language sees how another one would stand there.
      expect(original.getAttribute('lang')).to.equal(language === 'en' ? 'es' : 'en');
      expect(original.getAttribute('dir')).to.equal('ltr');
      expect(original.textContent).not.to.equal(translated.textContent);
      expect(original.getBoundingClientRect().bottom).to.be.at.most(
        translated.getBoundingClientRect().top,
      );
      await expect(element).to.be.accessible();
      const next = await aLook({ agreed: true });
      expect(next.room.stores.captions.current.showOriginal).to.be.true;
    });

  it('keeps nothing before the viewer agrees, and says so', async () => {
    const { element } = await aLook();
    choose(element, 'edge', 'Outline');
    expect(localStorage.getItem(KEY)).to.be.null;
    expect(words(element)).to.contain('This holds for this visit.');
  });

  it('keeps look, size and place for the next visit once they have', async () => {
    const { element, room } = await aLook({ agreed: true });
    choose(element, 'font', 'Serif');
    room.captions.setSize(1.4);
    await rendered(element);
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).to.deep.include({ size: 1.4 });
    const next = await aLook({ agreed: true });
    expect(next.room.stores.captions.current.size).to.equal(1.4);
    expect(inside(next.element, '.preview')?.style.getPropertyValue('--_caption-font')).to.contain(
      'Georgia',
    );
  });

  it('takes it out when the viewer’s consent is told later', async () => {
    localStorage.setItem(KEY, JSON.stringify({ look: { colour: 'cyan' }, position: 'top' }));
    const { element, room } = await aLook();
    expect(inside(element, '.preview')?.style.getPropertyValue('--_caption-ink')).to.equal('');
    const { consent } = room.stores.market.current;
    room.stores.market.patch({ consent: { ...consent, granted: ['essential', 'functional'] } });
    await rendered(element);
    expect(inside(element, '.preview')?.style.getPropertyValue('--_caption-ink')).to.equal(
      'rgb(103 232 249)',
    );
    expect(room.stores.captions.current.position).to.equal('top');
  });

  it('does not undo what was set a moment ago with what was kept', async () => {
    const kept = { look: { colour: 'cyan' }, prefer: 'checked', size: 1.4 };
    localStorage.setItem(KEY, JSON.stringify(kept));
    const room = new FakeRoom();
    const { consent } = room.stores.market.current;
    room.stores.market.patch({ consent: { ...consent, granted: ['essential', 'functional'] } });
    room.captions.setPreference('sent');
    keepCaptionLook(room);
    expect(room.stores.captions.current.prefer).to.equal('sent');
    const now = JSON.parse(localStorage.getItem(KEY) ?? '') as { look: object };
    expect(now).to.deep.include({ prefer: 'sent' });
    expect(now.look, 'how they look was not touched').to.deep.include({ colour: 'cyan' });
  });

  it('takes out which captions once the viewer’s consent is known, before there is a line', async () => {
    localStorage.setItem(KEY, JSON.stringify({ prefer: 'sent' }));
    const room = new FakeRoom();
    const nothing = { insights: null, cart: null, consent: null, theme: null, shadowRoot: null };
    const host = {
      ...nothing,
      room,
      hasAttribute: () => false,
      addController: () => undefined,
      requestUpdate: () => undefined,
    };
    const follower = new MarketFollower(host as unknown as MarketElement);
    host.room.stores.market.patch({
      consent: { ...room.stores.market.current.consent, granted: ['essential', 'functional'] },
    });
    const told = new Promise<void>((resolve) => {
      room.stores.captions.subscribe(() => resolve());
    });
    follower.hostUpdate();
    await told;
    expect(room.stores.captions.current.prefer).to.equal('sent');
    follower.hostDisconnected();
  });

  it('takes nothing that is no look', async () => {
    const bad = {
      look: { font: 'url(x)', colour: 'constructor', opacity: 9, lines: 3 },
      size: 'x',
    };
    for (const kept of [JSON.stringify(bad), 'null', '{', '[]']) {
      localStorage.setItem(KEY, kept);
      const { element, room } = await aLook({ agreed: true });
      expect(room.stores.captions.current.size).to.equal(1);
      const font = inside(element, '.preview')?.style.getPropertyValue('--_caption-font');
      expect(font === '' || font === 'inherit').to.be.true;
    }
  });

  it('says whose units there are where the market is known, with the rates', async () => {
    const { element, room } = await aLook();
    room.stores.market.patch({ country: null });
    await rendered(element);
    expect(inside(element, '.switch')).to.be.null;
    room.stores.market.patch({ country: 'DE' });
    const rate = {
      from: 'USD',
      to: 'EUR',
      rate: '0.92',
      source: 'ECB',
      asOf: Date.UTC(2026, 10, 27),
    };
    room.stores.measures.patch({ rates: [rate] });
    await rendered(element);
    expect(words(element)).to.contain('1 USD = 0.92 EUR · ECB');
    const box = inside<HTMLInputElement>(element, '.switch input');
    if (!box) throw new Error('No switch.');
    box.checked = false;
    box.dispatchEvent(new Event('change'));
    expect(room.calls).to.deep.include(['measures.set', false]);
  });
});
