import { expect } from '@open-wc/testing';
import { rulesFor } from '../../../src/sdk/markets/market-rules.js';
import { aSite, SERVER_SEED } from '../../helpers/draws.js';
import { settle } from '../../helpers/fake-clock.js';
import { aDesk, aStatement, lenientRules } from '../../helpers/interaction-desk.js';

const REVEAL_BY = Date.UTC(2026, 0, 1, 0, 10);
type Asked = { commit: string; clientSeed: string; nonce: number };

/** A box at an honest site, open. */
async function anOpenBox(change: Parameters<typeof aDesk>[0] = {}, details: object = {}) {
  const site = await aSite(REVEAL_BY);
  const room = aDesk(change);
  const say = (phase = 'open', more: object = {}) =>
    room.hear(aStatement('blind-box', { phase }, { ...site.details, ...details, ...more }));
  await say();
  /** Draws, and answers as `answer` makes of what an honest site would. */
  const draw = async (answer = (receipt: object): object => receipt) => {
    const drawing = room.desk.do('blind-box', { type: 'draw' });
    while (room.actions.sent.length === 0) await settle();
    const receipt = await site.draw(room.actions.last.data as Asked);
    await room.actions.last.decide({ status: 'accepted', result: { draws: [answer(receipt)] } });
    return drawing;
  };
  const proofOf = async (wanted: string): Promise<void> => {
    while (room.the('blind-box').own.draws.at(0)?.proof !== wanted) await settle();
  };
  return { ...room, site, say, draw, proofOf };
}

describe('a blind box', () => {
  it('makes the viewer’s seed only when the promise is there, and proves the draw at the reveal', async () => {
    const { draw, say, the, announcer, actions, proofOf } = await anOpenBox();
    expect(the('blind-box').own.clientSeed).to.equal(null);
    expect(await draw()).to.deep.equal({ ok: true });
    const { commit, clientSeed, nonce } = actions.last.data as Asked;
    expect(commit).to.equal(the('blind-box').details.commit);
    expect(clientSeed).to.match(/^[\da-f]{32}$/);
    expect(nonce).to.equal(0);
    expect(announcer.detailsOf('box-drawn')).to.have.length(1);
    await proofOf('waiting');
    await say('revealed', { serverSeed: SERVER_SEED });
    await proofOf('proven');
    const [drawn] = the('blind-box').own.draws;
    expect(drawn.receipt.serverSeed).to.equal(SERVER_SEED);
    expect(the('blind-box').proof).to.equal('proven');
  });

  it('takes a seed of the viewer’s own, and none that could be read in two ways', async () => {
    const { desk, draw, actions } = await anOpenBox();
    const odd = await desk.do('blind-box', { type: 'seed', seed: 'a:b' });
    expect(odd).to.deep.include({ ok: false });
    await desk.do('blind-box', { type: 'seed', seed: 'lucky-7' });
    await draw();
    expect((actions.last.data as Asked).clientSeed).to.equal('lucky-7');
  });

  it('makes another seed where the site promises something else', async () => {
    const { desk, say, the } = await anOpenBox();
    await desk.do('blind-box', { type: 'seed', seed: 'lucky-7' });
    await settle();
    expect(the('blind-box').own.clientSeed).to.equal('lucky-7');
    await say('open', { commit: '11'.repeat(32) });
    expect(the('blind-box').own.clientSeed).to.equal(null);
  });

  it('says that a draw with another seed, or of another promise, is not proven', async () => {
    for (const swapped of [{ clientSeed: 'theirs' }, { commit: '22'.repeat(32) }]) {
      const { draw, proofOf, the } = await anOpenBox();
      const answer = await draw((receipt) => ({ ...receipt, ...swapped }));
      expect(answer).to.deep.include({ ok: false, reason: 'not-proven' });
      await proofOf('failed');
      expect(the('blind-box').proof).to.equal('failed');
    }
  });

  it('shows a seed that does not fit, and one that does not come, as what they are', async () => {
    const wrong = await anOpenBox();
    await wrong.draw();
    await wrong.say('revealed', { serverSeed: '33'.repeat(32) });
    await wrong.proofOf('failed');
    const silent = await anOpenBox();
    await silent.draw();
    await silent.proofOf('waiting');
    await silent.clock.advance(REVEAL_BY - silent.clock.now() + 1);
    await silent.proofOf('missing');
    expect(silent.the('blind-box').proof).to.equal('missing');
  });

  it('is not for sale without odds, with wrong ones, or without rules', async () => {
    for (const [said, details, hindrance] of [
      [{}, { items: [] }, 'odds-missing'],
      [{}, { items: [{ id: 'pin', name: 'Pin', tier: 'basic', ppm: 999_999 }] }, 'odds-wrong'],
      [{ rulesUrl: null }, {}, 'rules-missing'],
      [{ rulesUrl: 'javascript:alert(1)' }, {}, 'rules-missing'],
    ] as const) {
      const { hear, the, desk, actions } = aDesk();
      await hear(aStatement('blind-box', said, details));
      expect(the('blind-box').own.eligibility.hindrances).to.include(hindrance);
      expect((await desk.do('blind-box', { type: 'draw' })).ok).to.be.false;
      expect(actions.sent).to.deep.equal([]);
    }
  });

  it('stays closed while the market is not known, and where it forbids it', async () => {
    const lost = aDesk({ rules: () => Promise.reject(new Error('offline')) });
    await lost.hear(aStatement('blind-box'));
    expect(lost.the('blind-box').own.eligibility.hindrances).to.deep.equal(['market-unknown']);
    const price = { amount: '9.00', currency: 'USD' };
    const strict = aDesk({ rules: async () => rulesFor(undefined) });
    await strict.hear(aStatement('blind-box', {}, { access: 'paid', price }));
    const answer = await strict.desk.do('blind-box', { type: 'draw' });
    expect(answer).to.deep.include({ ok: false, reason: 'region-restricted' });
  });

  it('asks for age and guardian first, and goes by the page’s check where a word is not enough', async () => {
    const paid = { access: 'paid', price: { amount: '9.00', currency: 'USD' } };
    const told = await anOpenBox(
      { rules: async () => lenientRules({ minAge: 8, guardianConsent: true }) },
      paid,
    );
    expect(await told.desk.do('blind-box', { type: 'draw' })).to.deep.include({
      reason: 'more-info-required',
    });
    await told.desk.do('blind-box', { type: 'confirm', gate: 'age' });
    await told.desk.do('blind-box', { type: 'confirm', gate: 'guardian' });
    expect(await told.draw()).to.deep.equal({ ok: true });

    const rules = async () => lenientRules({ paidRandom: 'age-assured', minAge: 18 });
    for (const [ageAssurance, passes] of [
      [null, false],
      [async () => ({ ok: false }), false],
      [() => Promise.reject(new Error('offline')), false],
      [async (least: number) => ({ ok: least === 18 }), true],
    ] as const) {
      const box = await anOpenBox({ rules, ageAssurance: () => ageAssurance }, paid);
      const confirmed = await box.desk.do('blind-box', { type: 'confirm', gate: 'age' });
      expect(confirmed.ok).to.equal(passes);
      await settle();
      const { gates, hindrances } = box.the('blind-box').own.eligibility;
      expect(gates.length === 0 && hindrances.length === 0).to.equal(passes);
    }
  });

  it('says the odds of a finite case as they are now, and in plain words', async () => {
    const { hear, the } = aDesk();
    const items = [
      { id: 'pin', name: 'Pin', tier: 'basic', ppm: 900_000, left: 9 },
      { id: 'aero', name: 'Gold shoe', tier: 'hidden', ppm: 100_000, left: 1 },
    ];
    await hear(aStatement('blind-box', {}, { items, replacement: false }));
    const [pin, aero] = the('blind-box').details.items;
    expect(pin).to.deep.include({ ppm: 900_000, halfAfter: 1 });
    expect(aero).to.deep.include({ ppm: 100_000, halfAfter: 5 });
  });
});
