import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

/** A loop of the demo's programme, and then some. */
const A_LOOP = { timeout: 130_000 };

describe('Guests of a show', { timeout: 600_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys();
  });
  after(() => journeys?.close());

  /** The guest is on the stage and their picture moves; loaded with a tap where the device is weak. */
  async function untilGuestPlays(/** @type {any} */ visit) {
    return visit.until(
      'the guest’s picture moves',
      () => {
        const { journey } = /** @type {any} */ (window);
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        journey.all('.load')[0]?.click();
        const [guest] = room.guests.store.current.guests;
        return guest?.phase === 'playing' && guest;
      },
      A_LOOP,
    );
  }

  it('a co-host comes in step with the host, battles, steps aside and goes', async () => {
    const visit = await journeys.open(
      `/storefront/?show=duet&lang=en&scope=${journeys.newScope()}`,
    );
    await visit.untilPlaying();
    await untilGuestPlays(visit);
    await visit.until(
      'both pictures stand side by side, in step',
      () => {
        const { journey } = /** @type {any} */ (window);
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        const [host] = journey.all('.picture');
        const [guest] = journey.all('.guest');
        if (host?.dataset.place !== 'start' || guest?.dataset.place !== 'end') return false;
        const [a, b] = [host.getBoundingClientRect(), guest.getBoundingClientRect()];
        const offset = room.guests.desk.offsetOf('lin');
        return Math.abs(a.right - b.left) < 1 && offset !== null && Math.abs(offset) <= 250;
      },
      A_LOOP,
    );
    const score = await visit.until(
      'the score is told',
      () => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        const { versus } = room.guests.store.current;
        return versus?.phase === 'running' && versus.sides[0].score > 0 && versus;
      },
      A_LOOP,
    );
    assert.deepEqual(
      score.sides.map(({ id }) => id),
      ['host', 'lin'],
    );
    const bar = await visit.until('it is on the stage', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('.versus')[0]?.innerText;
    });
    assert.match(bar, /Mira/);
    assert.match(bar, /Lin/);
    assert.match(bar, /\d:\d\d left/);
    // Nobody but the demo says that it is made up.
    assert.match(bar, /simulated/);

    await visit.until(
      'a line of hers is in the captions, under her name, and nothing of hers lies on it',
      () => {
        const { journey } = /** @type {any} */ (window);
        const line = journey
          .all('[part~=line]')
          .find((one) => /^\u2068?Lin\u2069?:/.test(one.innerText));
        if (!line) return false;
        const a = line.getBoundingClientRect();
        const over = journey.all('.tools, .versus').some((one) => {
          const b = one.getBoundingClientRect();
          return (
            a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1
          );
        });
        if (over) throw new Error('What can be done with a guest lies on a caption.');
        return true;
      },
      A_LOOP,
    );
    const { detail } = await visit.untilEvent('live-versus-won', A_LOOP);
    assert.match(detail.winner, /^(host|lin)$/);
    await visit.untilText(/wins/);
    await visit.until(
      'she has a window, or a name where there is no room for one',
      () => {
        const { journey } = /** @type {any} */ (window);
        const place = journey.all('.guest')[0]?.dataset.place;
        const named = journey.all('.frame .name').some((name) => name.innerText === 'Lin');
        return (place === 'window' || place === 'gone') && named;
      },
      A_LOOP,
    );
    const left = await visit.untilEvent('live-guest-left', A_LOOP);
    assert.deepEqual(left.detail, { guestId: 'lin', reason: 'told' });
    await visit.until('the stage is the host’s again', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('.guest').length === 0 && !journey.all('.picture')[0].dataset.place;
    });
    await visit.untilPlaying();
    await visit.assertClean();
    await visit.close();
  });

  it('a guest whose stream fails leaves the stage, is told of, and comes back; the show plays on', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?show=duet&lang=en&scope=${scope}`, {
      expected: [/404|50\d|Failed to load/],
    });
    await visit.untilPlaying();
    await untilGuestPlays(visit);
    await journeys.fault(scope, { source: '*', angle: 'warehouse', target: 'any', kind: '404' });
    const { detail } = await visit.untilEvent('live-guest-left', A_LOOP);
    // At the end of the loop she goes by herself.
    if (detail.reason === 'lost') {
      await visit.untilText(/No picture from Lin/);
      await visit.until('the host has the stage', () => {
        const { journey } = /** @type {any} */ (window);
        return journey.all('.picture')[0].dataset.place === 'full';
      });
    }
    await visit.untilPlaying();
    const failures = await visit.page.evaluate(() => {
      const { journey } = /** @type {any} */ (window);
      return journey.events.filter(({ code }) => code?.startsWith('stream-'));
    });
    assert.deepEqual(failures, [], 'a guest’s trouble is none of the show');
    await journeys.clearFaults(scope);
    await untilGuestPlays(visit);
    await visit.assertClean();
    await visit.close();
  });

  it('nonsense about guests is counted, and nothing of it happens', async () => {
    const visit = await journeys.open(`/storefront/?lang=en&scope=${journeys.newScope()}`, {
      expected: [/404|Failed to load|CORS|ERR_FAILED/],
    });
    await visit.untilPlaying();
    await visit.page.evaluate((origin) => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const now = Date.now();
      const name = '<img src=x onerror="window.hacked=1">';
      const guest = (/** @type {object} */ data) => ({
        type: 'guest',
        ts: now,
        data: { rev: 1, present: true, ...data },
      });
      const versus = { id: 'v', rev: 1, startsAt: now - 1000, endsAt: now + 60_000, asOf: now };
      const sides = (/** @type {unknown} */ score) => [
        { id: 'host', score: 1 },
        { id: 'x', score },
      ];
      room.push([
        guest({ id: 'a-whep', name, sources: [{ url: `${origin}/nobody`, protocol: 'whep' }] }),
        guest({ id: 'b-hls', name, sources: [{ url: `${origin}/nobody.m3u8` }] }),
        guest({ id: 'c-third', name, sources: [{ url: `${origin}/nobody.m3u8` }] }),
        guest({ id: 'host', name }),
        guest({ id: 'script', sources: [{ url: 'javascript:window.hacked=1' }] }),
        { type: 'versus', ts: now, data: { ...versus, sides: sides(-5) } },
        { type: 'versus', ts: now, data: { ...versus, sides: sides(NaN) } },
        { type: 'versus', ts: now, data: { ...versus, sides: sides(7), title: name } },
      ]);
    }, journeys.demo.originUrl);
    const state = await visit.until('what makes sense is shown', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const { guests, versus, refused } = room.guests.store.current;
      return (
        guests.length === 2 &&
        versus &&
        refused === 4 && { ids: guests.map(({ id }) => id), sides: versus.sides }
      );
    });
    assert.deepEqual(state.ids, ['a-whep', 'b-hls']);
    assert.deepEqual(
      state.sides.map(({ score }) => score),
      [1, 7],
    );
    await visit.until(
      'both are given up',
      () => {
        const { journey } = /** @type {any} */ (window);
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        for (const button of journey.all('.load')) button.click();
        return room.guests.store.current.guests.every(({ phase }) => phase === 'lost');
      },
      { timeout: 60_000 },
    );
    await visit.untilPlaying();
    assert.equal(await visit.page.evaluate(() => 'hacked' in window), false);
    await visit.assertClean();
    await visit.close();
  });
});
