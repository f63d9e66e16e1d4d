import { expect } from '@open-wc/testing';
import { settle } from '../../helpers/fake-clock.js';
import { aDesk, aStatement } from '../../helpers/interaction-desk.js';

const SECRET = 'b';
const SALT = '5a'.repeat(32);

async function commitOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('InteractionDesk', () => {
  it('opens with the picture, for a viewer of half a second and for one of eight', async () => {
    for (const delay of [500, 8000]) {
      const { desk, clock, hear, the, announcer } = aDesk();
      const opensAt = clock.now() + 10_000;
      const phase = 'countdown';
      await hear(aStatement('quiz', { phase, opensAt, windowMs: 5000 }), clock.now() - 60_000);
      desk.advance(clock.now() - delay);
      await clock.advance(10_000 + delay - 40);
      desk.advance(clock.now() - delay);
      await settle();
      expect(the('quiz').phase).to.equal('countdown');
      await clock.advance(40);
      desk.advance(clock.now() - delay);
      // With this very picture, not with a task after it.
      expect(the('quiz').phase).to.equal('open');
      expect(announcer.detailsOf('interaction-opened')).to.have.length(1);
    }
  });

  it('closes for everybody by the server’s clock, also where the picture stands still', async () => {
    const { clock, hear, the, announcer, desk } = aDesk();
    desk.advance(clock.now() - 8000);
    await hear(aStatement('coupon', { closesAt: clock.now() + 3000 }));
    expect(the('coupon').phase).to.equal('open');
    await clock.advance(2999);
    expect(the('coupon').phase).to.equal('open');
    await clock.advance(1);
    expect(the('coupon').phase).to.equal('closed');
    expect(announcer.detailsOf('interaction-closed')).to.have.length(1);
    const late = await desk.do('coupon', { type: 'claim' });
    expect(late).to.deep.include({ ok: false, reason: 'too-late' });
  });

  it('goes by the server’s clock where the viewer’s is an hour off', async () => {
    for (const off of [-3_600_000, 3_600_000]) {
      const at = Date.UTC(2026, 0, 1);
      const { clock, hear, the, desk } = aDesk({ serverNow: () => clock.now() + off });
      desk.advance(at + off - 2000);
      await hear(aStatement('coupon', { closesAt: at + off + 5000 }));
      expect(the('coupon').phase).to.equal('open');
      await clock.advance(5000);
      expect(the('coupon').phase).to.equal('closed');
    }
  });

  it('is over at once where the deadline is past, and says so where it never was before', async () => {
    const { clock, hear, the, announcer, desk } = aDesk();
    await hear(aStatement('poll', { closesAt: clock.now() - 1 }));
    expect(the('poll').phase).to.equal('closed');
    expect(announcer.facts).to.deep.equal([]);
    const times = { opensAt: clock.now() + 9000, closesAt: clock.now() + 8000 };
    await hear(aStatement('coupon', { ...times, phase: 'countdown' }));
    expect(the('coupon').trouble).to.equal('deadline-past');
    expect((await desk.do('coupon', { type: 'claim' })).ok).to.be.false;
  });

  it('keeps to what is newest, whatever comes twice, late or in the wrong order', async () => {
    const { hear, the } = aDesk();
    const first = aStatement('coupon', { phase: 'countdown' });
    const open = aStatement('coupon', { phase: 'open' }, { left: 9 });
    const closed = aStatement('coupon', { phase: 'closed' }, { left: 4 });
    await hear(closed);
    await hear(first);
    await hear(open);
    await hear(closed);
    expect(the('coupon').phase).to.equal('closed');
    expect(the('coupon').details.left).to.equal(4);
    await hear(aStatement('coupon', { phase: 'open' }));
    expect(the('coupon').phase, 'a way back').to.equal('closed');
    await hear(aStatement('coupon', { phase: 'cancelled' }));
    expect(the('coupon').phase).to.equal('cancelled');
  });

  it('shows a viewer who rewinds what was there then, but nothing to take any more', async () => {
    const room = aDesk();
    const { clock, hear, the, desk } = room;
    const at = clock.now();
    await hear(aStatement('coupon', { closesAt: at - 10_000 }), at - 60_000);
    desk.advance(at - 90_000);
    await settle();
    expect(room.list).to.deep.equal([]);
    desk.advance(at - 50_000);
    await settle();
    expect(the('coupon').phase).to.equal('closed');
  });

  it('says what cannot be read, and goes on with what was there', async () => {
    const { hear, the, announcer } = aDesk();
    await hear(aStatement('coupon'));
    await hear({ nonsense: true });
    await hear(aStatement('coupon', {}, { percent: 'all' }));
    await hear(aStatement('quiz', {}, { commit: 'no hash' }));
    await hear(null);
    expect(announcer.errors.map(({ code }) => code)).to.deep.equal(
      Array(4).fill('interaction-invalid'),
    );
    expect(the('coupon').details.percent).to.equal(10);
  });

  it('takes less than none for none', async () => {
    const { hear, the, desk } = aDesk();
    await hear(aStatement('flash-sale', {}, { left: -3 }));
    expect(the('flash-sale').details.left).to.equal(0);
    const answer = await desk.do('flash-sale', { type: 'claim' });
    expect(answer).to.deep.include({ ok: false, reason: 'sold-out' });
    await hear(aStatement('flash-sale', {}, { left: 6, stock: 5 }));
    expect(the('flash-sale').trouble).to.equal('stock-wrong');
  });

  it('makes one move of two taps', async () => {
    const { hear, desk, actions, the } = aDesk();
    await hear(aStatement('red-packet'));
    const taps = [
      desk.do('red-packet', { type: 'claim' }),
      desk.do('red-packet', { type: 'claim' }),
    ];
    await settle();
    expect(the('red-packet').own.delivery).to.equal('sending');
    expect(actions.sent).to.have.length(1);
    await actions.last.decide({ status: 'accepted', result: { claimed: true, grant: null } });
    expect(await Promise.all(taps)).to.deep.equal([{ ok: true }, { ok: true }]);
    expect(await desk.do('red-packet', { type: 'claim' })).to.deep.equal({ ok: true });
    expect(actions.sent).to.have.length(1);
    expect(the('red-packet').own).to.deep.include({ claimed: true, grant: null });
  });

  it('shows the answer of another tab, which came first', async () => {
    const { hear, desk, actions, the } = aDesk();
    await hear(aStatement('quiz'));
    const move = desk.do('quiz', { type: 'answer', choice: 'a' });
    await settle();
    const result = { choice: 'b' };
    await actions.last.decide({ status: 'refused', reason: 'already-done', result });
    expect(await move).to.deep.include({ ok: false, reason: 'already-done' });
    expect(the('quiz').own.choice).to.equal('b');
  });

  it('waits with a claim that nobody could carry, and asks again under the same id', async () => {
    const { hear, desk, actions, the } = aDesk();
    await hear(aStatement('coupon'));
    const move = desk.do('coupon', { type: 'claim' });
    await settle();
    expect(the('coupon').own.delivery).to.equal('sending');
    const { id } = actions.last;
    await actions.last.decide({ status: 'pending', reason: 'timeout' });
    expect(await move).to.deep.include({ ok: false, reason: 'timeout' });
    expect(the('coupon').own.delivery).to.equal('unknown');
    void desk.do('coupon', { type: 'claim' });
    await settle();
    expect(actions.last.id).to.equal(id);
    expect(actions.sent).to.have.length(2);
  });

  it('lets the page take a move over, and tells what it has come to', async () => {
    const { hear, desk, actions, announcer, the } = aDesk();
    announcer.answer = () =>
      Promise.resolve({ ok: true, result: { claimed: true, grant: { code: 'TEN' } } });
    await hear(aStatement('coupon'));
    expect(await desk.do('coupon', { type: 'claim' })).to.deep.equal({ ok: true });
    expect(actions.sent).to.deep.equal([]);
    expect(announcer.requests[0]).to.deep.include({ type: 'interaction-requested' });
    expect(the('coupon').own.grant?.code).to.equal('TEN');
    expect(announcer.detailsOf('coupon-claimed')).to.deep.equal([
      { interactionId: 'coupon', code: 'TEN' },
    ]);
  });

  it('asks once what the site remembers of this viewer', async () => {
    const asked: unknown[] = [];
    const { hear, the, clock } = aDesk({
      act: async ({ type, data }) => {
        asked.push([type, data]);
        return { status: 'accepted', result: { own: { poll: { choice: 'b' } } } };
      },
    });
    await hear(aStatement('poll'));
    await hear(aStatement('poll'));
    await clock.advance(5000);
    expect(asked).to.deep.equal([['interaction.own', { ids: ['poll'] }]]);
    expect(the('poll').own.choice).to.equal('b');
  });

  it('leaves no timer behind', async () => {
    const { hear, clock, scope } = aDesk();
    await hear(aStatement('poll', { closesAt: clock.now() + 60_000 }));
    await hear(aStatement('watch-reward'));
    scope.dispose();
    await settle();
    expect(clock.pendingTimers).to.equal(0);
  });

  describe('a poll', () => {
    it('keeps the votes to itself until this viewer has voted', async () => {
      const { hear, the, desk, actions } = aDesk();
      await hear(aStatement('poll', {}, { hideUntilVoted: true, counts: { a: 3, b: 1 } }));
      expect(the('poll').details.counts).to.equal(null);
      const vote = desk.do('poll', { type: 'vote', choice: 'a' });
      await settle();
      await actions.last.decide({ status: 'accepted' });
      await vote;
      expect(the('poll').details).to.deep.include({ counts: { a: 3, b: 1 }, total: 4 });
      const other = await desk.do('poll', { type: 'vote', choice: 'b' });
      expect(other).to.deep.include({ reason: 'already-done' });
      expect((await desk.do('poll', { type: 'vote', choice: 'zz' })).ok).to.be.false;
    });

    it('may be changed where it says so', async () => {
      const { hear, the, desk, actions } = aDesk();
      await hear(aStatement('poll', {}, { changeAllowed: true }));
      for (const choice of ['a', 'b']) {
        const vote = desk.do('poll', { type: 'vote', choice });
        await settle();
        await actions.last.decide({ status: 'accepted', result: { choice } });
        expect(await vote).to.deep.equal({ ok: true });
      }
      expect(the('poll').own.choice).to.equal('b');
      expect(await desk.do('poll', { type: 'vote', choice: 'b' })).to.deep.equal({ ok: true });
      expect(actions.sent).to.have.length(2);
    });
  });

  describe('a quiz', () => {
    it('proves its answer at the reveal, and shows it on no picture before', async () => {
      const { hear, the, desk, clock } = aDesk();
      const commit = await commitOf(SECRET + SALT);
      const at = clock.now();
      desk.advance(at);
      await hear(aStatement('quiz', { phase: 'closed' }, { commit }), at);
      const revealed = { commit, answer: SECRET, salt: SALT };
      await hear(aStatement('quiz', { phase: 'revealed' }, revealed), at + 2000);
      expect(the('quiz').details.answer).to.equal(null);
      desk.advance(at + 2000);
      await settle();
      await expectProof(() => the('quiz').proof, 'proven');
      expect(the('quiz').details.answer).to.equal(SECRET);
    });

    it('says when the answer is not the one that was promised, or comes without proof', async () => {
      const { hear, the, announcer } = aDesk();
      const commit = await commitOf(SECRET + SALT);
      await hear(aStatement('quiz', { phase: 'revealed' }, { commit, answer: 'a', salt: SALT }));
      await expectProof(() => the('quiz').proof, 'failed');
      expect(announcer.detailsOf('fairness-failed')).to.have.length(1);
      const bare = aStatement('quiz', { id: 'other', phase: 'revealed' }, { commit, answer: 'b' });
      await hear(bare);
      await expectProof(() => announcer.detailsOf('fairness-failed').at(-1)?.proof, 'missing');
    });

    it('puts the choices in the viewer’s own order, but not under his finger', async () => {
      const order = ['b', 'a'];
      const act = async () => ({
        status: 'accepted' as const,
        result: { own: { quiz: { order } } },
      });
      const early = aDesk({ act });
      const opensAt = early.clock.now() + 10_000;
      early.desk.advance(early.clock.now());
      await early.hear(aStatement('quiz', { phase: 'countdown', opensAt }));
      await early.clock.advance(1000);
      expect(early.the('quiz').details.choices.map(({ id }) => id)).to.deep.equal(order);
      const late = aDesk({ act });
      await late.hear(aStatement('quiz'));
      await late.clock.advance(1000);
      expect(late.the('quiz').details.choices.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    });
  });

  it('counts only what is watched, and claims it when that is enough', async () => {
    const { hear, the, clock, world, desk, actions } = aDesk();
    await hear(aStatement('watch-reward', {}, { requiredMs: 5000 }));
    await clock.advance(3000);
    world.watching = false;
    await clock.advance(60_000);
    expect(the('watch-reward').own.watchedMs).to.equal(3000);
    const early = await desk.do('watch-reward', { type: 'claim' });
    expect(early).to.deep.include({ reason: 'not-eligible' });
    world.watching = true;
    await clock.advance(2000);
    void desk.do('watch-reward', { type: 'claim' });
    await settle();
    expect(actions.last.data).to.deep.equal({ id: 'watch-reward', watchedMs: 5000 });
  });

  it('puts what was reserved into the cart, at its price', async () => {
    const { hear, desk, actions, cartCalls, the } = aDesk();
    await hear(aStatement('flash-sale'));
    const buying = desk.do('flash-sale', { type: 'claim', quantity: 2 });
    await settle();
    await actions.last.decide({
      status: 'accepted',
      result: { bought: 2, claimed: true, grant: { code: 'FLASH' } },
    });
    expect(await buying).to.deep.equal({ ok: true });
    expect(cartCalls).to.deep.equal([
      { productId: 'mug', variantId: 'mug-1', quantity: 2 },
      'FLASH',
    ]);
    expect(the('flash-sale').own).to.deep.include({ bought: 2, applied: 'applied' });
    const more = await desk.do('flash-sale', { type: 'claim' });
    expect(more).to.deep.include({ reason: 'limit-reached' });
  });

  it('applies a coupon once, and not after its time', async () => {
    const { hear, desk, actions, cartCalls, clock } = aDesk();
    await hear(aStatement('coupon'));
    expect((await desk.do('coupon', { type: 'apply' })).ok).to.be.false;
    const claim = desk.do('coupon', { type: 'claim' });
    await settle();
    const grant = { code: 'TEN', expiresAt: clock.now() + 1000 };
    await actions.last.decide({ status: 'accepted', result: { claimed: true, grant } });
    await claim;
    await clock.advance(1000);
    expect(await desk.do('coupon', { type: 'apply' })).to.deep.include({ reason: 'expired' });
    expect(cartCalls).to.deep.equal([]);
  });
});

/** A proof is arithmetic of the browser's own, in its own time. */
async function expectProof(read: () => unknown, wanted: string): Promise<void> {
  while (read() !== wanted) await settle();
  expect(read()).to.equal(wanted);
}
