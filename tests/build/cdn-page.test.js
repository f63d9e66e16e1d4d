import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch } from '../helpers/find-browser.js';
import { serveBuild, servePage } from '../helpers/page-server.js';

/** The strictest policy the README asks a shop for, without a stream. */
const policy = (cdn) =>
  [
    "default-src 'none'",
    `script-src ${cdn} 'nonce-page'`,
    `worker-src ${cdn} blob:`,
    "require-trusted-types-for 'script'",
    'trusted-types live-room-html',
  ].join('; ');

describe('a shop page with the CDN build from another origin, under a strict policy', () => {
  let cdn;
  let shop;
  let browser;

  before(async () => {
    cdn = await serveBuild();
    shop = await servePage(() => ({
      headers: { 'content-security-policy': policy(cdn.url) },
      html: `<!doctype html><html lang="en"><title>Shop</title>
        <live-room></live-room>
        <script type="module" src="${cdn.url}/live-room.js"></script>
        <script type="module" src="${cdn.url}/live-room.js?again"></script>
        <script type="module" nonce="page">
          import * as sdk from '${cdn.url}/sdk.js';
          globalThis.sdk = sdk;
        </script>`,
    }));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    shop?.close();
    cdn?.close();
  });

  it('registers the tag once, gives the SDK, and complains about nothing', async () => {
    const page = await browser.newPage();
    const complaints = [];
    const addresses = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    page.on('request', (request) => addresses.push(new URL(request.url()).origin));
    await page.goto(shop.url);
    const seen = await page.evaluate(async () => {
      await customElements.whenDefined('live-room');
      const element = document.querySelector('live-room');
      await element.updateComplete;
      return {
        upgraded: element.matches(':defined') && element.shadowRoot !== null,
        createRoom: typeof globalThis.sdk.createRoom,
      };
    });
    await page.close();
    assert.deepEqual(seen, { upgraded: true, createRoom: 'function' });
    assert.deepEqual(complaints, []);
    assert.deepEqual(new Set(addresses), new Set([shop.url, cdn.url]));
  });
});
