import { expect, fixtureSync, html, nextFrame } from '@open-wc/testing';
import type { LiveRoomElement } from '../../src/components/index.js';
import type { Fact, InsightsOptions } from '../../src/sdk/index.js';
import '../../src/components/define.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { agree } from '../helpers/insights.js';

async function until<Value>(look: () => Value | null | undefined | false): Promise<Value> {
  for (;;) {
    const found = look();
    if (found) return found;
    // Once a frame: asked all the time, nothing else would come to its turn on a slow machine.
    await nextFrame();
  }
}

function aTag(room: FakeRoom, properties: Partial<LiveRoomElement>): LiveRoomElement {
  const element = fixtureSync<LiveRoomElement>(html`<live-room></live-room>`);
  Object.assign(element, properties, { room });
  return element;
}

/** Whether something looks where an element is in view; as long as it does, it is measured. */
class Lookers {
  readonly #page = globalThis.IntersectionObserver;
  readonly #all = new Map<IntersectionObserver, Set<Element>>();

  constructor() {
    const all = this.#all;
    globalThis.IntersectionObserver = class extends IntersectionObserver {
      override observe(target: Element): void {
        super.observe(target);
        all.set(this, (all.get(this) ?? new Set()).add(target));
      }
      override disconnect(): void {
        super.disconnect();
        all.delete(this);
      }
    };
  }

  at(element: Element): number {
    return [...this.#all.values()].filter((targets) => targets.has(element)).length;
  }

  restore(): void {
    globalThis.IntersectionObserver = this.#page;
  }
}

describe('<live-room insights>', () => {
  describe('asked for anew while its code is fetched', () => {
    let lookers: Lookers;
    beforeEach(() => (lookers = new Lookers()));
    afterEach(() => lookers.restore());

    /** Measured already, so that what is set next is begun with the next update. */
    async function aMeasuredTag() {
      const room = new FakeRoom();
      agree(room);
      const heard: string[] = [];
      const optionsOf = (name: string): InsightsOptions => ({ onFact: () => heard.push(name) });
      const element = aTag(room, { insights: optionsOf('first') });
      await until(() => lookers.at(element) > 0);
      const ask = async (name: string): Promise<void> => {
        element.insights = optionsOf(name);
        await element.updateComplete;
      };
      return { element, room, heard, ask };
    }

    it('is begun once, as it was asked for last', async () => {
      const { element, room, heard, ask } = await aMeasuredTag();
      const usual = lookers.at(element);
      await ask('second');
      await ask('third');
      await until(() => heard.includes('third'));
      await nextFrame();
      expect(lookers.at(element)).to.equal(usual);
      heard.length = 0;
      room.announce('product-viewed', { productId: 'mug' });
      expect(heard).to.deep.equal(['third']);
      element.remove();
      await nextFrame();
      expect(lookers.at(element)).to.equal(usual - 1);
    });

    it('is not begun by an element that has left the page, and is by one that comes back', async () => {
      const { element, room, heard, ask } = await aMeasuredTag();
      const others = lookers.at(element) - 1;
      const home = element.parentElement!;
      const first = room.insights;
      await ask('second');
      element.remove();
      await until(() => room.insights !== first);
      await nextFrame();
      expect(room.insights?.store.current.recording).to.equal(false);
      expect(lookers.at(element)).to.equal(others);
      await ask('third');
      home.append(element);
      await until(() => heard.includes('third') && lookers.at(element) > others);
      element.remove();
      await nextFrame();
      expect(lookers.at(element)).to.equal(others);
    });
  });

  it('measures the room, once the viewer agrees, and ends with the element', async () => {
    const room = new FakeRoom();
    const facts: Fact[] = [];
    const element = aTag(room, { insights: { onFact: (fact) => facts.push(fact) } });
    const insights = await until(() => room.insights);
    expect(insights.store.current.recording).to.equal(false);
    room.announce('product-viewed', { productId: 'mug' });
    expect(facts).to.have.length(0);
    agree(room);
    await until(() => facts.length > 0);
    room.announce('product-viewed', { productId: 'mug' });
    expect(facts.map(({ name }) => name)).to.deep.equal(['live_join', 'view_item']);
    element.remove();
    await until(() => !insights.store.current.recording);
    room.announce('product-viewed', { productId: 'mug' });
    expect(facts).to.have.length(2);
  });

  it('says in an attribute which arms the viewer is in, for the page’s styles', async () => {
    const room = new FakeRoom();
    const arms = [{ id: 'large' }, { id: 'small', weight: 0 }];
    const element = aTag(room, {
      insights: { experiments: [{ id: 'cards', arms, atStart: true }] },
    });
    await until(() => element.matches('[arms~="cards=large"]'));
    element.remove();
  });

  it('hands an arm’s setting of the flying comments on', async () => {
    const room = new FakeRoom();
    const sparse = { id: 'sparse', params: { danmaku: { density: 0.25 } } };
    const element = aTag(room, {
      insights: {
        experiments: [{ id: 'air', arms: [sparse, { id: 'b', weight: 0 }], atStart: true }],
      },
    });
    await until(() => room.danmaku.store.current.density === 0.25);
    element.remove();
  });

  it('makes no data layer, and uses the page’s once it is there', async () => {
    const room = new FakeRoom();
    const page = globalThis as unknown as Record<string, unknown>;
    const element = aTag(room, {});
    element.setAttribute('data-layer', 'shopLayer');
    element.requestUpdate();
    const insights = await until(() => room.insights);
    agree(room);
    await until(() => insights.store.current.recording);
    expect(page['shopLayer']).to.equal(undefined);
    const layer: object[] = [];
    page['shopLayer'] = layer;
    room.announce('follow-changed', { following: true });
    expect(layer[0]).to.include({ event: 'live_follow', following: true });
    room.announce('shared', { what: 'clip', referral: 'ana-7' });
    expect(layer[1]).to.include({ event: 'share', content_type: 'clip' });
    expect(JSON.stringify(layer)).not.to.contain('ana-7');
    delete page['shopLayer'];
    element.remove();
  });
});
