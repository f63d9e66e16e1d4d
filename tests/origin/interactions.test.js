// @ts-check
/** The back end of interactions: everybody once, nobody late, and nothing lost by its end. */
import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { verify } from '../../bin/live-room-verify.js';
import { InteractionBackEnd, viewerOf } from '../../demo/origin/interactions/back-end.js';
import { doubleMeanSplit } from '../../demo/origin/interactions/kinds-giving.js';
import { MOMENTS, planNow, plansBetween } from '../../demo/origin/interactions/programme.js';
import { startOrigin } from '../../demo/origin/origin.js';
import { importSource } from '../helpers/import-source.js';
import { syntheticMedia } from './synthetic-media.js';

const START = Date.UTC(2026, 0, 1);

/** @typedef {import('../../demo/origin/interactions/ledger.js').Plan} Plan */

/** @param {string} [folder] A back end by hand. */
async function aBackEnd(folder) {
  let now = START;
  /** @type {{ data: any, rest: any }[]} */
  const told = [];
  const open = () =>
    InteractionBackEnd.open({
      now: () => now,
      tell: (data, rest) => told.push({ data, rest }),
      ...(folder !== undefined && { folder }),
    });
  const world = { told, backEnd: await open() };
  let made = 0;
  return Object.assign(world, {
    /** @param {string} kind @param {object} [details] @param {object} [more] */
    async play(kind, details = {}, more = {}) {
      const plan = planNow({ kind, details, ...more }, 'studio', now);
      assert.ok(plan);
      await world.backEnd.plan(plan);
      await world.backEnd.advance();
      return plan;
    },
    /** @param {string} visitor @param {string} move @param {object} data @param {string} [key] */
    act: (visitor, move, data, key = `k${++made}`) =>
      /** @type {Promise<any>} */ (
        world.backEnd.act({ id: key, type: `interaction.${move}`, data }, visitor)
      ),
    /** @param {number} time */
    async turnTo(time) {
      now = time;
      await world.backEnd.advance();
    },
    /** As after a crash: what is in memory is gone. */
    async restart() {
      const former = world.backEnd;
      world.backEnd = await open();
      await former.close();
      await world.backEnd.advance();
    },
    now: () => now,
    last: () => told.at(-1)?.data,
  });
}

const draw = (/** @type {string} */ id, /** @type {any} */ details, nonce = 0) => ({
  id,
  commit: details.commit,
  clientSeed: 'c0ffee',
  nonce,
});

describe('the back end of interactions', () => {
  /** @type {string} */
  let root;
  let folders = 0;
  before(async () => (root = await mkdtemp(join(tmpdir(), 'interactions-'))));
  after(() => rm(root, { recursive: true }));
  const aFolder = () => join(root, `${++folders}`);

  it('says nothing of a quiz’s answer before the close, and proves it then', async () => {
    const { play, turnTo, told, act } = await aBackEnd();
    const plan = await play('quiz', {}, { inMs: 5000 });
    const salt = () =>
      told
        .map(({ data }) => JSON.stringify(data))
        .join()
        .includes('salt');
    await turnTo(plan.opensAt);
    await act('ana', 'answer', { id: plan.id, choice: 'b' });
    await turnTo(plan.closesAt - 1);
    assert.equal(salt(), false);
    await turnTo(plan.revealAt);
    const revealed = told.find(({ data }) => data.phase === 'revealed');
    assert.equal(revealed?.rest.at, plan.revealAt);
    const { answer, salt: shown, commit } = revealed?.data.details ?? {};
    const { createHash } = await import('node:crypto');
    assert.equal(
      createHash('sha256')
        .update(answer + shown)
        .digest('hex'),
      commit,
    );
  });

  it('takes the first answer of each, until the close and not a moment later', async () => {
    const { play, turnTo, act } = await aBackEnd();
    const plan = await play('quiz', {}, { inMs: 1000 });
    const answer = (/** @type {string} */ who, choice = 'b') =>
      act(who, 'answer', { id: plan.id, choice });
    assert.equal((await answer('ana')).reason, 'too-early');
    await turnTo(plan.opensAt);
    assert.equal((await answer('ana')).status, 'accepted');
    const again = await answer('ana', 'a');
    assert.equal(again.reason, 'already-done');
    assert.equal(again.result.choice, 'b');
    await turnTo(plan.closesAt - 1);
    assert.equal((await answer('bo')).status, 'accepted');
    await turnTo(plan.closesAt);
    assert.equal((await answer('cy')).reason, 'too-late');
  });

  it('shuffles for each viewer, always the same for one', async () => {
    const { play, act } = await aBackEnd();
    const plan = await play('quiz', {}, { inMs: 5000 });
    const orderFor = async (/** @type {string} */ who) =>
      (await act(who, 'own', { ids: [plan.id] })).result.own[plan.id].order.join('');
    const orders = await Promise.all(
      Array.from({ length: 60 }, (_, at) => orderFor(`viewer ${at}`)),
    );
    assert.equal(new Set(orders).size, 6);
    assert.equal(await orderFor('viewer 3'), orders[3]);
  });

  it('answers the same action the same, and does it once', async () => {
    const { play, act, backEnd } = await aBackEnd();
    const plan = await play('red-packet', { packets: 2 });
    const [first, second] = await Promise.all([
      act('ana', 'claim', { id: plan.id }, 'same'),
      act('ana', 'claim', { id: plan.id }, 'same'),
    ]);
    assert.deepEqual(first, second);
    assert.deepEqual(await act('ana', 'claim', { id: plan.id }, 'same'), first);
    assert.equal((await act('ana', 'claim', { id: plan.id })).reason, 'already-done');
    assert.equal(backEnd.ledger.get(plan.id)?.data.taken, 1);
  });

  it('gives out a budget to the cent, whatever is drawn', async () => {
    for (const [cents, packets] of /** @type {const} */ ([
      [5000, 30],
      [100, 100],
      [7, 3],
      [1, 1],
      [99_999, 2000],
    ])) {
      for (const seed of ['00', 'ff', 'a1b2']) {
        const parts = doubleMeanSplit(cents, packets, seed);
        assert.equal(parts.length, packets);
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          cents,
        );
        assert.ok(parts.every((part) => part >= 1));
      }
    }
    const { play, act } = await aBackEnd();
    const plan = await play('red-packet', { packets: 5 });
    const claims = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((who) => act(who, 'claim', { id: plan.id })),
    );
    const cents = claims.map(({ result }) => Number(result.grant?.amount.amount ?? 0) * 100);
    assert.equal(Math.round(cents.reduce((sum, part) => sum + part, 0)), 5000);
    assert.equal(claims[5].reason, 'sold-out');
  });

  it('sells what there is, and to each no more than he may have', async () => {
    const { play, act, turnTo } = await aBackEnd();
    const plan = await play('flash-sale', { stock: 3, perBuyer: 2 });
    const buy = async (/** @type {string} */ who, quantity = 1) => {
      const { status, reason } = await act(who, 'claim', { id: plan.id, quantity });
      return reason ?? status;
    };
    assert.equal(await buy('ana', 3), 'limit-reached');
    assert.equal(await buy('ana', 2), 'accepted');
    assert.equal(await buy('ana'), 'limit-reached');
    assert.equal(await buy('bo', 2), 'sold-out');
    assert.equal(await buy('bo', -1), 'not-allowed');
    assert.equal(await buy('bo'), 'accepted');
    assert.equal(await buy('cy'), 'sold-out');
    await turnTo(plan.closesAt);
    assert.equal(await buy('cy'), 'too-late');
  });

  it('credits no more watching than there was time for', async () => {
    const { play, act, turnTo } = await aBackEnd();
    const plan = await play('watch-reward');
    const say = (/** @type {string} */ move, /** @type {number} */ watchedMs) =>
      act('ana', move, { id: plan.id, watchedMs });
    assert.equal((await say('claim', 400_000)).reason, 'not-eligible');
    await turnTo(START + 200_000);
    assert.equal((await say('watch', 400_000)).result.watchedMs, 205_000);
    await turnTo(START + 301_000);
    assert.equal((await say('claim', 301_000)).status, 'accepted');
    assert.equal((await say('claim', 301_000)).reason, 'already-done');
  });

  it('draws what can be verified, each place once, and tells the seed only at its time', async () => {
    const { play, act, turnTo, last } = await aBackEnd();
    const plan = await play('blind-box');
    const { details } = last();
    assert.equal(details.serverSeed, undefined);
    const one = await act('ana', 'draw', draw(plan.id, details));
    const [receipt] = one.result.draws;
    assert.equal(verify(receipt, START).outcome, 'waiting');
    assert.equal((await act('ana', 'draw', draw(plan.id, details))).reason, 'already-done');
    assert.equal(
      (await act('ana', 'draw', draw(plan.id, { commit: 'other' }, 1))).reason,
      'expired',
    );
    await turnTo(plan.revealAt);
    const own = (await act('ana', 'own', { ids: [plan.id] })).result.own[plan.id];
    assert.equal(verify(own.draws[0], START).outcome, 'proven');
    assert.deepEqual({ ...own.draws[0], serverSeed: null }, receipt);
  });

  it('proves a giveaway to each who entered', async () => {
    const { play, act, turnTo, last } = await aBackEnd();
    const plan = await play('giveaway', { prizes: 2 });
    for (let at = 0; at < 25; at += 1) await act(`viewer ${at}`, 'enter', { id: plan.id });
    assert.equal((await act('viewer 3', 'enter', { id: plan.id })).reason, 'already-done');
    await turnTo(plan.revealAt);
    const { details } = last();
    assert.equal(details.entries, 25);
    for (let at = 0; at < 25; at += 1) {
      const { receipt } = (await act(`viewer ${at}`, 'own', { ids: [plan.id] })).result.own[
        plan.id
      ];
      assert.equal(receipt.root, details.root);
      assert.equal(verify(receipt, START).outcome, 'proven');
    }
  });

  it('ranks by score, and equal ones by a draw that does not change', async () => {
    const { play, act, turnTo } = await aBackEnd();
    const plan = await play('quiz');
    for (let at = 0; at < 45; at += 1) {
      await act(`viewer ${at}`, 'answer', { id: plan.id, choice: at % 3 === 0 ? 'b' : 'a' });
    }
    await turnTo(plan.revealAt);
    const pageOf = async (/** @type {number} */ page) =>
      (await act('viewer 0', 'leaderboard', { id: plan.id, page })).result.leaderboard;
    const pages = [await pageOf(1), await pageOf(2), await pageOf(3)];
    assert.equal(pages[0].pages, 3);
    const rows = pages.flatMap((page) => page.rows);
    assert.deepEqual(
      rows.map(({ rank }) => rank),
      Array.from({ length: 45 }, (_, at) => at + 1),
    );
    assert.deepEqual(
      rows.map(({ score }) => score),
      [...Array(15).fill(1), ...Array(30).fill(0)],
    );
    assert.deepEqual(await pageOf(2), pages[1]);
    assert.equal(rows.filter(({ own }) => own).length, 1);
  });

  it('says only what the room can read, and is always ahead of the last word', async () => {
    const { play, turnTo, told } = await aBackEnd();
    const { decodeFrame } = await importSource("export * from './src/sdk/realtime/wire-format.js'");
    for (const { kind } of MOMENTS) await play(kind, {}, { inMs: 1000 });
    for (let time = START; time < START + 480_000; time += 500) await turnTo(time);
    const revisions = new Map();
    for (const { data, rest } of told) {
      const frame = JSON.stringify({ type: 'interaction', data, ...rest, seq: 1 });
      assert.equal(decodeFrame(frame).messages.length, 1, frame);
      assert.ok(data.revision > (revisions.get(data.id) ?? -1));
      revisions.set(data.id, data.revision);
    }
    assert.equal(revisions.size, MOMENTS.length);
  });

  it('goes through a sale, a quiz and a draw as if it had never ended in the middle of them', async () => {
    const folder = aFolder();
    const there = await aBackEnd(folder);
    const { play, act, turnTo } = there;
    const sale = await play('flash-sale', { stock: 20, perBuyer: 1 });
    const quiz = await play('quiz');
    const box = await play('blind-box');
    await act('ana', 'claim', { id: sale.id }, 'sale-ana');
    const { details } = there.told.find(({ data }) => data.id === box.id)?.data ?? {};
    const drawn = await act('ana', 'draw', draw(box.id, details), 'draw-ana');
    await act('ana', 'answer', { id: quiz.id, choice: 'b' }, 'quiz-ana');
    await there.restart();
    // What was answered is answered the same, whoever asks for it again.
    assert.deepEqual(await act('ana', 'draw', draw(box.id, details), 'draw-ana'), drawn);
    assert.equal((await act('ana', 'claim', { id: sale.id }, 'sale-ana')).status, 'accepted');
    assert.equal((await act('ana', 'claim', { id: sale.id }, 'another')).reason, 'limit-reached');
    assert.equal((await act('ana', 'answer', { id: quiz.id, choice: 'a' })).reason, 'already-done');
    assert.equal(there.backEnd.ledger.get(sale.id)?.data.sold, 1);
    for (let at = 0; at < 25; at += 1) await act(`viewer ${at}`, 'claim', { id: sale.id });
    await there.restart();
    assert.equal(there.backEnd.ledger.get(sale.id)?.data.sold, 20);
    await turnTo(box.revealAt);
    const own = (await act('ana', 'own', { ids: [box.id, quiz.id] })).result.own;
    assert.equal(verify(own[box.id].draws[0], START).outcome, 'proven');
    await turnTo(quiz.revealAt);
    assert.equal((await act('ana', 'own', { ids: [quiz.id] })).result.own[quiz.id].score, 1);
    await there.restart();
    assert.equal((await act('ana', 'own', { ids: [quiz.id] })).result.own[quiz.id].score, 1);
  });

  it('reads a journal whose last line the power has torn', async () => {
    const folder = aFolder();
    const there = await aBackEnd(folder);
    const plan = await there.play('coupon');
    await there.act('ana', 'claim', { id: plan.id });
    const [file] = (await readdir(folder)).filter((name) => name.startsWith('journal'));
    await appendFile(join(folder, file ?? ''), '{"t":"act","id":"cou');
    await there.restart();
    assert.equal(there.backEnd.ledger.get(plan.id)?.data.taken, 1);
    await there.act('bo', 'claim', { id: plan.id });
    await there.restart();
    assert.equal(there.backEnd.ledger.get(plan.id)?.data.taken, 2);
  });

  it('loses none of 2,000 viewers and counts none twice, through two ends in the middle', async () => {
    const folder = aFolder();
    const there = await aBackEnd(folder);
    const plan = await there.play('quiz');
    const viewers = Array.from({ length: 2000 }, (_, at) => `viewer ${at}`);
    /** @type {Map<string, string>} */
    const accepted = new Map();
    const answer = async (/** @type {string} */ who, /** @type {number} */ at) => {
      const choice = ['a', 'b', 'c'][at % 3] ?? 'a';
      const given = await there.act(who, 'answer', { id: plan.id, choice }, `answer-${at}`);
      if (given.status === 'accepted') accepted.set(who, choice);
    };
    for (const [from, to] of /** @type {const} */ ([
      [0, 900],
      [600, 1500],
      [1200, 2000],
    ])) {
      await Promise.all(viewers.slice(from, to).map((who, at) => answer(who, from + at)));
      await there.restart();
    }
    const kept = there.backEnd.ledger.get(plan.id)?.data.answers;
    assert.equal(accepted.size, 2000);
    assert.equal(Object.keys(kept).length, 2000);
    for (const [who, choice] of accepted) assert.equal(kept[viewerOf(who)], choice);
  });
});

describe('interactions over the origin', () => {
  /** @type {any} */
  let media;
  /** @type {string} */
  let stateDir;
  before(async () => {
    media = syntheticMedia();
    stateDir = await mkdtemp(join(tmpdir(), 'interactions-'));
  });
  after(async () => {
    media.remove();
    await rm(stateDir, { recursive: true });
  });

  it('take place by hand, are told to who comes late, and outlive the origin', async () => {
    const open = () => startOrigin({ mediaDir: media.dir, stateDir, quiet: true });
    let origin = await open();
    /** @param {string} path @param {object} body @param {object} [headers] */
    const post = async (path, body, headers = {}) => {
      const init = { method: 'POST', body: JSON.stringify(body), headers: { ...headers } };
      return /** @type {any} */ (await (await fetch(`${origin.url}${path}`, init)).json());
    };
    const { id } = await post('/control', { room: 'clock', interaction: { kind: 'coupon' } });
    assert.match(id, /^coupon-/);
    const claim = () =>
      post(
        '/realtime/actions?room=clock',
        { id: 'k1', type: 'interaction.claim', data: { id } },
        { 'x-session': 'ana', 'idempotency-key': 'k1' },
      );
    const granted = await claim();
    assert.match(granted.result.grant.code, /^TEN-/);
    await origin.close();
    origin = await open();
    assert.deepEqual(await claim(), granted);
    const line = await fetch(`${origin.url}/realtime?room=clock`);
    const reader = line.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    assert.match(new TextDecoder().decode(value), new RegExp(`"type":"interaction".*"${id}"`));
    await reader?.cancel();
    const called = await post('/control', { room: 'clock', interaction: { cancel: id } });
    assert.equal(called.id, id);
    const wrong = await fetch(`${origin.url}/control`, {
      method: 'POST',
      body: JSON.stringify({ room: 'clock', interaction: { kind: 'lottery' } }),
    });
    assert.equal(wrong.status, 400);
    await origin.close();
  });
});

describe('the programme of interactions', () => {
  it('has one of each kind, and plans each once however it is asked for', () => {
    assert.equal(new Set(MOMENTS.map(({ kind }) => kind)).size, 9);
    const show = { room: 'interactions', epoch: START, loopMs: 96_000 };
    const ids = new Set();
    for (let time = START; time < START + 192_000; time += 700) {
      for (const { id } of plansBetween(show, time, time + 700)) {
        assert.ok(!ids.has(id), id);
        ids.add(id);
      }
    }
    assert.ok(ids.size >= 16);
  });

  it('lets a late-comer into what is still open', () => {
    const show = { room: 'interactions', epoch: START, loopMs: 96_000 };
    const kinds = plansBetween(show, -Infinity, START + 96_000 + 40_000).map(({ kind }) => kind);
    assert.ok(kinds.includes('coupon') && kinds.includes('watch-reward'));
    assert.ok(!kinds.includes('poll'));
  });
});
