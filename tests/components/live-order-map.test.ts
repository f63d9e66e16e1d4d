import { expect, nextFrame } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { LiveOrderMapElement } from '../../src/components/live-order-map.js';
import { loadView } from '../../src/components/internal/lazy.js';
import { CalmVoice } from '../../src/components/internal/say-calmly.js';
import { loadWorldMap, type OrderMapOptions } from '../../src/sdk/index.js';
import { bordersOf } from '../../src/components/internal/map-borders.js';
import { MapAir, MAX_PULSES } from '../../src/components/internal/map-air.js';
import type { MapDot } from '../../src/components/internal/map-painter.js';
import { tallyOf } from '../../src/sdk/orders/tally.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { aTally } from '../helpers/orders.js';
import { all, button, inRoom, inside, rendered, words } from './in-room.js';

const SUMS = { KR: 812, JP: 640, US: 90, SG: 44, MT: 3, XK: 20 };

function told(room: FakeRoom, sums: Readonly<Record<string, number>> = SUMS): void {
  room.stores.orders.patch({ open: true, tally: tallyOf(aTally(sums, 1, { other: 5 })) });
}

async function aMap(
  options: { language?: string; sums?: Readonly<Record<string, number>> } = {},
  mapOptions: OrderMapOptions = {},
) {
  const room = new FakeRoom();
  room.orders.mapOptions = mapOptions;
  told(room, options.sums);
  await loadView('live-order-map');
  const { element, scope } = await inRoom('live-order-map', { room, ...options });
  await texted(element);
  return { element, room, scope };
}

/** Its texts come in a file of their own, and so does the land. */
async function texted(element: LiveOrderMapElement): Promise<void> {
  while (!inside(element, '.head')) await nextFrame();
  await loadWorldMap();
  await rendered(element);
}

const rows = (element: Element): string[][] =>
  all(element, 'tbody tr').map((row) =>
    [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
  );

describe('<live-order-map>', () => {
  for (const language of ['en', 'ar'])
    it(`is accessible in ${language}`, async () => {
      const { element, scope } = await aMap({ language });
      Object.assign(scope.style, { background: '#fff', blockSize: 'auto' });
      await expect(element).to.be.accessible();
      expect(getComputedStyle(element).direction).to.equal(language === 'ar' ? 'rtl' : 'ltr');
    });

  it('says everything as a table: rank, place, orders and share, and what is pooled', async () => {
    const { element } = await aMap();
    expect(rows(element)).to.deep.equal([
      ['1', 'KR South Korea', '812', '50%'],
      ['2', 'JP Japan', '640', '40%'],
      ['3', 'US United States', '90', '5.6%'],
      ['4', 'SG Singapore', '44', '2.7%'],
      ['', 'Other places', '28', '1.7%'],
    ]);
    expect(inside(element, 'table caption')?.textContent.trim()).to.equal(
      'Orders around the world',
    );
    expect(words(element)).to.contain('fewer than 10');
    expect(inside(element, '.picture')?.ariaHidden).to.equal('true');
    expect(all(element, '.picture canvas')).to.have.length(2);
  });

  it('calls places what the page calls them, and shows a code that ISO lacks only with a name', async () => {
    const regionNames = { XK: 'Kosovo', KR: 'Korea' };
    const { element } = await aMap({}, { regionNames, flags: true });
    const places = rows(element).map(([, place]) => place);
    expect(places).to.deep.equal([
      '🇰🇷 KR Korea',
      '🇯🇵 JP Japan',
      '🇺🇸 US United States',
      '🇸🇬 SG Singapore',
      '🇽🇰 XK Kosovo',
      'Other places',
    ]);
    expect(rows(element).at(-1)?.[2]).to.equal('8');
  });

  it('shows names of the page as text, whatever they are', async () => {
    const regionNames = { KR: '<img src=x onerror=alert(1)>' };
    const { element } = await aMap({}, { regionNames });
    expect(all(element, 'img')).to.be.empty;
    expect(words(element)).to.contain('<img src=x');
  });

  it('has ten rows until the viewer wants all', async () => {
    const codes = ['KR', 'JP', 'US', 'DE', 'FR', 'GB', 'BR', 'MX', 'ES', 'SA', 'AE', 'CN'];
    const sums = Object.fromEntries(codes.map((code, index) => [code, 100 - index]));
    const { element } = await aMap({ sums });
    expect(rows(element)).to.have.length(11);
    const more = button(element, 'Show all 12');
    expect(more.ariaExpanded).to.equal('false');
    more.click();
    await rendered(element);
    expect(rows(element)).to.have.length(13);
    expect(button(element, 'Show fewer').ariaExpanded).to.equal('true');
  });

  it('says something sensible while there is nothing, or too little, to show', async () => {
    const { element, room } = await aMap({ sums: { MT: 3 } });
    expect(words(element)).to.contain('Places appear from 10 on');
    room.stores.orders.patch({ tally: null });
    await rendered(element);
    expect(words(element)).to.contain('No orders yet');
    expect(all(element, 'table')).to.be.empty;
  });

  it('tells a screen reader the sum of it at once, and not with every change', async () => {
    const { element, room } = await aMap();
    const said = (): string => inside(element, '[role=status]')?.textContent ?? '';
    const first = said();
    expect(first).to.equal(
      '1,614 orders from 4 countries and regions. South Korea is ahead with 812, then Japan with 640.',
    );
    for (let more = 0; more < 5; more += 1) {
      told(room, { ...SUMS, JP: 900 + more });
      await rendered(element);
    }
    expect(said()).to.equal(first);
    expect(rows(element)[0]?.[1]).to.equal('JP Japan');
  });

  it('shows who watches instead, for those who run the show', async () => {
    const { element, room } = await aMap();
    room.stores.orders.patch({ viewers: tallyOf(aTally({ US: 700, KR: 300 })) });
    element.metric = 'viewers';
    await rendered(element);
    expect(rows(element)[0]).to.deep.equal(['1', 'US United States', '700', '70%']);
    expect(words(element)).to.contain('1,000 viewers');
  });

  it('works outside a room, on one that it is given', async () => {
    const room = new FakeRoom();
    told(room);
    await loadView('live-order-map');
    const element = new LiveOrderMapElement();
    element.room = room;
    document.body.append(element);
    try {
      await texted(element);
      expect(rows(element)[0]?.[1]).to.equal('KR South Korea');
    } finally {
      element.remove();
    }
  });

  it('draws land and dots, and goes on after it was moved in the page', async () => {
    const { element, scope } = await aMap();
    const painted = (): number => {
      const ground = all(element, 'canvas')[0] as HTMLCanvasElement;
      const { data } = ground.getContext('2d')!.getImageData(0, 0, ground.width, ground.height);
      return data.filter((value, index) => index % 4 === 3 && value > 0).length;
    };
    expect(painted()).to.be.greaterThan(1000);
    scope.append(element);
    await rendered(element);
    expect(painted()).to.be.greaterThan(1000);
  });
});

describe('what moves on the map', () => {
  const dot: MapDot = { x: 700, y: 300, code: 'KR', radius: 4, colour: '#08f', shape: 'circle' };
  const anAir = () => {
    const canvas = document.createElement('canvas');
    const air = new MapAir(canvas);
    air.resize(280, 124, 0.2);
    return { air, canvas };
  };
  const painted = (canvas: HTMLCanvasElement): number[] => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    return Array.from({ length: width }, (_, x) =>
      Array.from({ length: height }, (_, y) => data[4 * (y * width + x) + 3]).reduce(
        (most, alpha) => Math.max(most, alpha),
        0,
      ),
    );
  };

  it('is bounded, and gone when it is not seen', () => {
    const { air } = anAir();
    for (let order = 0; order < 10_000; order += 1) air.pulse(dot, null, 60_000);
    expect(air.pulses).to.equal(MAX_PULSES);
    air.still();
    expect(air.pulses).to.equal(0);
  });

  it('is a ring around the dot and what flies there from home, and then nothing', async () => {
    const { air, canvas } = anAir();
    air.pulse(dot, { x: 100, y: 300 }, 0);
    // From 20 to 140 pixels from the left, where the ring is.
    const seen = { ring: false, flight: false };
    while (air.pulses > 0) {
      const columns = painted(canvas);
      seen.ring ||= columns.slice(141, 165).some((alpha) => alpha > 0);
      seen.flight ||= columns.slice(20, 115).some((alpha) => alpha > 0);
      await nextFrame();
    }
    expect(seen).to.deep.equal({ ring: true, flight: true });
    expect(painted(canvas).some((alpha) => alpha > 0)).to.be.false;
  });

  it('is nothing where the viewer wants it still', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const { element, room } = await aMap();
    const before = tallyOf(aTally(SUMS));
    room.stores.orders.patch({
      tally: tallyOf(aTally({ ...SUMS, KR: 5000 }, 2), aTally(SUMS)),
    });
    await rendered(element);
    expect(before.total).to.be.lessThan(5000);
    await nextFrame();
    expect(painted(all(element, 'canvas')[1] as HTMLCanvasElement).every((alpha) => alpha === 0)).to
      .be.true;
  });

  it('takes borders of the page: paths and GeoJSON, and nothing else', async () => {
    const world = await loadWorldMap();
    const line = {
      type: 'LineString',
      coordinates: [
        [170, 10],
        [-170, 12],
      ],
    };
    const nested = { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: line }] };
    expect(bordersOf('M0 0L10 10', world)).to.be.instanceOf(Path2D);
    expect(bordersOf(nested, world)).to.be.instanceOf(Path2D);
    for (const bad of [
      'url(#x)',
      'M0 0<script>',
      {},
      [],
      { type: 'Polygon' },
      { type: 'Point', coordinates: [1, 2] },
    ])
      expect(bordersOf(bad, world), JSON.stringify(bad)).to.be.null;
    expect(bordersOf({ type: 'LineString', coordinates: [[999, 'x'], null, [[1]]] }, world)).not.to
      .throw;
  });
});

describe('the voice of the map', () => {
  it('says the newest of many sentences, once its time has come, and none twice', async () => {
    const said: string[] = [];
    let third: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (third = resolve));
    const voice = new CalmVoice((sentence) => {
      said.push(sentence);
      if (said.length === 2) third();
    }, 0);
    for (const sentence of ['one', 'two', 'three']) voice.offer(sentence);
    expect(said).to.deep.equal(['one']);
    await done;
    expect(said).to.deep.equal(['one', 'three']);
    voice.dispose();
  });
});
