import { expect } from '@open-wc/testing';
import { Danmaku } from '../../../src/sdk/chat/danmaku.js';
import type { SettingsKeeper } from '../../../src/sdk/chat/danmaku.js';

class FakeKeeper implements SettingsKeeper {
  kept: unknown;
  constructor(kept: unknown = null) {
    this.kept = kept;
  }
  read(): unknown {
    return this.kept;
  }
  write(settings: unknown): void {
    this.kept = settings;
  }
}

const rect = { x: 0, y: 0, width: 0.5, height: 0.5 };

describe('Danmaku', () => {
  it('is off until the viewer or the page switches it on', () => {
    expect(new Danmaku().store.current.on).to.be.false;
    expect(new Danmaku({ on: true }).store.current.on).to.be.true;
  });

  it('brings settings into their ranges, and leaves out what is none', () => {
    const danmaku = new Danmaku();
    const { area } = danmaku.store.current;
    danmaku.set({ speed: 90, opacity: -1, fontSize: 1.5, area: NaN });
    expect(danmaku.store.current).to.include({ speed: 2, opacity: 0.2, fontSize: 1.5, area });
  });

  it('keeps settings only with a keeper, and takes back what it kept', () => {
    const danmaku = new Danmaku();
    danmaku.set({ on: true });
    const keeper = new FakeKeeper({ area: 0.8, speed: 'fast', avoid: [rect], extra: 1 });
    danmaku.keepWith(keeper);
    expect(danmaku.store.current).to.include({ on: true, area: 0.8, speed: 1 });
    expect(danmaku.store.current.avoid).to.be.empty;
    danmaku.set({ density: 0.5 });
    expect(keeper.kept).to.include({ on: true, area: 0.8, density: 0.5 });
    danmaku.keepWith(null);
    danmaku.set({ density: 0.1 });
    expect(keeper.kept).to.include({ density: 0.5 });
  });

  for (const kept of [null, undefined, 'on', 7, [], { on: 'yes' }, { area: null }])
    it(`is not troubled by ${JSON.stringify(kept)} where settings were kept`, () => {
      const danmaku = new Danmaku();
      const before = danmaku.store.current;
      danmaku.keepWith(new FakeKeeper(kept));
      expect(danmaku.store.current).to.deep.equal(before);
    });

  it('keeps clear what the producer wants clear, with the picture it belongs to', () => {
    const danmaku = new Danmaku();
    danmaku.setLayout([rect], 2000);
    danmaku.advance(1999);
    expect(danmaku.store.current.avoid).to.be.empty;
    danmaku.advance(2000);
    expect(danmaku.store.current.avoid).to.deep.equal([rect]);
    danmaku.setLayout([], 3000);
    danmaku.advance(3000);
    expect(danmaku.store.current.avoid).to.be.empty;
    // Rewound, what was true then.
    danmaku.advance(2500);
    expect(danmaku.store.current.avoid).to.deep.equal([rect]);
    danmaku.advance(1000);
    expect(danmaku.store.current.avoid).to.be.empty;
  });
});
