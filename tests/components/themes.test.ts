import { expect, nextFrame } from '@open-wc/testing';
import { themeOf, THEMES, type ThemeName } from '../../src/components/themes/themes.js';
import { FakeRoom, aShow } from '../helpers/fake-room.js';
import { aLiveRoom, inside, nextTask, rendered } from './in-room.js';

type Colour = readonly [r: number, g: number, b: number, alpha: number];

/** #rrggbb, or rgb(r g b / a). */
function colour(text: string): Colour {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(text);
  if (hex) {
    const [r = 0, g = 0, b = 0] = hex.slice(1).map((part) => parseInt(part, 16));
    return [r, g, b, 1];
  }
  const parts = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(text)?.slice(1).map(Number);
  if (parts?.length !== 4) throw new Error(`No colour: ${text}`);
  const [r = 0, g = 0, b = 0, alpha = 1] = parts;
  return [r, g, b, alpha];
}

function over([r, g, b, alpha]: Colour, [br, bg, bb]: Colour): Colour {
  const mix = (front: number, back: number): number => front * alpha + back * (1 - alpha);
  return [mix(r, br), mix(g, bg), mix(b, bb), 1];
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance([r, g, b]: Colour): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const WHITE: Colour = [255, 255, 255, 1];
const BLACK: Colour = [0, 0, 0, 1];

describe('themes', () => {
  it('are computed against what WCAG says of black on white', () => {
    expect(contrast(WHITE, BLACK)).to.be.closeTo(21, 0.01);
    expect(contrast(colour('#767676'), WHITE)).to.be.closeTo(4.54, 0.01);
  });

  for (const [name, { tokens }] of Object.entries(THEMES)) {
    it(`${name}: every text has a contrast of at least 4.5 (AA)`, () => {
      const of = (token: keyof typeof tokens): Colour => colour(tokens[token]);
      const pairs: Record<string, number> = {
        'text on surface': contrast(of('text'), of('surface')),
        'text on raised surface': contrast(of('text'), of('surface-raised')),
        'soft text on surface': contrast(of('text-soft'), of('surface')),
        'soft text on raised surface': contrast(of('text-soft'), of('surface-raised')),
        'text on accent': contrast(of('accent-text'), of('accent')),
        'white on good news': contrast(WHITE, of('good')),
        'white on bad news': contrast(WHITE, of('bad')),
        // The picture behind the glass may be anything.
        'white on glass over white': contrast(WHITE, over(of('glass'), WHITE)),
        'white on glass over black': contrast(WHITE, over(of('glass'), BLACK)),
        'few left on glass over white': contrast(colour('#ffd166'), over(of('glass'), WHITE)),
        'white on the stage': contrast(WHITE, of('stage-background')),
      };
      for (const [pair, ratio] of Object.entries(pairs))
        expect(ratio, `${pair}: ${ratio.toFixed(2)}`).to.be.at.least(4.5);
    });

    it(`${name}: what can be pressed stands out by at least 3`, () => {
      expect(contrast(colour(tokens.accent), colour(tokens.surface))).to.be.at.least(3);
    });
  }

  it('are six', () => {
    expect(Object.keys(THEMES)).to.have.length(6);
  });

  it('know a name that is none', () => {
    expect(themeOf('ramadan')).to.equal('ramadan');
    for (const name of ['toString', '', 'RAMADAN', null, undefined])
      expect(themeOf(name)).to.equal(undefined);
  });
});

describe('a theme on <live-room>', () => {
  const accentOf = (element: Element): string =>
    getComputedStyle(element).getPropertyValue('--live-accent').trim();

  async function worn(element: Element, name: ThemeName | null): Promise<void> {
    const wanted = name ? THEMES[name].tokens.accent : '';
    while (accentOf(element) !== wanted) await nextFrame();
  }

  it('comes from the tag, is drawn, and goes with it', async () => {
    const { element } = await aLiveRoom();
    element.theme = 'ramadan';
    await worn(element, 'ramadan');
    while (!inside(element, 'live-ornament', 'svg')) await nextFrame();
    expect(inside(element, 'live-ornament', 'svg')?.getAttribute('aria-hidden')).to.equal('true');
    element.theme = null;
    await worn(element, null);
    await rendered(element);
    expect(inside(element, 'live-ornament', 'svg')).to.equal(null);
  });

  it('comes from the show, and the tag goes before it', async () => {
    const room = new FakeRoom();
    room.stores.show.patch({ document: aShow({ theme: 'christmas' }) });
    const { element } = await aLiveRoom({ room });
    await worn(element, 'christmas');
    element.theme = 'dark';
    await worn(element, 'dark');
  });

  it('gives way to what the page sets itself', async () => {
    const style = document.createElement('style');
    style.textContent = 'live-room { --live-accent: #123456; }';
    document.head.append(style);
    const { element } = await aLiveRoom();
    element.theme = 'ramadan';
    while (
      element.shadowRoot?.adoptedStyleSheets.every(
        (s) => !/ramadan|d9ab45/.test(s.cssRules[0].cssText),
      )
    )
      await nextTask();
    expect(accentOf(element)).to.equal('#123456');
    style.remove();
  });
});

describe('what the tag says about the market', () => {
  it('is handed on once the picture is there, and only what is new', async () => {
    const { element, room } = await aLiveRoom();
    element.country = 'DE';
    element.currency = 'USD';
    element.consent = 'functional, targeting';
    const said = (): unknown[] =>
      room.calls.filter(([command]) => command === 'market.set').map(([, wish]) => wish);
    while (said().length === 0) await nextFrame();
    expect(said()).to.deep.equal([
      { country: 'DE', currency: 'USD', consent: ['functional', 'targeting'] },
    ]);
    element.consent = '';
    await rendered(element);
    expect(said().at(-1)).to.deep.equal({ consent: [] });
    element.consent = 'ask';
    await rendered(element);
    expect(said().at(-1)).to.deep.equal({ consent: null, askConsent: true });
  });
});
