/**
 * The stage for the journeys: the demo as `npm start` serves it, a browser, and pages that keep a
 * record of everything a shopper's browser would complain about.
 *
 * Nothing here sleeps: a journey waits for what it wants to see, with `until`.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../../demo/start.js';
import { launch } from '../helpers/find-browser.js';
import { recordRoom } from './recorder.js';

export const PHONE = {
  width: 390,
  height: 844,
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const DESKTOP = { width: 1280, height: 800 };

/** Longest wait for anything a shopper would wait for: CI has two slow cores. */
export const PATIENCE_MS = 30_000;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How often a condition is looked at. */
const POLL_MS = 100;

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Starts the demo and a browser for the tests of one file.
 * @param {typeof startDemo} [start] the demo on something else
 * @param {string[]} [flags] of the browser
 */
export async function startJourneys(start = startDemo, flags = []) {
  const demo = await start({ port: 0, originPort: 0, watch: false, quiet: true });
  const browser = await launch({ protocolTimeout: 120_000, args: flags });
  let scopes = 0;
  return {
    demo,
    browser,
    /** A name for a stock, a cart and faults that no other test shares. */
    newScope: () => `journey-${process.pid}-${(scopes += 1)}`,

    /**
     * Opens a page of the demo as a new shopper would.
     * @param {string} path or a whole address
     * @param {object} [options]
     * @param {import('puppeteer-core').Viewport} [options.viewport]
     * @param {RegExp[]} [options.expected] console errors that belong to the journey
     */
    async open(path, { viewport = PHONE, expected = [] } = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const visit = new Visit(page, expected);
      await page.setViewport(viewport);
      await page.evaluateOnNewDocument(recordRoom);
      await visit.watch();
      await page.goto(new URL(path, demo.url).href, { waitUntil: 'domcontentloaded' });
      return visit;
    },

    /**
     * Makes the origin misbehave for one scope.
     * @param {string} scope
     * @param {Record<string, unknown>} fault
     */
    async fault(scope, fault) {
      const response = await fetch(`${demo.originUrl}/~${scope}/faults`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(fault),
      });
      assert.equal(response.status, 201, await response.text());
    },

    /** @param {string} scope */
    async clearFaults(scope) {
      await fetch(`${demo.originUrl}/~${scope}/faults`, { method: 'DELETE' });
    },

    async close() {
      await browser.close();
      await demo.close();
    },
  };
}

/** One shopper on one page. */
class Visit {
  /** What a shopper's browser complained about. @type {string[]} */
  problems = [];
  /** Requests that have no answer yet, by id. @type {Map<string, string>} */
  underWay = new Map();
  /** Every address asked for, in order. @type {string[]} */
  requests = [];
  /** @type {Map<string, string>} */
  openSockets = new Map();

  /**
   * @param {Page} page
   * @param {RegExp[]} expected
   */
  constructor(page, expected) {
    this.page = page;
    this.expected = expected;
  }

  async watch() {
    const { page } = this;
    page.on('pageerror', (error) => this.#complain(`page error: ${error.stack ?? error}`));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.#complain(`console: ${message.text()} (${message.location().url ?? ''})`);
    });
    this.cdp = await page.createCDPSession();
    await this.cdp.send('Network.enable');
    this.cdp.on('Network.webSocketCreated', ({ requestId, url }) =>
      this.openSockets.set(requestId, url),
    );
    this.cdp.on('Network.webSocketClosed', ({ requestId }) => this.openSockets.delete(requestId));
    this.cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
      this.requests.push(request.url);
      this.underWay.set(requestId, request.url);
    });
    this.cdp.on('Network.loadingFinished', ({ requestId }) => this.underWay.delete(requestId));
    this.cdp.on('Network.loadingFailed', ({ requestId }) => this.underWay.delete(requestId));
  }

  #complain(text) {
    if (!this.expected.some((pattern) => pattern.test(text))) this.problems.push(text);
  }

  /** Nothing thrown, nothing logged as an error, no policy violated. */
  async assertClean() {
    const violations = await this.page.evaluate(
      () => /** @type {any} */ (window).journey.violations,
    );
    assert.deepEqual([...this.problems, ...violations], []);
  }

  async close() {
    await this.page.browserContext().close();
  }

  /**
   * Waits until `look` (which runs in the page) answers with something true, and returns it.
   * @template Argument
   * @param {string} what for the message, when it never happens
   * @param {(argument: Argument) => unknown} look
   * @param {{ argument?: Argument, timeout?: number }} [options]
   * @returns {Promise<any>}
   */
  async until(what, look, { argument, timeout = PATIENCE_MS } = {}) {
    const deadline = performance.now() + timeout;
    // Polled from here: the page's own timers are watched, and must not be ours.
    for (;;) {
      const found = await this.page.evaluate(look, /** @type {any} */ (argument));
      if (found) return found;
      if (performance.now() > deadline) {
        throw new Error(`${what}: did not happen in ${timeout} ms.\n${await this.scene()}`);
      }
      await pause(POLL_MS);
    }
  }

  /** What there is to see, for a failure's message. */
  async scene() {
    const told = await this.page.evaluate(() => {
      const { journey } = /** @type {any} */ (window);
      return {
        events: journey.events.slice(-12),
        videos: journey.videos(),
        text: journey.text(),
        timers: [...journey.timers.values(), ...journey.intervals.values()],
      };
    });
    return JSON.stringify({ ...told, problems: this.problems }, null, 1);
  }

  /** Waits until a picture moves, in the room that `room` selects. */
  async untilPlaying(room = 'live-room') {
    return this.until(
      `the picture of ${room} moves`,
      (selector) => {
        const { journey } = /** @type {any} */ (window);
        const element = document.querySelector(selector);
        return journey.isMoving(element);
      },
      { argument: room },
    );
  }

  /**
   * Waits for a room's event and returns its detail. Events from before the call count.
   * @param {string} type with the prefix `live-`
   * @param {{ timeout?: number, after?: number }} [options] `after`: how many came earlier
   */
  async untilEvent(type, { timeout, after = 0 } = {}) {
    return this.until(
      `event ${type}`,
      ([wanted, count]) => {
        const { journey } = /** @type {any} */ (window);
        return journey.events.filter((event) => event.type === wanted)[Number(count)];
      },
      { argument: /** @type {const} */ ([type, after]), ...(timeout && { timeout }) },
    );
  }

  /**
   * Waits until this text can be read, inside shadow roots too.
   * @param {string | RegExp} text
   */
  async untilText(text, { timeout = PATIENCE_MS, within = 'body' } = {}) {
    const source =
      text instanceof RegExp ? text.source : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.until(
      `the text “${source}” is to be read`,
      ([pattern, selector]) => {
        const { journey } = /** @type {any} */ (window);
        return new RegExp(pattern, 'u').exec(journey.text(selector))?.[0];
      },
      { argument: /** @type {const} */ ([source, within]), timeout },
    );
  }

  /**
   * Taps what assistive technology knows by this name; waits for it.
   * @param {string} role
   * @param {string} name as a whole, exact
   */
  async tap(role, name, { within = '' } = {}) {
    const selector = `${within} ::-p-aria([name="${name}"][role="${role}"])`.trim();
    const handle = await this.page.waitForSelector(selector, {
      visible: true,
      timeout: PATIENCE_MS,
    });
    assert.ok(handle, `${role} “${name}”`);
    await tapElement(this.page, handle);
  }

  /** Taps the first visible element of a selector (`>>>` goes through shadow roots). */
  async tapSelector(selector) {
    const handle = await this.page.waitForSelector(selector, {
      visible: true,
      timeout: PATIENCE_MS,
    });
    assert.ok(handle, selector);
    await tapElement(this.page, handle);
  }

  /**
   * The room's words in a language, as a function of key and values: journeys look for what a
   * shopper reads, and stay true when a text is written better.
   * @param {string} file the language, or a feature's file of it: `replay/en`
   * @param {string} [language]
   */
  async words(file, language = file) {
    const address = `/@fs${ROOT}src/components/locales/${file}.ts`;
    const texts = await this.page.evaluate(
      // The one thing it exports, under whatever name: `pt-BR` is none.
      async (url) => ({ .../** @type {any} */ (Object.values(await import(url))[0]) }),
      address,
    );
    return (key, values = {}) => {
      assert.ok(texts[key], `${language} has no text ${key}`);
      return texts[key].replace(/\{\{(\w+)[^}]*\}\}/g, (_, name) => String(values[name]));
    };
  }

  /** Waits until the garbage collector agrees with the page. */
  async counters() {
    assert.ok(this.cdp);
    await this.cdp.send('HeapProfiler.collectGarbage');
    return this.cdp.send('Memory.getDOMCounters');
  }

  /** How often an address with this part was asked for. */
  countRequests(part) {
    return this.requests.filter((url) => url.includes(part)).length;
  }

  /** Waits for `live-room-failed` with this code. */
  async untilFailure(code, { timeout = PATIENCE_MS } = {}) {
    return this.until(
      `live-room-failed with ${code}`,
      (wanted) => {
        const { journey } = /** @type {any} */ (window);
        return journey.events.find((event) => event.code === wanted);
      },
      { argument: code, timeout },
    );
  }

  /**
   * Waits until no request of this kind is under way, and none is begun for a while.
   * @param {(url: string) => boolean} matters
   */
  async untilQuiet(matters, { quietMs = 1500, timeout = PATIENCE_MS } = {}) {
    const deadline = performance.now() + timeout;
    let quietSince = performance.now();
    let asked = this.requests.length;
    while (performance.now() - quietSince < quietMs) {
      const busy = [...this.underWay.values()].filter(matters);
      const begun = this.requests.slice(asked).filter(matters);
      if (busy.length > 0 || begun.length > 0) quietSince = performance.now();
      if (performance.now() > deadline) {
        throw new Error(`The page is not quiet: ${[...busy, ...begun].join('\n')}`);
      }
      asked = this.requests.length;
      await pause(POLL_MS);
    }
  }

  /** Waits until this much time has passed since `start`, for a journey that is about time. */
  async untilPassed(start, ms) {
    await pause(Math.max(0, start + ms - performance.now()));
  }

  /**
   * Answers requests of an address in the server's place.
   * @param {string} urlPattern
   * @param {{ status?: number, body: string, type?: string }} answer
   */
  async answerInstead(urlPattern, { status = 200, body, type = 'application/json' }) {
    assert.ok(this.cdp);
    const { cdp } = this;
    cdp.on('Fetch.requestPaused', ({ requestId }) =>
      cdp.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: status,
        responseHeaders: [
          { name: 'Content-Type', value: type },
          { name: 'Access-Control-Allow-Origin', value: '*' },
        ],
        body: Buffer.from(body).toString('base64'),
      }),
    );
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern }] });
  }

  /** Stops the network for this page, as in a lift. */
  async setOffline(offline) {
    await this.page.setOfflineMode(offline);
  }
}

/** A finger, or the mouse where the page has no touch. */
async function tapElement(page, handle) {
  await handle.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
  if (page.viewport()?.hasTouch) await handle.tap();
  else await handle.click();
}
