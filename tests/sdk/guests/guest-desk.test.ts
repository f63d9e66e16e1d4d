import { expect } from '@open-wc/testing';
import { GuestDesk, type GuestMessage } from '../../../src/sdk/guests/guest-desk.js';
import type { GuestPictureParts, PictureWishes } from '../../../src/sdk/guests/guest-picture.js';
import { Guests } from '../../../src/sdk/guests/guests.js';
import { NO_GUESTS, type GuestsState } from '../../../src/sdk/guests/guest-state.js';
import type { CaptionsState } from '../../../src/sdk/index.js';
import { BEFORE_PLAYBACK, type PlaybackState } from '../../../src/sdk/playback/playback-state.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { SnapshotStore } from '../../../src/sdk/state/snapshot-store.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';
import { aPlannedGuest, BEGIN, guest, planned, versus } from '../../helpers/guests.js';

const HOST = { append: () => undefined };

/** A picture that does what the test says. */
class FakePicture {
  readonly offset = 20;
  disposed = false;
  retries = 0;
  wishes: PictureWishes;
  readonly parts: GuestPictureParts;
  constructor(parts: GuestPictureParts) {
    this.parts = parts;
    this.wishes = parts.wishes;
  }
  want(wishes: PictureWishes): void {
    this.wishes = wishes;
  }
  retry(): void {
    this.retries += 1;
  }
  dispose(): void {
    this.disposed = true;
  }
}

function aDesk({ thrifty = false } = {}) {
  const clock = new FakeClock();
  const announcer = new FakeAnnouncer();
  const scope = new DisposalScope();
  const playback = new SnapshotStore<PlaybackState>({
    ...BEFORE_PLAYBACK,
    phase: 'playing',
    muted: false,
    live: true,
    atLiveEdge: true,
  });
  const captions = new SnapshotStore<CaptionsState>({ language: 'en' } as CaptionsState);
  const pictures: FakePicture[] = [];
  const cues: unknown[] = [];
  let state: GuestsState = NO_GUESTS;
  const desk = new GuestDesk({
    clock,
    scope,
    announcer,
    playback,
    captions,
    serverNow: () => clock.now(),
    addCue: (cue, guestId) => cues.push([cue.id, guestId]),
    thrifty: () => thrifty,
    play: (parts) => {
      const picture = new FakePicture(parts);
      pictures.push(picture);
      return picture;
    },
    changed: (change) => (state = { ...state, ...change }),
  });
  return {
    ...{ desk, clock, announcer, scope, playback, captions, pictures, cues },
    get state() {
      return state;
    },
    get ids() {
      return state.guests.map(({ id }) => id);
    },
    take: (...messages: GuestMessage[]) => messages.forEach((message) => desk.receive(message)),
    at: (second: number) => desk.advance(BEGIN + second * 1000),
  };
}

describe('guests', () => {
  it('come and go with the picture, not with the message', () => {
    const own = aDesk();
    own.take(planned(aPlannedGuest()), guest(5), guest(20, { present: false }));
    own.at(4);
    expect(own.ids).to.deep.equal([]);
    own.at(5);
    expect(own.ids).to.deep.equal(['lin']);
    expect(own.state.guests[0]?.sources.map(({ url }) => url)).to.deep.equal([
      'https://lin.example/shows/main.m3u8',
      'https://b.example/main.m3u8',
    ]);
    own.at(20);
    expect(own.ids).to.deep.equal([]);
    own.at(10);
    expect(own.ids, 'after a rewind').to.deep.equal(['lin']);
    expect(own.announcer.detailsOf('guest-left')).to.deep.equal([
      { guestId: 'lin', reason: 'told' },
    ]);
  });

  it('are on the stage when the document says so, unless the channel says otherwise', () => {
    const own = aDesk();
    const times = { present: true, from: BEGIN + 3000, until: BEGIN + 30_000 };
    own.take(planned(aPlannedGuest(times)));
    const seen = [2, 3, 29, 30].map((second) => {
      own.at(second);
      return own.ids.length;
    });
    expect(seen).to.deep.equal([0, 1, 1, 0]);
    own.take(guest(10, { present: false }));
    own.at(11);
    expect(own.ids).to.deep.equal([]);
  });

  it('can come without having been planned, and not without a source', () => {
    const own = aDesk();
    own.take(
      guest(1, { id: 'noa', name: 'Noa' }),
      guest(1, {
        id: 'kim',
        name: 'Kim',
        sources: [{ url: 'https://kim.example/whep', protocol: 'whep' }],
      }),
    );
    own.at(2);
    expect(own.ids).to.deep.equal(['kim']);
    expect(own.state.names).to.deep.equal({ noa: 'Noa', kim: 'Kim' });
  });

  it('are two at most; whoever waits comes when there is room', () => {
    const own = aDesk();
    const ids = ['c', 'a', 'b'];
    own.take(planned(...ids.map((id) => aPlannedGuest({ id }))));
    own.take(...ids.map((id, index) => guest(index + 1, { id })));
    own.at(5);
    expect(own.ids).to.deep.equal(['c', 'a']);
    own.take(guest(6, { id: 'c', layout: 'inside' }));
    own.at(6);
    expect(own.ids, 'a change is no new arrival').to.deep.equal(['c', 'a']);
    expect(own.state.guests[0]?.layout).to.equal('inside');
    own.take(guest(7, { id: 'c', present: false }));
    own.at(7);
    expect(own.ids).to.deep.equal(['a', 'b']);
  });

  it('play where the view has room for them, as the room sounds', async () => {
    const own = aDesk();
    own.take(planned(aPlannedGuest()), guest(1));
    own.at(1);
    expect([own.pictures.length, own.desk.offsetOf('lin')]).to.deep.equal([0, null]);
    const leave = own.desk.mount('lin', HOST);
    expect(own.desk.offsetOf('lin')).to.equal(20);
    const picture = own.pictures[0];
    expect(picture.wishes).to.deep.equal({
      muted: false,
      volume: 1,
      paused: false,
      captions: 'en',
    });
    own.playback.patch({ volume: 0.4 });
    await settle();
    expect(picture.wishes.volume).to.equal(0.4);
    own.desk.setMuted('lin', true);
    expect(picture.wishes.muted).to.be.true;
    own.desk.setMuted('lin', false);
    own.playback.patch({ muted: true, phase: 'paused' });
    await settle();
    expect(picture.wishes).to.include({ muted: true, paused: true });
    expect(own.state.guests[0]?.muted, 'the viewer has not muted the guest').to.be.false;
    leave();
    expect(picture.disposed).to.be.true;
  });

  it('are only offered where data is saved, and come with a tap', () => {
    const own = aDesk({ thrifty: true });
    own.take(planned(aPlannedGuest()), guest(1));
    own.at(1);
    own.desk.mount('lin', HOST);
    expect(own.state.guests[0]?.phase).to.equal('offered');
    expect(own.pictures).to.have.length(0);
    own.desk.load('lin');
    expect(own.state.guests[0]?.phase).to.equal('loading');
    expect(own.pictures).to.have.length(1);
  });

  it('leave when their picture is lost, and are back with it', () => {
    const own = aDesk();
    own.take(planned(aPlannedGuest()), guest(1));
    own.at(1);
    own.desk.mount('lin', HOST);
    own.pictures[0]?.parts.phaseChanged('playing');
    own.pictures[0]?.parts.phaseChanged('lost');
    expect(own.state.guests[0]?.phase).to.equal('lost');
    own.pictures[0]?.parts.phaseChanged('retrying');
    expect(own.state.guests[0]?.phase, 'tried in silence').to.equal('lost');
    own.desk.load('lin');
    expect(own.pictures[0]?.retries).to.equal(1);
    own.pictures[0]?.parts.phaseChanged('playing');
    own.take(guest(3, { present: false }));
    own.at(3);
    expect(own.announcer.facts.map(({ type, detail }) => [type, detail])).to.deep.equal([
      ['guest-joined', { guestId: 'lin' }],
      ['guest-left', { guestId: 'lin', reason: 'lost' }],
      ['guest-joined', { guestId: 'lin' }],
      ['guest-left', { guestId: 'lin', reason: 'told' }],
    ]);
    expect(own.announcer.errors, 'the show’s own picture is well').to.deep.equal([]);
  });

  it('are back after a loss with the picture of a new source, and leave once without it', () => {
    const own = aDesk();
    const told = (): unknown =>
      own.announcer.facts.map(({ type, detail }) => [type, (detail as { reason?: string }).reason]);
    const from = (url: string) => ({ sources: [{ url }] });
    own.take(planned(aPlannedGuest()), guest(1));
    own.at(1);
    own.desk.mount('lin', HOST);
    own.pictures[0]?.parts.phaseChanged('lost');
    own.take(guest(2, from('https://lin.example/second.m3u8')));
    own.at(2);
    expect(own.pictures, 'the new one is tried').to.have.length(2);
    expect(own.state.guests[0]?.phase, 'and nobody is there yet').to.equal('lost');
    const before = [
      ['guest-joined', undefined],
      ['guest-left', 'lost'],
    ];
    expect(told()).to.deep.equal(before);
    own.pictures[1]?.parts.phaseChanged('playing');
    expect(told()).to.deep.equal([...before, ['guest-joined', undefined]]);
    own.pictures[1]?.parts.phaseChanged('lost');
    own.take(guest(3, from('https://lin.example/third.m3u8')));
    own.at(3);
    own.take(guest(4, { present: false }));
    own.at(4);
    expect(told(), 'has left already').to.deep.equal([...before, ...before]);
  });

  it('are not there before the show has a picture, or after it has ended', async () => {
    const own = aDesk();
    own.take(planned(aPlannedGuest()), guest(1));
    own.at(1);
    own.desk.mount('lin', HOST);
    own.playback.patch({ phase: 'ended' });
    await settle();
    expect(own.ids).to.deep.equal([]);
    expect(own.pictures[0]?.disposed).to.be.true;
    own.take(guest(9));
    own.at(99);
    expect(own.ids).to.deep.equal([]);
  });

  it('who are gone and back at once play where they did', async () => {
    const own = aDesk();
    own.take(planned(aPlannedGuest()), guest(1), guest(5, { present: false }));
    own.at(1);
    const leave = own.desk.mount('lin', HOST);
    own.at(5);
    own.at(4);
    expect(own.pictures.map(({ disposed }) => disposed)).to.deep.equal([true, false]);
    leave();
    expect(own.pictures[1]?.disposed).to.be.true;
  });

  it('given another place have no picture there until one has come', () => {
    const own = aDesk();
    own.take(planned(aPlannedGuest()), guest(1));
    own.at(1);
    own.desk.mount('lin', HOST);
    own.pictures[0]?.parts.phaseChanged('playing');
    own.desk.mount('lin', { append: () => undefined });
    expect(own.pictures.map(({ disposed }) => disposed)).to.deep.equal([true, false]);
    expect(own.state.guests[0]?.phase).to.equal('loading');
    own.pictures[1]?.parts.phaseChanged('playing');
    expect(own.state.guests[0]?.phase).to.equal('playing');
  });

  it('read the captions of their own stream, under their own name', async () => {
    const own = aDesk();
    own.take(planned(aPlannedGuest()), guest(1));
    own.at(1);
    own.desk.mount('lin', HOST);
    const cue = { id: '7', start: BEGIN, end: BEGIN + 1000, language: 'en', text: 'Hello' };
    own.pictures[0]?.parts.cue(cue);
    expect(own.cues).to.deep.equal([['lin:7', 'lin']]);
    own.captions.patch({ language: 'ar' });
    await settle();
    expect(own.pictures[0]?.wishes.captions).to.equal('ar');
    own.take(guest(2, { captions: false }));
    own.at(2);
    expect(own.pictures[0]?.wishes.captions).to.be.null;
  });

  it('begin anew with another source, and keep theirs otherwise', () => {
    const own = aDesk();
    own.take(planned(aPlannedGuest()), guest(1));
    own.at(1);
    own.desk.mount('lin', HOST);
    own.take(guest(2, { layout: 'inside' }));
    own.at(2);
    expect(own.pictures).to.have.length(1);
    own.take(guest(3, { sources: [{ url: 'https://c.example/x.m3u8' }] }));
    own.at(3);
    expect(own.pictures[0]?.disposed).to.be.true;
    expect(own.pictures[1]?.parts.sources.map(({ url }) => url)).to.deep.equal([
      'https://c.example/x.m3u8',
    ]);
  });

  it('of a room that is left leave nothing behind', () => {
    const own = aDesk();
    own.take(planned(aPlannedGuest()), guest(1));
    own.at(1);
    own.desk.mount('lin', HOST);
    own.scope.dispose();
    expect(own.pictures[0]?.disposed).to.be.true;
    expect(own.clock.pendingTimers).to.equal(0);
    own.at(2);
    expect(own.pictures).to.have.length(1);
  });

  it('are refused where nothing can be made of what is said of them', () => {
    const own = aDesk();
    const source = (url: string): object => ({ sources: [{ url }] });
    own.take(
      guest(1, { id: 'host' }),
      guest(1, { id: '__proto__' }),
      guest(1, { rev: -1 }),
      guest(1, { present: 'yes' }),
      guest(1, source('javascript:alert(1)')),
      guest(1, source('data:application/vnd.apple.mpegurl,x')),
      guest(1, { layout: 'above' }),
      { type: 'guest', data: null },
      {
        type: 'guest',
        data: Object.defineProperty({}, 'id', {
          enumerable: true,
          get: () => {
            throw new Error('mine');
          },
        }),
      },
    );
    expect(own.state.refused).to.equal(9);
    expect(own.ids).to.deep.equal([]);
    own.take(
      planned(
        aPlannedGuest({ present: true }),
        { id: 'bad' },
        aPlannedGuest({ id: 'x', sources: [] }),
      ),
    );
    own.at(1);
    expect(own.ids).to.deep.equal(['lin']);
    expect(own.announcer.errors.map(({ code }) => code)).to.deep.equal([
      'show-invalid',
      'show-invalid',
    ]);
  });
});

describe('a battle of hosts', () => {
  it('stands as the site says, with the picture, and by the server’s clock', async () => {
    const own = aDesk();
    own.take(versus(1, 0, 0), versus(20, 120, 80));
    own.at(1);
    expect(own.state.versus).to.include({ phase: 'soon', stale: false });
    await own.clock.advance(20_000);
    own.at(19);
    expect(own.state.versus?.sides.map(({ score }) => score)).to.deep.equal([0, 0]);
    own.at(20);
    expect(own.state.versus?.sides.map(({ score }) => score)).to.deep.equal([120, 80]);
    expect(own.state.versus?.phase).to.equal('running');
    await own.clock.advance(14_000);
    own.at(34);
    expect(own.state.versus?.stale).to.be.false;
    await own.clock.advance(3000);
    own.at(37);
    expect(own.state.versus?.stale, 'counted seventeen seconds ago').to.be.true;
    await own.clock.advance(40_000);
    expect(own.state.versus?.phase, 'the deadline is no verdict').to.equal('counting');
    own.take(versus(78, 120, 140, { result: { winner: 'lin' } }));
    own.at(78);
    expect(own.state.versus).to.include({ phase: 'over', winner: 'lin', stale: false });
    expect(own.announcer.detailsOf('versus-won')).to.deep.equal([
      { versusId: 'v1', winner: 'lin', late: false },
    ]);
    own.at(99);
    expect(own.state.versus, 'a result stands for twenty seconds').to.be.null;
  });

  it('stands for a viewer who has rewound as it stood then', async () => {
    const own = aDesk();
    own.take(versus(20, 1, 2), versus(60, 3, 4));
    await own.clock.advance(75_000);
    own.at(74);
    expect(own.state.versus).to.include({ phase: 'counting', stale: false });
    own.playback.patch({ atLiveEdge: false });
    own.at(30);
    expect(own.state.versus).to.include({ phase: 'running', stale: false });
    expect(own.desk.timeUntil(BEGIN + 70_000)).to.equal(40_000);
    own.at(40);
    expect(own.state.versus?.stale, 'nothing was counted for twenty seconds of it').to.be.true;
  });

  it('is not hidden by one that is only announced', async () => {
    const own = aDesk();
    const next = { id: 'next', startsAt: BEGIN + 300_000, endsAt: BEGIN + 360_000 };
    const last = { id: 'last', startsAt: BEGIN + 600_000, endsAt: BEGIN + 660_000 };
    own.take(versus(0, 0, 0, next), versus(0, 0, 0, last));
    own.at(1);
    expect(own.state.versus?.id, 'the first of those to come').to.equal('next');
    own.take(versus(20, 1, 2));
    const shown: unknown[] = [];
    const look = async (second: number): Promise<void> => {
      await own.clock.advance(BEGIN + second * 1000 - own.clock.now());
      own.at(second);
      shown.push([own.state.versus?.id, own.state.versus?.phase]);
    };
    await look(21);
    own.take(versus(22, 1, 2, { ...last, cancelled: true }));
    await look(23);
    await look(71);
    own.take(versus(72, 1, 2, { result: { winner: 'lin' } }));
    await look(73);
    await look(99);
    await look(300);
    expect(shown).to.deep.equal([
      ['v1', 'running'],
      ['v1', 'running'],
      ['v1', 'counting'],
      ['v1', 'over'],
      ['next', 'soon'],
      ['next', 'running'],
    ]);
  });

  it('goes into overtime, ends in a draw, or is called off', async () => {
    const own = aDesk();
    await own.clock.advance(75_000);
    own.take(versus(70, 5, 5, { overtimeEndsAt: BEGIN + 90_000, asOf: BEGIN + 74_000 }));
    own.at(75);
    expect(own.state.versus).to.include({ phase: 'overtime', endsAt: BEGIN + 90_000 });
    own.take(versus(76, 5, 5, { result: { winner: null } }));
    own.at(76);
    expect(own.state.versus).to.include({ phase: 'over', winner: null });
    own.take(versus(77, 5, 5, { cancelled: true }));
    own.at(77);
    expect(own.state.versus?.phase).to.equal('cancelled');
  });

  it('is refused as a whole where a score cannot be one', () => {
    const own = aDesk();
    for (const score of [NaN, -1, Infinity, 0.5, '12', null, 1e300]) {
      own.take(
        versus(1, 10, 10, {
          sides: [
            { id: 'host', score: 1 },
            { id: 'lin', score },
          ],
        }),
      );
    }
    own.take(
      versus(1, 1, 1, { sides: [{ id: 'host', score: 1 }] }),
      versus(1, 1, 1, {
        sides: [
          { id: 'lin', score: 1 },
          { id: 'lin', score: 2 },
        ],
      }),
      versus(1, 1, 1, { endsAt: BEGIN }),
      versus(1, 1, 1, { result: { winner: 'noa' } }),
      versus(1, 1, 1, { viewers: ['Ada', 'Bo'] }),
    );
    own.at(30);
    expect(own.state.refused).to.equal(12);
    expect(own.state.versus).to.be.null;
  });
});

describe('the door to guests', () => {
  it('fetches nothing until somebody is told of, and then loses nothing', async () => {
    const own = aDesk();
    let loads = 0;
    const door = new Guests(own.announcer, async () => {
      loads += 1;
      return own.desk;
    });
    door.advance(BEGIN);
    expect([loads, door.desk]).to.deep.equal([0, null]);
    door.receive(planned(aPlannedGuest()));
    door.receive(guest(1));
    await settle();
    door.advance(BEGIN + 1000);
    expect(loads).to.equal(1);
    expect(own.ids).to.deep.equal(['lin']);
  });
});
