import { expect } from '@open-wc/testing';
import { RoomError } from '../../../src/sdk/room/room-error.js';
import type { LoadedShow, ShowLoader } from '../../../src/sdk/show/load-show.js';
import type { ShowDocument } from '../../../src/sdk/show/show-document.js';
import { Show, type ShowSource } from '../../../src/sdk/show/show.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock } from '../../helpers/fake-clock.js';
import { BASE, showJson } from '../../helpers/show-fixtures.js';

const NEVER: ShowLoader = () => new Promise<LoadedShow>(() => {});
const OFFLINE: ShowLoader = () => Promise.reject(new TypeError('Failed to fetch'));

function answering(...documents: object[]): ShowLoader {
  return async (url) => {
    const document = documents.length > 1 ? documents.shift() : documents[0];
    return { text: JSON.stringify(document), url };
  };
}

function setUp(
  load: ShowLoader,
  source: ShowSource = BASE,
): {
  show: Show;
  clock: FakeClock;
  scope: DisposalScope;
  announcer: FakeAnnouncer;
  documents: ShowDocument[];
  loads: () => number;
  status: () => string;
} {
  const clock = new FakeClock();
  const scope = new DisposalScope();
  const announcer = new FakeAnnouncer();
  const documents: ShowDocument[] = [];
  let loads = 0;
  const show = new Show({
    source,
    baseUrl: 'https://shop.example/',
    load: (url, signal) => {
      loads += 1;
      return load(url, signal);
    },
    clock,
    random: () => 0,
    announcer,
    scope,
    serverNow: () => clock.now(),
    language: () => 'es',
    onDocument: (document) => documents.push(document),
  });
  return {
    show,
    clock,
    scope,
    announcer,
    documents,
    loads: () => loads,
    status: () => show.store.current.status,
  };
}

describe('Show', () => {
  it('is ready when its document has been read', async () => {
    const { show, documents, announcer, status } = setUp(answering(showJson()));
    expect(show.store.current.phase).to.equal('idle');
    await show.load();
    expect(show.store.current.phase).to.equal('ready');
    expect(status()).to.equal('live');
    expect(documents).to.have.length(1);
    expect(announcer.facts, 'how things stand is no change').to.deep.equal([]);
  });

  it('reads a document that was handed over', async () => {
    const { show, loads } = setUp(NEVER, showJson({ poster: 'p.jpg' }));
    await show.load();
    expect(show.store.current.document?.poster).to.equal('https://shop.example/p.jpg');
    expect(loads()).to.equal(0);
  });

  it('reports what it had to leave out, and is ready all the same', async () => {
    const { show, announcer } = setUp(answering(showJson({ angles: [7] })));
    await show.load();
    expect(show.store.current.phase).to.equal('ready');
    expect(announcer.errors.map(({ code, recoverable }) => [code, recoverable])).to.deep.equal([
      ['show-invalid', true],
    ]);
  });

  describe('that cannot be reached', () => {
    it('tries three times before it says so, and goes on trying', async () => {
      const { show, clock, announcer, loads } = setUp(OFFLINE);
      const loading = show.load();
      await clock.advance(400);
      expect(show.store.current.phase).to.equal('loading');
      await clock.advance(3000);
      await loading;
      expect(show.store.current.phase).to.equal('failed');
      expect(show.store.current.error?.code).to.equal('show-unreachable');
      expect(show.store.current.error?.recoverable).to.equal(true);
      await clock.advance(120_000);
      expect(loads()).to.be.above(6);
      expect(announcer.errors, 'said once').to.have.length(1);
    });

    it('comes back by itself', async () => {
      let reachable = false;
      const { show, clock } = setUp((url, signal) =>
        reachable ? answering(showJson())(url, signal) : OFFLINE(url, signal),
      );
      void show.load();
      await clock.advance(5000);
      expect(show.store.current.phase).to.equal('failed');
      reachable = true;
      await clock.advance(20_000);
      expect(show.store.current.phase).to.equal('ready');
      expect(show.store.current.error).to.equal(null);
    });

    it('says so at once where trying again is of no use', async () => {
      const gone = new RoomError('show', 'show-unreachable', 'answers 404');
      const { show, clock, loads } = setUp(() => Promise.reject(gone));
      await show.load();
      expect(show.store.current.error).to.equal(gone);
      await clock.advance(120_000);
      expect(loads()).to.equal(1);
    });

    it('gives up an answer after ten seconds', async () => {
      const { show, clock } = setUp(NEVER);
      void show.load();
      await clock.advance(9999);
      expect(show.store.current.phase).to.equal('loading');
      await clock.advance(1);
      expect(show.store.current.error?.code).to.equal('show-timeout');
    });

    it('starts over when the viewer asks for it', async () => {
      const gone = new RoomError('show', 'show-unreachable', 'answers 404');
      let reachable = false;
      const { show, clock } = setUp((url, signal) =>
        reachable ? answering(showJson())(url, signal) : Promise.reject(gone),
      );
      await show.load();
      reachable = true;
      show.retry();
      expect(show.store.current.phase).to.equal('loading');
      await clock.advance(0);
      expect(show.store.current.phase).to.equal('ready');
    });

    it('ends its trying with the room', async () => {
      const { show, clock, scope, loads } = setUp(OFFLINE);
      const loading = show.load();
      await clock.advance(100);
      scope.dispose();
      await loading;
      await clock.advance(60_000);
      expect(loads()).to.equal(1);
      expect(clock.pendingTimers).to.equal(0);
    });
  });

  it('says what is wrong with a document, and does not ask for it again', async () => {
    const { show, clock, loads } = setUp(answering(showJson({ version: 9 })));
    await show.load();
    expect(show.store.current.error?.code).to.equal('show-version-unknown');
    await clock.advance(60_000);
    expect(loads()).to.equal(1);
  });

  describe('status', () => {
    it('changes when the picture reaches it, and back after a rewind', async () => {
      const { show, clock, announcer, status } = setUp(answering(showJson()));
      await show.load();
      const at = clock.now();
      show.advance(at - 1000);
      show.setStatus('paused', at);
      expect(status()).to.equal('live');
      show.advance(at);
      expect(status()).to.equal('paused');
      show.advance(at - 500);
      expect(status()).to.equal('live');
      expect(announcer.detailsOf('status-changed')).to.deep.equal([
        { status: 'paused', previous: 'live' },
        { status: 'live', previous: 'paused' },
      ]);
    });

    it('is what the first snapshot says, even where the document is old', async () => {
      const { show, clock, status } = setUp(answering(showJson({ status: 'preshow' })));
      await show.load();
      show.resetStatus('live', clock.now());
      show.advance(clock.now() - 1000);
      expect(status()).to.equal('live');
    });

    it('stays over once it is over, whatever is watched afterwards', async () => {
      const { show, clock, status } = setUp(answering(showJson()));
      await show.load();
      show.setStatus('ended', clock.now());
      show.advance(clock.now());
      show.advance(clock.now() - 600_000);
      expect(status()).to.equal('ended');
    });
  });

  describe('at a scheduled start', () => {
    const scheduled = (status: string): object =>
      showJson({ status, startsAt: '2026-01-01T00:01:00Z' });

    it('looks again whether it has begun', async () => {
      const { show, clock, status, loads } = setUp(
        answering(scheduled('scheduled'), scheduled('scheduled'), scheduled('live')),
      );
      await show.load();
      await clock.advance(59_000);
      expect(loads()).to.equal(1);
      await clock.advance(1000);
      expect(loads()).to.equal(2);
      await clock.advance(20_000);
      expect(status()).to.equal('live');
      await clock.advance(600_000);
      expect(loads()).to.equal(3);
    });

    it('takes a document that was handed over at its word', async () => {
      const { show, clock, status } = setUp(NEVER, scheduled('scheduled'));
      await show.load();
      await clock.advance(60_000);
      expect(status()).to.equal('live');
    });
  });

  describe('reminder', () => {
    const soon = { status: 'scheduled', startsAt: '2026-03-01T18:00:00Z' };

    it('is a calendar file where the page does not take it over', async () => {
      const title = { es: 'Rebajas; todo, con \\ y\nsalto — éxito '.repeat(4) };
      const { show } = setUp(answering(showJson({ ...soon, title })));
      await show.load();
      const reminder = await show.remind();
      const ics = 'ics' in reminder ? reminder.ics : '';
      expect(ics).to.include('DTSTART:20260301T180000Z\r\n');
      expect(ics.replaceAll('\r\n ', '')).to.include(
        'SUMMARY:Rebajas\\; todo\\, con \\\\ y\\nsalto',
      );
      for (const line of ics.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).to.be.at.most(75);
      }
      expect(ics.replaceAll('\r\n', '')).not.to.match(/[\r\n]/);
    });

    it("is the page's own where it takes the request over", async () => {
      const { show, announcer } = setUp(answering(showJson(soon)));
      await show.load();
      announcer.answer = async () => ({ ok: true });
      expect(await show.remind()).to.deep.equal({ answer: { ok: true } });
      expect(announcer.requests[0]?.detail).to.deep.equal({
        showId: 'spring',
        title: 'Primavera',
        startsAt: Date.UTC(2026, 2, 1, 18),
      });
    });
  });
});
