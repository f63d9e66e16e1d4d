import { expect } from '@open-wc/testing';
import {
  AR_MODES,
  arLadder,
  quickLookUrl,
  readArModes,
  sceneViewerUrl,
} from '../../../src/sdk/product-view/ar-mode.js';
import {
  choiceForVariant,
  variantForChoice,
} from '../../../src/sdk/product-view/model-variants.js';
import { ViewCues } from '../../../src/sdk/products/view-cues.js';

const SHOE = {
  options: [
    {
      id: 'color',
      name: 'Colour',
      values: [
        { id: 'blue', name: { en: 'Midnight Blue', es: 'Azul' } },
        { id: 'coral', name: 'Coral' },
      ],
    },
    { id: 'size', name: 'Size', values: [{ id: '40', name: '40' }] },
  ],
};
const src = 'https://shop.example/shoe.glb';

describe('the variant of a model', () => {
  const model = {
    src,
    variants: [
      { name: 'midnight', options: { color: 'blue' } },
      { name: 'midnight-40', options: { color: 'blue', size: '40' } },
    ],
  };

  it('is the one that says most about the choice', () => {
    const names = ['midnight', 'midnight-40'];
    const choose = (choice: Record<string, string>): string | null =>
      variantForChoice(SHOE, model, names, choice);
    expect(choose({ color: 'blue', size: '40' })).to.equal('midnight-40');
    expect(choose({ color: 'blue', size: '41' })).to.equal('midnight');
    expect(choose({ color: 'coral' })).to.equal(null);
    expect(variantForChoice(SHOE, model, ['other'], { color: 'blue' })).to.equal(null);
  });

  it('is found by its name where the shop has written nothing', () => {
    const find = (color: string): string | null =>
      variantForChoice(SHOE, { src }, ['midnight-blue', 'CORAL'], { color, size: '40' });
    expect(find('blue')).to.equal('midnight-blue');
    expect(find('coral')).to.equal('CORAL');
    expect(find('green')).to.equal(null);
  });

  it('says which options it shows, the other way round', () => {
    expect(choiceForVariant(SHOE, model, 'midnight')).to.deep.equal({ color: 'blue' });
    expect(choiceForVariant(SHOE, { src }, 'Midnight blue')).to.deep.equal({ color: 'blue' });
    expect(choiceForVariant(SHOE, { src }, 'street')).to.deep.equal({});
  });
});

describe('the ladder of AR', () => {
  const none = { webxr: false, intents: false, quickLook: false, camera: false, secure: true };
  const there = { reachable: true, usdz: true };

  it('goes down rung by rung', () => {
    const all = { webxr: true, intents: true, quickLook: true, camera: true, secure: true };
    expect(arLadder(AR_MODES, all, there)).to.deep.equal(AR_MODES);
    expect(arLadder(AR_MODES, { ...none, quickLook: true }, there)).to.deep.equal(['quick-look']);
    expect(arLadder(AR_MODES, none, there)).to.deep.equal([]);
  });

  it('offers nothing that cannot work', () => {
    const all = { webxr: true, intents: true, quickLook: true, camera: true, secure: false };
    expect(arLadder(AR_MODES, all, { reachable: false, usdz: false })).to.deep.equal([]);
    expect(arLadder(['camera', 'camera'], { ...none, camera: true }, there)).to.deep.equal([
      'camera',
    ]);
  });

  it('reads the order the page wants', () => {
    expect(readArModes('quick-look webxr hologram')).to.deep.equal(['quick-look', 'webxr']);
    expect(readArModes(null)).to.deep.equal(AR_MODES);
    expect(readArModes('  ')).to.deep.equal(AR_MODES);
  });

  it('opens Scene Viewer with the file, in true size, and comes back to the page', () => {
    const url = sceneViewerUrl({
      src: `${src}?v=1&x=a#y`,
      title: 'Shoe; end;#Intent & more',
      link: 'https://shop.example/p/1',
      placement: 'wall',
      fallback: 'https://shop.example/?a=1;b',
    });
    const [head, query, intent] = /^([^?]+)\?([^#]+)#(.+)$/.exec(url)!.slice(1);
    expect(head).to.equal('intent://arvr.google.com/scene-viewer/1.2');
    const words = new URLSearchParams(query);
    expect(words.get('file')).to.equal(`${src}?v=1&x=a#y`);
    expect(words.get('resizable')).to.equal('false');
    expect(words.get('title')).to.equal('Shoe; end;#Intent & more');
    expect(words.get('enable_vertical_placement')).to.equal('true');
    expect(intent).to.match(/^Intent;scheme=https;package=com\.google\.android\./);
    expect(intent).to.contain('S.browser_fallback_url=https%3A%2F%2Fshop.example%2F%3Fa%3D1%3Bb;');
    expect(intent).to.match(/;end;$/);
  });

  it('opens Quick Look in true size', () => {
    expect(quickLookUrl('blob:x', 'https://shop.example/')).to.equal(
      'blob:x#allowsContentScaling=0&canonicalWebPageURL=https%3A%2F%2Fshop.example%2F',
    );
  });
});

describe('ViewCues', () => {
  it('holds for each product what the picture has reached, and goes back with it', () => {
    const cues = new ViewCues();
    expect(cues.add({ productId: 'shoe', turns: 1, seconds: 4 }, 2000)).to.equal(true);
    expect(cues.add({ productId: 'shoe', orbit: '180deg 75deg auto' }, 3000)).to.equal(true);
    expect(cues.at(1000)).to.deep.equal({});
    expect(cues.at(2500)?.shoe).to.deep.include({ turns: 1, seconds: 4, at: 2000 });
    expect(cues.at(2600)).to.equal(undefined);
    expect(cues.at(3000)?.shoe.orbit).to.equal('180deg 75deg auto');
    expect(cues.at(2000)?.shoe.turns).to.equal(1);
  });

  it('refuses what makes no sense', () => {
    const cues = new ViewCues();
    for (const wrong of [
      null,
      7,
      'shoe',
      {},
      { productId: '' },
      { productId: '__proto__' },
      { productId: 'shoe', turns: 1e9 },
      { productId: 'shoe', turns: NaN },
      { productId: 'shoe', seconds: -1 },
      { productId: 'shoe', orbit: 'javascript:alert(1)' },
      { productId: 'shoe', options: { color: 7 } },
      {
        get productId(): string {
          throw new Error('no');
        },
      },
    ])
      expect(cues.add(wrong, 1000)).to.equal(false);
    expect(cues.at(5000)).to.deep.equal({});
  });
});
