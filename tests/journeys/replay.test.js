import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DESKTOP, startJourneys } from './harness.js';

/** FFmpeg is 32 MB, and a clip is made anew picture by picture. */
const CLIP_PATIENCE_MS = 120_000;

describe('After the show', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => (journeys = await startJourneys()));
  after(() => journeys?.close());

  it('a shopper jumps to the blue one in a replay, and finds everything as it was', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}&show=replay`);
    const words = await visit.words('replay/en', 'en');
    await visit.untilPlaying();
    await visit.tapSelector('live-room >>> live-timeline >>> .chapter');
    await visit.untilText(words('replay.chapters'), { within: 'live-room' });
    await visit.until('the blue one is tapped', () => {
      const [sheet] = /** @type {any} */ (window).journey.all('live-chapters');
      const chapters = [...(sheet?.shadowRoot?.querySelectorAll('button.chapter') ?? [])];
      const blue = chapters.find(({ textContent }) => textContent.includes('Aero Runner · Blue'));
      blue?.click();
      return blue !== undefined;
    });
    const seen = await visit.until('the shoe is on the stage, with the chat of that moment', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const { pins } = room.shop.store.current;
      const { rows, mode } = room.chat.store.current;
      return (
        pins.includes('sneaker') && rows.length > 3 && { closed: mode.closed, rows: rows.length }
      );
    });
    assert.equal(seen.closed, true);

    // Forward to the end of the shoe, and to the activity that was played.
    await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      room.playback.seek(room.playback.store.current.seekable.start + 60_000);
    });
    const later = await visit.until('the activities are there as their results', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const { list } = room.interactions.store.current;
      return list.length === 2 && list.map(({ phase }) => phase);
    });
    assert.deepEqual(later, ['closed', 'closed']);
    await visit.assertClean();
    await visit.close();
  });

  it('a link opens the show at its moment', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?scope=${scope}&show=replay&t=40`);
    await visit.untilPlaying();
    await visit.until('the picture is where the link says', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const { position, seekable } = room.playback.store.current;
      const into = position - (seekable?.start ?? NaN);
      return into >= 39_000 && into < 60_000;
    });
    await visit.assertClean();
    await visit.close();
  });

  it('a shopper makes a clip of the last seconds, while the show plays on', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}`, {
      viewport: DESKTOP,
    });
    const words = await visit.words('replay/en', 'en');
    await visit.untilPlaying();
    await visit.tap('button', words('replay.share'));
    await visit.tap('radio', words('replay.quick'));
    await visit.tap('button', words('replay.start'));
    const clip = await visit.until(
      'the clip plays',
      () => {
        const sheet = document.querySelector('live-room')?.shadowRoot?.querySelector('live-clip');
        const video = sheet?.shadowRoot?.querySelector('video');
        return (
          video && video.readyState >= 1 && { seconds: video.duration, width: video.videoWidth }
        );
      },
      { timeout: CLIP_PATIENCE_MS },
    );
    assert.ok(clip.seconds > 14 && clip.seconds < 18, `${clip.seconds} s`);
    assert.ok(clip.width > 200);
    await visit.untilEvent('live-clip-made');
    await visit.untilPlaying();
    await visit.assertClean();
    await visit.close();
  });

  it('what a link brought is told only after the viewer agrees', async () => {
    const visit = await journeys.open(
      `/storefront/?scope=${journeys.newScope()}&country=DE&live-ref=ana42&live-partner=%3Cscript%3E`,
    );
    await visit.untilPlaying();
    const before = await visit.until('the link has been read', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.attribution.store.current.touches.length > 0 && room.attribution.store.current;
    });
    assert.deepEqual(
      before.touches.map(({ kind, code }) => [kind, code]),
      [['share', 'ana42']],
    );
    assert.equal(before.allowed, false);
    await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      room.market.set({ consent: ['essential', 'performance'] });
      room.attribution.ordered({ id: 'order-1' });
    });
    await visit.untilEvent('live-visit-attributed');
    await visit.untilEvent('live-order-attributed');
    await visit.assertClean();
    await visit.close();
  });

  it('before the show there is a teaser, and a link to share', async () => {
    const scope = journeys.newScope();
    await fetch(`${journeys.demo.originUrl}/~${scope}/shows/soon.json?startsIn=3600`);
    const visit = await journeys.open(`/storefront/?scope=${scope}&show=soon`);
    const words = await visit.words('replay/en', 'en');
    await visit.untilText(words('replay.teaserSecret'), { within: 'live-room' });
    await visit.tap('button', words('replay.share'));
    await visit.untilText(words('replay.copy'), { within: 'live-room' });
    await visit.assertClean();
    await visit.close();
  });
});
