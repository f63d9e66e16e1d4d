import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

const FIELD = 'live-room >>> live-chat-composer >>> input';

describe('The chat of a show', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys();
  });
  after(() => journeys?.close());

  /**
   * @param {string} scope
   * @param {Record<string, unknown>} chat
   */
  async function moderate(scope, chat) {
    const response = await fetch(`${journeys.demo.originUrl}/~${scope}/control`, {
      method: 'POST',
      body: JSON.stringify({ room: 'studio', chat }),
    });
    assert.equal(response.status, 200, await response.text());
  }

  /** Somebody else at the shopper's address writes: the site sees one visitor. */
  async function writeElsewhere(scope, text) {
    const response = await fetch(
      `${journeys.demo.originUrl}/~${scope}/realtime/actions?room=studio`,
      {
        method: 'POST',
        body: JSON.stringify({ id: 'elsewhere-1', type: 'chat.send', data: { text } }),
      },
    );
    assert.equal((await response.json()).status, 'accepted');
  }

  async function write(visit, text) {
    // The rows move while people write: a tap beside the field is tapped again, as a shopper would.
    const focused = () => {
      const { journey } = /** @type {any} */ (window);
      const [composer] = journey.all('live-chat-composer');
      return composer?.shadowRoot.activeElement?.localName === 'input';
    };
    do await visit.tapSelector(FIELD);
    while (!(await visit.page.evaluate(focused)));
    await visit.page.keyboard.type(text);
    await visit.page.keyboard.press('Enter');
  }

  /** Waits for the shopper's own message to be delivered like this. */
  function untilOwn(visit, text, delivery) {
    return visit.until(
      `“${text}” is ${delivery}`,
      ([wanted, state]) => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        const { rows } = room.chat.store.current;
        return rows.some((row) => row.own && row.text === wanted && row.delivery === state);
      },
      { argument: [text, delivery] },
    );
  }

  /** Waits until a row with this text is on screen, or is not. */
  function untilRow(visit, text, there = true) {
    return visit.until(
      `“${text}” is ${there ? 'to be read' : 'gone'}`,
      ([wanted, expected]) => {
        const { journey } = /** @type {any} */ (window);
        const rows = journey.all('.row').map((row) => row.textContent);
        return rows.some((row) => row.includes(wanted)) === expected;
      },
      { argument: [text, there] },
    );
  }

  /** By its text, and not by its place: rows and cards move while a show goes on. */
  function press(visit, selector, text) {
    return visit.until(
      `“${text}” can be pressed`,
      ([among, wanted]) => {
        const { journey } = /** @type {any} */ (window);
        const found = journey.all(among).find((each) => each.textContent.includes(wanted));
        found?.click();
        return found !== undefined;
      },
      { argument: [selector, text] },
    );
  }

  async function openShow(scope, expected = []) {
    const visit = await journeys.open(`/storefront/?scope=${scope}&lang=en`, { expected });
    await visit.untilPlaying();
    await visit.until('people write', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('.row').length > 2;
    });
    return visit;
  }

  it('a shopper writes: at once to be read, pending, then confirmed, and once', async () => {
    const visit = await openShow(journeys.newScope());
    await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const seen = /** @type {any} */ (window.seen = []);
      room.chat.store.subscribe(() => {
        const own = room.chat.store.current.rows.find((row) => row.own);
        if (own && seen.at(-1) !== own.delivery) seen.push(own.delivery);
      });
    });
    await write(visit, 'Is it waterproof?');
    await untilOwn(visit, 'Is it waterproof?', 'confirmed');
    await untilRow(visit, 'Is it waterproof?');
    const seen = await visit.page.evaluate(() => /** @type {any} */ (window).seen);
    assert.deepEqual(seen, ['pending', 'confirmed']);
    const id = await visit.until('the site’s own id is known', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const own = room.chat.store.current.rows.filter((row) => row.own);
      return own.length === 1 && !own[0].id.startsWith('own-') && own[0].id;
    });
    assert.ok(id);
    await visit.assertClean();
    await visit.close();
  });

  it('slow mode refuses with a reason and a countdown; later the message can be sent again', async () => {
    const scope = journeys.newScope();
    const visit = await openShow(scope);
    const words = await visit.words('en');
    await moderate(scope, { mode: { slowSeconds: 20 } });
    await visit.until('slow mode is known', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.chat.store.current.mode.slowSeconds === 20;
    });
    await writeElsewhere(scope, 'from my other tab');
    await write(visit, 'And the soles?');
    await untilOwn(visit, 'And the soles?', 'refused');
    await visit.untilText(words('chat.refused.slow-mode'), { within: 'live-room' });
    const seconds = await visit.until('seconds are counted', () => {
      const { journey } = /** @type {any} */ (window);
      return Number(journey.all('[role="timer"]')[0]?.textContent);
    });
    assert.ok(seconds > 5 && seconds <= 20, `${seconds}`);
    await visit.until(
      'they become fewer',
      (before) => {
        const { journey } = /** @type {any} */ (window);
        return Number(journey.all('[role="timer"]')[0]?.textContent) < before;
      },
      { argument: seconds },
    );

    await moderate(scope, { mode: { slowSeconds: 0 } });
    await visit.until('nothing to wait for', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('[role="timer"]').length === 0;
    });
    await press(visit, '.refusal button', words('chat.retry'));
    await untilOwn(visit, 'And the soles?', 'confirmed');
    await visit.assertClean();
    await visit.close();
  });

  it('what a moderator deletes is gone, and whom the shopper hides is not read again', async () => {
    const scope = journeys.newScope();
    const visit = await openShow(scope);
    const words = await visit.words('en');
    const author = { id: 'v-x', name: 'Xeno' };
    await moderate(scope, { say: { text: 'cheap at my place', author, data: { id: 'spam-1' } } });
    await untilRow(visit, 'cheap at my place');
    await moderate(scope, { delete: 'spam-1' });
    await untilRow(visit, 'cheap at my place', false);

    await moderate(scope, { say: { text: 'look at me', author } });
    await untilRow(visit, 'look at me');
    await press(visit, '.row', 'look at me');
    await press(visit, '.actions button', words('chat.block'));
    await untilRow(visit, 'look at me', false);
    await moderate(scope, { say: { text: 'me again', author } });
    await moderate(scope, { say: { text: 'back to the shoes' } });
    await untilRow(visit, 'back to the shoes');
    await untilRow(visit, 'me again', false);
    await visit.assertClean();
    await visit.close();
  });

  it('what is written without a network waits, and goes out when it is back', async () => {
    const scope = journeys.newScope();
    const visit = await openShow(scope, [/Failed to load resource/, /ERR_INTERNET_DISCONNECTED/]);
    // A page of many modules has filled the list by now, and what comes later would be missing.
    await visit.page.evaluate(() => performance.clearResourceTimings());
    await visit.page.setOfflineMode(true);
    await write(visit, 'Anybody there?');
    await untilOwn(visit, 'Anybody there?', 'pending');
    // Tried, and not given up.
    await visit.until('an action was tried', () => {
      const tried = performance
        .getEntriesByType('resource')
        .some(({ name }) => name.includes('/realtime/actions'));
      return tried;
    });
    await untilOwn(visit, 'Anybody there?', 'pending');
    await visit.page.setOfflineMode(false);
    await untilOwn(visit, 'Anybody there?', 'confirmed');
    const count = await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.chat.store.current.rows.filter(({ text }) => text === 'Anybody there?').length;
    });
    assert.equal(count, 1);
    await visit.assertClean();
    await visit.close();
  });
});
