import { expect } from '@open-wc/testing';
import type { Battle, OrderMoment } from '../../src/sdk/index.js';
import { SheetEvent } from '../../src/components/internal/element-events.js';
import { loadView } from '../../src/components/internal/lazy.js';
import { battleOf } from '../../src/sdk/orders/battle.js';
import { tallyOf } from '../../src/sdk/orders/tally.js';
import { FakeRoom, START } from '../helpers/fake-room.js';
import { anInteraction, put } from '../helpers/interactions.js';
import { aBattle, aTally } from '../helpers/orders.js';
import { aLiveRoom, all, inRoom, inside, nextTask, rendered, words } from './in-room.js';

/** What comes in a file of its own, on a machine that may be busy. */
async function until(there: () => unknown): Promise<void> {
  const patience = performance.now() + 8000;
  while (!there()) {
    if (performance.now() > patience) throw new Error('It has not come.');
    await nextTask();
  }
}

function shown(
  korea: number,
  japan: number,
  overrides: Parameters<typeof aBattle>[3] = {},
): Battle {
  const times = { startsAt: START - 18_000, endsAt: START + 42_000, until: START };
  const data = aBattle(korea, japan, 1, { ...times, ...overrides });
  return battleOf(data, START, data.endsAt);
}

const four = ['KR', 'JP', 'US', 'DE'].map((country, index) => ({
  country,
  count: 90 - 20 * index,
}));

async function aStage(options: { room?: FakeRoom; language?: string } = {}) {
  const { room = new FakeRoom(), language = 'en' } = options;
  if (!room.stores.orders.current.open)
    room.stores.orders.patch({
      open: true,
      tally: tallyOf(aTally({ KR: 812, JP: 640, US: 90, SG: 44 })),
      battles: [shown(60, 40)],
    });
  await loadView('live-orders');
  const { element, scope } = await inRoom('live-orders', { room, language });
  await until(() => inside(element, '.pill'));
  return { element, room, scope };
}

const won: OrderMoment = { id: 'm1', kind: 'won', battleId: 'kr-jp', winner: 'KR' };

describe('<live-orders>', () => {
  for (const language of ['en', 'ar'])
    it(`is accessible in ${language}, with a battle, a ranking and a moment`, async () => {
      const { element, room } = await aStage({ language });
      await expect(element).to.be.accessible();
      room.stores.orders.patch({ battles: [] });
      await rendered(element);
      await expect(element).to.be.accessible();
      room.stores.orders.patch({ moments: [won] });
      await rendered(element);
      expect(inside(element, '.moment') !== null).to.be.true;
      await expect(element).to.be.accessible();
    });

  it('shows a battle as a tug-of-war: both sides, the time left, and the next unlock', async () => {
    const { element } = await aStage();
    expect(words(element)).to.match(/KR South Korea 60 0:42 left 40 Japan JP/);
    expect(words(element)).to.match(/Coupon 60 of 100/);
    const shares = all(element, '.bar:not(.goal) i').map((bar) =>
      bar.style.getPropertyValue('--share'),
    );
    expect(shares).to.deep.equal(['0.6', '0.4']);
    expect(words(element)).to.match(/^Show the order map\./);
  });

  it('shows the two that are ahead of many, and all of them in the bar', async () => {
    const { element, room } = await aStage();
    room.stores.orders.patch({ battles: [shown(0, 0, { sides: four, goals: [] })] });
    await rendered(element);
    expect(all(element, '.side')).to.have.length(2);
    expect(all(element, '.bar i')).to.have.length(4);
  });

  it('shows who is ahead where there is no battle', async () => {
    const { element, room } = await aStage();
    room.stores.orders.patch({ battles: [] });
    await rendered(element);
    expect(words(element)).to.match(/1,586 orders KR 812 JP 640 US 90/);
  });

  it('says what the phase is: before, overtime, counting, draw and called off', async () => {
    const { element, room } = await aStage();
    const phrase = async (battle: Battle): Promise<string> => {
      room.stores.orders.patch({ battles: [battle] });
      await rendered(element);
      return inside(element, '.time')?.textContent.trim() ?? '';
    };
    const battle = shown(50, 50);
    expect(await phrase({ ...battle, phase: 'soon', startsAt: START + 9000 })).to.equal(
      'Starts in 0:09',
    );
    expect(await phrase({ ...battle, phase: 'overtime' })).to.equal('Overtime 0:42');
    expect(await phrase({ ...battle, phase: 'counting' })).to.equal('Counting …');
    expect(await phrase({ ...battle, phase: 'over' })).to.equal('A draw');
    expect(await phrase({ ...battle, phase: 'over', winner: 'JP' })).to.equal('Japan wins');
  });

  it('says something sensible of an unlock that refers to nothing', async () => {
    const { element, room } = await aStage();
    const goals = [{ id: 'x', country: null, target: 100, reward: null, unlockedAt: START }];
    room.stores.orders.patch({ battles: [shown(60, 40, { goals })] });
    await rendered(element);
    expect(words(element)).to.contain('A surprise Unlocked');
  });

  it('celebrates what has just come, and nothing that was there before it', async () => {
    const room = new FakeRoom();
    const old: OrderMoment = { id: 'm0', kind: 'milestone', count: 1000 };
    room.stores.orders.patch({ open: true, battles: [shown(60, 40)], moments: [old] });
    const { element } = await aStage({ room });
    expect(inside(element, '.moment') === null).to.be.true;
    room.stores.orders.patch({ moments: [old, won] });
    await rendered(element);
    expect(inside(element, '.moment')?.textContent).to.contain('South Korea wins!');
    await rendered(element);
    expect(inside(element, '[role=status]')?.textContent).to.equal('South Korea wins!');
  });

  it('asks for the map with a tap', async () => {
    const { element } = await aStage();
    const asked = new Promise<Event>((resolve) =>
      element.addEventListener('live-internal-sheet', resolve, { once: true }),
    );
    inside(element, '.pill')?.click();
    const event = await asked;
    if (!(event instanceof SheetEvent)) throw new Error('Another event came.');
    expect(event.sheet).to.equal('orders');
  });

  it('comes into the room with the first order, and opens the map over it', async () => {
    const { element, room } = await aLiveRoom();
    expect(inside(element, 'live-orders', '.pill') === null).to.be.true;
    room.stores.orders.patch({
      open: true,
      tally: tallyOf(aTally({ KR: 812 })),
      battles: [shown(60, 40)],
    });
    await until(() => inside(element, 'live-orders', '.pill'));
    inside(element, 'live-orders', '.pill')?.click();
    await until(() => inside(element, 'live-order-sheet', 'live-order-map', 'table'));
    expect(words(inside(element, 'live-order-sheet')!)).to.contain('South Korea against Japan');
    const dialog = inside(element, 'live-order-sheet', 'live-sheet', 'dialog');
    expect(dialog?.getBoundingClientRect().height).to.be.closeTo(
      element.getBoundingClientRect().height,
      1,
    );
  });

  it('has a row of its own: captions and what flies keep clear of it', async () => {
    const { element, room } = await aLiveRoom();
    room.stores.captions.patch({ position: 'top' });
    room.stores.orders.patch({
      open: true,
      tally: tallyOf(aTally({ KR: 812 })),
      battles: [shown(60, 40)],
    });
    await until(() => inside(element, 'live-orders', '.pill'));
    const orders = inside(element, 'live-orders')!.getBoundingClientRect();
    const captions = inside(element, 'live-captions')!.getBoundingClientRect();
    expect(orders.height).to.be.greaterThan(44);
    expect(captions.top).to.be.at.least(orders.bottom - 1);
    // Flying comments keep clear of whatever lies beside them in the overlay.
    const overlay = inside(element, 'live-danmaku')?.parentElement;
    expect(inside(element, 'live-orders')?.parentElement === overlay).to.be.true;
  });
});

describe('<live-order-sheet>', () => {
  for (const language of ['en', 'ar'])
    it(`is accessible in ${language}`, async () => {
      const room = new FakeRoom();
      room.stores.orders.patch({
        open: true,
        tally: tallyOf(aTally({ KR: 812, JP: 640 })),
        battles: [
          shown(60, 40, { result: { winner: 'KR' } }),
          shown(120, 40, { id: 'b', sides: four }),
        ],
      });
      await loadView('live-order-sheet');
      const { element } = await inRoom('live-order-sheet', { room, language });
      await until(() => inside(element, 'live-order-map', 'table'));
      await expect(element).to.be.accessible();
      expect(all(element, '.battle')).to.have.length(2);
    });

  it('leads to what a goal has unlocked, while that is to be had', async () => {
    const room = new FakeRoom();
    room.stores.orders.patch({ open: true, battles: [shown(120, 40)] });
    await loadView('live-order-sheet');
    const { element } = await inRoom('live-order-sheet', { room });
    await until(() => words(element).includes('Unlocked'));
    put(room, anInteraction('coupon', { id: 'tote', phase: 'open' }));
    await until(() => inside(element, '[part=take]'));
    await expect(element).to.be.accessible();
    const asked = new Promise<Event>((resolve) =>
      element.addEventListener('live-internal-sheet', resolve, { once: true }),
    );
    inside(element, '[part=take]')?.click();
    expect(await asked).to.include({ sheet: 'interaction', about: 'tote' });
    put(room, anInteraction('coupon', { id: 'tote', phase: 'closed' }));
    await until(() => words(element).includes('Unlocked'));
    expect(inside(element, '[part=take]') === null).to.be.true;
  });
});
