import { expect } from '@open-wc/testing';
import { Chat } from '../../../src/sdk/chat/chat.js';
import { Conversation } from '../../../src/sdk/chat/conversation.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { aChat, FakeActions } from '../../helpers/chat.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';

/** A chat whose code comes when the test lets it. */
function aDoor() {
  const clock = new FakeClock();
  const announcer = new FakeAnnouncer();
  const scope = new DisposalScope();
  const actions = new FakeActions();
  const loads: { arrive: () => Promise<void>; fail: () => Promise<void> }[] = [];
  const chat = new Chat({
    clock,
    announcer,
    scope,
    translation: null,
    random: Math.random,
    language: () => 'en',
    serverNow: () => clock.now(),
    act: actions.act,
    load: () =>
      new Promise((resolve, reject) => {
        loads.push({
          arrive: () => (resolve(Conversation), settle()),
          fail: () => (reject(new Error('offline')), settle()),
        });
      }),
  });
  const texts = (): string[] => chat.store.current.rows.map(({ text }) => text);
  return { chat, clock, announcer, scope, actions, loads, texts };
}

describe('Chat', () => {
  it('fetches nothing until there is something to show, and then loses nothing', async () => {
    const { chat, loads, texts } = aDoor();
    await settle();
    expect(loads).to.have.length(0);
    expect(chat.store.current.open).to.be.false;
    chat.receive(aChat({ text: 'first' }));
    chat.receive(aChat({ text: 'second' }));
    expect(loads).to.have.length(1);
    await loads[0].arrive();
    chat.receive(aChat({ text: 'third' }));
    await settle();
    expect(texts()).to.deep.equal(['first', 'second', 'third']);
    expect(chat.store.current.open).to.be.true;
  });

  it('keeps a bounded number of early lines, and how the chat stands', async () => {
    const { chat, loads, texts } = aDoor();
    const data = { slowSeconds: 5, followersOnly: false, closed: false };
    chat.receive({ type: 'chat.mode', data });
    for (let index = 0; index < 5000; index++) chat.receive(aChat({ text: `t${index}` }));
    await loads[0].arrive();
    expect(texts()).to.have.length(200);
    expect(texts().at(-1)).to.equal('t4999');
    expect(chat.store.current.mode.slowSeconds).to.equal(5);
  });

  it('hands on what the page set before', async () => {
    const { chat, loads, texts } = aDoor();
    chat.filter = () => ({ replace: 'filtered' });
    chat.receive(aChat());
    await loads[0].arrive();
    expect(texts()).to.deep.equal(['filtered']);
  });

  it('says once that it cannot be loaded, and tries again when the viewer writes', async () => {
    const { chat, announcer, loads, actions } = aDoor();
    chat.receive(aChat());
    await loads[0].fail();
    expect(announcer.errors.map(({ family, code }) => [family, code])).to.deep.equal([
      ['chat', 'engine-unavailable'],
    ]);
    for (let index = 0; index < 100; index++) chat.receive(aChat());
    expect(loads).to.have.length(1);
    const sent = chat.send('hello');
    await loads[1].arrive();
    expect(chat.store.current.rows).to.have.length(102);
    await actions.last.decide({ status: 'accepted' });
    expect(await sent).to.deep.equal({ ok: true });
  });

  it('tells who shows messages elsewhere what was taken back', async () => {
    const { chat, loads } = aDoor();
    const told: unknown[] = [];
    const stop = chat.onTakenBack((what) => told.push(what));
    chat.receive(aChat({ id: 'a' }));
    chat.receive({ type: 'chat.delete', data: { id: 'a' } });
    await loads[0].arrive();
    stop();
    chat.receive({ type: 'chat.clear', data: { authorId: undefined } });
    expect(told).to.deep.equal([{ id: 'a' }]);
  });

  it('knows from the site whether the viewer follows, and asks it for a change', async () => {
    const { chat, loads, actions } = aDoor();
    chat.setFollowing(true);
    expect(chat.store.current.following).to.be.true;
    const left = chat.follow(false);
    await loads[0].arrive();
    expect(actions.last).to.include({ type: 'follow' });
    expect(actions.last.data).to.deep.equal({ following: false });
    expect(chat.store.current.following).to.be.true;
    await actions.last.decide({ status: 'accepted' });
    expect(await left).to.deep.equal({ ok: true });
    expect(chat.store.current.following).to.be.false;
    chat.setFollowing(true);
    await settle();
    expect(chat.store.current.following).to.be.true;
  });

  it('is not open because somebody follows or likes', async () => {
    const { chat, loads } = aDoor();
    void chat.follow(true);
    chat.like();
    await loads[0].arrive();
    expect(chat.store.current).to.include({ open: false, likes: 1 });
    chat.receive(aChat());
    await settle();
    expect(chat.store.current.open).to.be.true;
  });

  describe('with a keeper', () => {
    const from = (id: string): Parameters<typeof aChat>[0] => ({
      author: { id, name: id, role: undefined, country: undefined },
      text: `by ${id}`,
    });

    function aKeeper(kept: unknown) {
      const written: unknown[] = [];
      return { written, read: () => kept, write: (value: unknown) => void written.push(value) };
    }

    it('hides whom the viewer hid on a visit before, and keeps whom they hide now', async () => {
      const { chat, loads, texts } = aDoor();
      const keeper = aKeeper([{ id: 'bo', name: 'Bo' }]);
      chat.keepWith(keeper);
      chat.receive(aChat(from('bo')));
      chat.receive(aChat(from('ana')));
      await loads[0].arrive();
      expect(texts()).to.deep.equal(['by ana']);
      expect(keeper.written).to.deep.equal([]);
      chat.block({ id: 'ana', name: 'Ana' });
      await settle();
      expect(texts()).to.deep.equal([]);
      const both = [
        { id: 'bo', name: 'Bo' },
        { id: 'ana', name: 'Ana' },
      ];
      expect(keeper.written).to.deep.equal([both]);
      chat.unblock('bo');
      expect(keeper.written.at(-1)).to.deep.equal([both[1]]);
    });

    it('keeps whom the viewer hid before they agreed, and nothing after they took it back', async () => {
      const { chat, loads } = aDoor();
      chat.receive(aChat());
      await loads[0].arrive();
      chat.block({ id: 'ana', name: 'Ana' });
      await settle();
      const keeper = aKeeper([{ id: 'bo', name: 'Bo' }]);
      chat.keepWith(keeper);
      expect(keeper.written).to.deep.equal([
        [
          { id: 'bo', name: 'Bo' },
          { id: 'ana', name: 'Ana' },
        ],
      ]);
      chat.keepWith(null);
      chat.block({ id: 'cem', name: 'Cem' });
      await settle();
      expect(keeper.written).to.have.length(1);
    });

    for (const [name, kept] of [
      ['nothing', null],
      ['no list', { id: 'bo' }],
      ['entries that are none', [null, 7, {}, { id: '' }, { id: 'x'.repeat(5000), name: 'X' }]],
    ] as const) {
      it(`takes ${name} for nobody`, async () => {
        const { chat, loads } = aDoor();
        chat.keepWith(aKeeper(kept));
        chat.receive(aChat());
        await loads[0].arrive();
        expect(chat.store.current.blocked).to.deep.equal([]);
      });
    }

    it('keeps a bounded list, the newest, with names that are safe to show', async () => {
      const { chat, loads } = aDoor();
      const many = Array.from({ length: 3000 }, (_, index) => ({
        id: `a${index}`,
        name: `\u202En${index}`,
      }));
      chat.keepWith(aKeeper(many));
      chat.receive(aChat());
      await loads[0].arrive();
      expect(chat.store.current.blocked).to.have.length(200);
      expect(chat.store.current.blocked.at(-1)).to.deep.equal({ id: 'a2999', name: 'n2999' });
    });
  });

  it('counts down by the server’s clock', async () => {
    const { chat, clock, loads, actions } = aDoor();
    const data = { slowSeconds: 10, followersOnly: false, closed: false };
    chat.receive({ type: 'chat.mode', data });
    await loads[0].arrive();
    expect(chat.sendableIn()).to.equal(0);
    void chat.send('hello');
    await settle();
    await actions.last.decide({ status: 'accepted' });
    await clock.advance(4000);
    expect(chat.sendableIn()).to.equal(6000);
  });

  it('starts nothing in a room that was left meanwhile', async () => {
    const { chat, clock, scope, loads } = aDoor();
    chat.receive(aChat());
    scope.dispose();
    await loads[0].arrive();
    expect(chat.store.current.open).to.be.false;
    expect(clock.pendingTimers).to.equal(0);
  });
});
