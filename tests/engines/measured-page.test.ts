import { expect } from '@open-wc/testing';
import { factSender } from '../../src/sdk/engines/fact-sender.js';
import { deviceClass, networkClass, pageViewport } from '../../src/sdk/engines/measured-page.js';

describe('the measured page', () => {
  it('knows what kind of device and network it has, or says that it does not', () => {
    expect(deviceClass()).to.be.oneOf(['phone', 'tablet', 'desktop']);
    expect(networkClass()).to.be.oneOf(['slow-2g', '2g', '3g', '4g', 'unknown']);
  });

  it('watches only what is an element', () => {
    const stop = pageViewport().watch('not an element', () => {
      throw new Error('It cannot be seen.');
    });
    stop();
  });
});

describe('factSender', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  for (const [status, result] of [
    [204, 'taken'],
    [400, 'refused'],
    [413, 'refused'],
    [401, 'later'],
    [429, 'later'],
    [503, 'later'],
  ] as const)
    it(`takes ${status} for “${result}”, and sends no cookie and no referrer`, async () => {
      let sent: RequestInit | undefined;
      globalThis.fetch = async (_address: unknown, init?: RequestInit) => {
        sent = init;
        return new Response(null, { status });
      };
      const { signal } = new AbortController();
      const send = factSender('https://shop.example/facts');
      expect(await send('{}', { signal, last: true })).to.equal(result);
      expect(sent).to.include({
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        keepalive: true,
      });
    });
});
