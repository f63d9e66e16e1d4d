import { expect } from '@open-wc/testing';
import type { MarketState } from '../../../src/sdk/markets/market-state.js';
import { makeLink, momentIn, readCode, touchesIn } from '../../../src/sdk/sharing/links.js';
import { SharingDesk } from '../../../src/sdk/sharing/sharing-desk.js';
import { NO_ATTRIBUTION, NO_SHARING } from '../../../src/sdk/around/around.js';
import type {
  AttributionState,
  SharingState,
  Touch,
} from '../../../src/sdk/sharing/sharing-state.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { SnapshotStore } from '../../../src/sdk/state/snapshot-store.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';
import { FakeRoom, aShow } from '../../helpers/fake-room.js';

const T = Date.UTC(2026, 0, 1);
const PAGE = 'https://shop.example/live?lang=en';
const HOSTILE = [
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  'javascript',
  '"><img src=x onerror=alert(1)>',
  'a b',
  '../../etc',
  'https://evil.example',
  'x'.repeat(65),
  '',
  ' ',
  '\u202Eevil',
  '{{constructor}}',
  null,
  7,
  {},
];

function aDesk(page = PAGE) {
  const clock = new FakeClock();
  const announcer = new FakeAnnouncer();
  const scope = new DisposalScope();
  const room = new FakeRoom();
  const sharing = new SnapshotStore<SharingState>(NO_SHARING);
  const attribution = new SnapshotStore<AttributionState>(NO_ATTRIBUTION);
  const desk = new SharingDesk({
    clock,
    announcer,
    scope,
    language: () => 'es',
    pageUrl: page,
    serverNow: () => T,
    market: room.stores.market,
    shop: room.stores.shop,
    playback: { ...room.playback, timeline: { now: T + 754_300, onFrame: () => () => undefined } },
    clips: () => Promise.reject(new Error('not here')),
    changed: (change) => sharing.patch(change),
    attributed: (change) => attribution.patch(change),
  });
  const consent = async (...granted: MarketState['consent']['granted']): Promise<void> => {
    const { consent: before } = room.stores.market.current;
    room.stores.market.patch({ consent: { ...before, granted: ['essential', ...granted] } });
    await settle();
  };
  const show = (more: object = {}): void =>
    desk.receive({ document: { ...aShow(), startsAt: T, ...more }, base: 'https://shop.example/' });
  return { desk, announcer, scope, room, sharing, attribution, consent, show };
}

describe('codes', () => {
  it('are names in any script', () => {
    for (const code of ['ana42', 'Ana.B-2', 'مريم', '小薇', 'a~b_c']) {
      expect(readCode(code)).to.equal(code);
    }
  });

  it('are refused where they are a script, an address or a sentence', () => {
    for (const code of HOSTILE) expect(readCode(code), JSON.stringify(code)).to.equal(null);
    for (const code of HOSTILE) {
      const page = `${PAGE}&live-ref=${encodeURIComponent(typeof code === 'string' ? code : JSON.stringify(code))}`;
      const touches = touchesIn(page, T).map((touch) => touch.code);
      expect(touches.every((text) => readCode(text) === text)).to.equal(true);
    }
  });
});

describe('links', () => {
  it('open the show at a moment, and pass nobody else’s codes on', () => {
    const page = 'https://shop.example/live?lang=en&live-ref=old&live-host=x&t=9#t=8';
    const parts = { page, moment: 't', seconds: 83.9, referral: 'ana' } as const;
    expect(makeLink({ ...parts, place: 'query' })).to.equal(
      'https://shop.example/live?lang=en&live-ref=ana&t=83',
    );
    expect(makeLink({ ...parts, place: 'hash', referral: null })).to.equal(
      'https://shop.example/live?lang=en#t=83',
    );
    expect(makeLink({ ...parts, place: 'query', seconds: null, referral: null })).to.equal(
      'https://shop.example/live?lang=en',
    );
  });

  it('are read as they are made, and as people write them', () => {
    const read = (text: string): number | null => momentIn(`${PAGE}&t=${text}`, 't', T);
    expect(read('83')).to.equal(T + 83_000);
    expect(read('1m23s')).to.equal(T + 83_000);
    expect(read('1h0m5s')).to.equal(T + 3_605_000);
    expect(read(String(T / 1000))).to.equal(T);
    expect(momentIn(`${PAGE}#t=12`, 't', T)).to.equal(T + 12_000);
    for (const text of ['-5', 'soon', '1e9', '<b>', '', '99999999999999']) {
      expect(read(text), text).to.equal(null);
    }
    expect(momentIn(`${PAGE}&t=5`, 't', undefined)).to.equal(null);
    expect(momentIn('not an address', 't', T)).to.equal(null);
  });
});

describe('around the show', () => {
  it('the document says what is offered, the page has the last word', async () => {
    const { desk, sharing, show } = aDesk();
    show({ sharing: { clips: false, help: true, referral: 'ana', moment: 'at', place: 'hash' } });
    expect(sharing.current).to.deep.include({ clips: false, help: true, referral: 'ana' });
    expect(desk.link(T + 5000)).to.equal('https://shop.example/live?lang=en&live-ref=ana#at=5');
    desk.receive({ options: { clips: true, referral: '<script>' } });
    expect(sharing.current).to.deep.include({ clips: true, referral: null });
  });

  it('rubbish in the document offers what there is without it', () => {
    for (const sharing of [null, 7, 'x', [], { url: 'javascript:1', moment: '<b>', teaser: 5 }]) {
      const { desk, sharing: store, show } = aDesk();
      show({ sharing });
      expect(store.current).to.deep.equal(NO_SHARING);
      expect(desk.link(T)).to.equal('https://shop.example/live?lang=en&t=0');
    }
  });

  it('a teaser is read, with its times and its picture', () => {
    const { sharing, show } = aDesk();
    const revealAt = new Date(T).toISOString();
    show({ sharing: { teaser: { title: { en: 'Soon' }, image: 'x.jpg', revealAt } } });
    expect(sharing.current.teaser).to.deep.equal({
      title: { en: 'Soon' },
      text: null,
      image: 'https://shop.example/x.jpg',
      revealAt: T,
      productId: null,
    });
  });

  it('help is told language, product, order and moment', async () => {
    const { desk, announcer, room, show } = aDesk();
    show();
    room.stores.shop.patch({ pins: ['mug'] });
    announcer.answer = async () => ({ ok: true });
    expect(await desk.help({ orderId: 'o-1' })).to.deep.equal({ ok: true });
    expect(announcer.requests.at(-1)).to.deep.equal({
      type: 'help-requested',
      detail: {
        showId: 'show',
        language: 'es',
        productId: 'mug',
        orderId: 'o-1',
        stageTime: T + 754_300,
        moment: 754,
      },
    });
  });

  it('the address takes the picture to its moment, once', async () => {
    const { room, show } = aDesk(`${PAGE}&t=60`);
    room.stores.playback.patch({ seekable: null });
    show();
    expect(room.was('playback.seek')).to.equal(false);
    room.stores.playback.patch({ seekable: { start: T, end: T + 90_000 } });
    await settle();
    room.stores.playback.patch({ seekable: { start: T, end: T + 95_000 } });
    await settle();
    expect(room.calls.filter(([name]) => name === 'playback.seek')).to.deep.equal([
      ['playback.seek', T + 60_000],
    ]);
  });

  it('a moment that is out of reach is let go', async () => {
    const { room, show } = aDesk(`${PAGE}&t=6000`);
    room.stores.playback.patch({ seekable: { start: T, end: T + 90_000 } });
    show();
    expect(room.was('playback.seek')).to.equal(false);
  });
});

describe('attribution', () => {
  const FROM = `${PAGE}&live-ref=ana&live-partner=blog&live-host=mira`;

  it('tells and keeps nothing before the viewer agrees', async () => {
    const { desk, announcer, attribution } = aDesk(FROM);
    const written: unknown[] = [];
    desk.attribution.keeper = { read: () => null, write: (touches) => written.push(touches) };
    desk.attribution.ordered({ id: 'o-1' });
    await settle();
    expect(announcer.facts).to.deep.equal([]);
    expect(written).to.deep.equal([]);
    expect(attribution.current.allowed).to.equal(false);
  });

  it('tells the visit and each order once when they agree', async () => {
    const { desk, announcer, consent, attribution } = aDesk(FROM);
    desk.attribution.ordered({ id: 'o-1', total: { amount: '5.00', currency: 'EUR' } });
    desk.attribution.ordered({ id: 'o-1' });
    await consent('performance');
    desk.attribution.ordered({ id: 'o-1' });
    const told = announcer.facts.map(({ type }) => type);
    expect(told).to.deep.equal(['visit-attributed', 'order-attributed']);
    expect(announcer.facts[1]?.detail).to.deep.include({
      orderId: 'o-1',
      host: 'mira',
      partner: 'blog',
      share: 'ana',
    });
    expect(attribution.current.touches.length).to.equal(3);
  });

  it('hears of payments by itself', async () => {
    const { announcer, consent, room } = aDesk(FROM);
    await consent('performance');
    const payment = { id: 'p-1', method: 'pix', status: 'paid' } as const;
    room.stores.shop.patch({ payments: [payment] });
    await settle();
    room.stores.shop.patch({ payments: [{ ...payment }] });
    await settle();
    expect(announcer.detailsOf('order-attributed').length).to.equal(1);
  });

  it('remembers earlier visits for thirty days, and forgets them with the consent', async () => {
    const { desk, attribution, consent } = aDesk(`${PAGE}&live-ref=ana`);
    const day = 86_400_000;
    const kept: unknown = [
      { kind: 'partner', code: 'blog', at: T - 5 * day },
      { kind: 'share', code: 'ana', at: T - 2 * day },
      { kind: 'host', code: 'old', at: T - 31 * day },
      { kind: 'host', code: '<script>', at: T - day },
      { kind: 'host', code: 'future', at: T + day },
    ];
    let written: readonly Touch[] = [];
    desk.attribution.keeper = { read: () => kept, write: (touches) => (written = touches) };
    await consent('performance');
    const codes = (touches: readonly Touch[]): string[] => touches.map(({ code }) => code);
    expect(codes(attribution.current.touches)).to.deep.equal(['ana', 'blog']);
    expect(codes(written)).to.deep.equal(['ana', 'blog']);
    await consent();
    expect(attribution.current).to.deep.equal({
      touches: [{ kind: 'share', code: 'ana', at: T }],
      allowed: false,
    });
  });

  it('lives with anything that was kept', async () => {
    for (const kept of [null, 'x', [1], [{ kind: 'king', code: 'a', at: 1 }], { length: 9 }]) {
      const { desk, attribution, consent } = aDesk();
      desk.attribution.keeper = { read: () => kept, write: () => undefined };
      await consent('performance');
      expect(attribution.current).to.deep.equal({ touches: [], allowed: true });
    }
  });
});
