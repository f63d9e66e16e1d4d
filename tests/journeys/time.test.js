import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

describe('In the course of a show', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => (journeys = await startJourneys()));
  after(() => journeys?.close());

  it('a viewer goes back ten seconds, and to the live picture again', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}`);
    const words = await visit.words('en');
    await visit.untilPlaying();
    await visit.until('there are ten seconds to go back', () => {
      const { seekable } = /** @type {any} */ (document.querySelector('live-room')).room.playback
        .store.current;
      return seekable && seekable.end - seekable.start > 12_000;
    });

    await visit.tap('button', words('controls.rewind'));
    const behind = await visit.until('the picture is behind', () => {
      const { behindLive, atLiveEdge } = /** @type {any} */ (document.querySelector('live-room'))
        .room.playback.store.current;
      return !atLiveEdge && behindLive > 5 && behindLive;
    });
    assert.ok(behind < 30, `${behind} s behind`);
    await visit.untilPlaying();

    await visit.tapSelector('live-room >>> live-badge >>> button');
    await visit.untilText(words('badge.live'), { within: 'live-room' });
    await visit.until('the picture is live again', () => {
      const { behindLive, atLiveEdge } = /** @type {any} */ (document.querySelector('live-room'))
        .room.playback.store.current;
      return atLiveEdge && behindLive !== null && behindLive < 5;
    });
    await visit.untilPlaying();
    await visit.assertClean();
    await visit.close();
  });

  it('before the show there is a countdown and a calendar entry, and then it begins', async () => {
    const scope = journeys.newScope();
    const { originUrl } = journeys.demo;
    await fetch(`${originUrl}/~${scope}/shows/soon.json?startsIn=3600`);
    const visit = await journeys.open(`/storefront/?scope=${scope}&show=soon`);
    const words = await visit.words('en');
    await visit.untilText(words('countdown.startsIn'), { within: 'live-room' });

    const calendar = await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.show.remind();
    });
    assert.match(calendar.ics, /BEGIN:VCALENDAR[\s\S]*DTSTART[\s\S]*END:VCALENDAR/);
    await visit.tap('button', words('countdown.remind'));
    await visit.untilEvent('live-reminder-requested');

    await control(originUrl, { scope, room: 'soon', status: 'live' });
    await visit.untilPlaying();
    const changed = await visit.untilEvent('live-status-changed');
    assert.equal(changed.detail.status, 'live');
    await visit.assertClean();
    await visit.close();
  });

  it('the show ends while somebody watches', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?scope=${scope}`);
    const words = await visit.words('en');
    await visit.untilPlaying();
    await control(journeys.demo.originUrl, { scope, room: 'studio', status: 'ended' });
    await visit.untilText(words('stage.ended'), { within: 'live-room' });
    await visit.assertClean();
    await visit.close();
  });

  it('an ended show says so', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}&show=ended`);
    const words = await visit.words('en');
    await visit.untilText(words('stage.ended'), { within: 'live-room' });
    await visit.assertClean();
    await visit.close();
  });

  it('a replay plays from its beginning, with captions and pins at their places', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}&show=replay`);
    const words = await visit.words('en');
    await visit.untilPlaying();
    await visit.untilText(words('badge.replay'), { within: 'live-room' });
    await visit.untilEvent('live-product-pinned');
    await visit.page.$eval('live-room', (room) => room.setAttribute('captions', 'es'));
    await visit.untilEvent('live-caption-shown');
    await visit.assertClean();
    await visit.close();
  });
});

/** What the demo's operator does to a room by hand. */
async function control(originUrl, order) {
  const response = await fetch(`${originUrl}/control`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(order),
  });
  assert.equal(response.status, 200, await response.text());
}
