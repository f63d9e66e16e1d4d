import { expect, nextFrame } from '@open-wc/testing';
import { rulesFor } from '../../src/sdk/markets/market-rules.js';
import { disclosurePhase } from '../../src/components/internal/disclosure-phase.js';
import type { LiveDisclosureElement } from '../../src/components/live-disclosure.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { all, inRoom, rendered, words } from './in-room.js';

async function disclosed(
  disclosures: object,
  country?: string,
  language = 'en',
): Promise<LiveDisclosureElement> {
  const room = new FakeRoom();
  room.stores.market.patch({
    facts: { ...room.stores.market.current.facts, disclosures },
    ...(country ? { rules: rulesFor(country) } : {}),
  });
  const { element } = await inRoom('live-disclosure', { room, language });
  while (!element.localizer?.has('market')) await nextFrame();
  await rendered(element);
  return element;
}

describe('<live-disclosure>', () => {
  it('is accessible, in English and in Arabic', async () => {
    for (const language of ['en', 'ar']) {
      await expect(
        await disclosed({ sponsor: 'Example Ltd', aiHost: true }, 'IN', language),
      ).to.be.accessible();
    }
  });

  it('says who pays and that the host is made by AI, and has no way to be closed', async () => {
    const element = await disclosed({ sponsor: { en: 'Example Ltd' }, aiHost: true }, 'CN');
    expect(words(element)).to.contain('Ad · paid for by Example Ltd');
    expect(words(element)).to.contain('The host is made by AI');
    expect(all(element, 'button')).to.have.length(0);
  });

  it('is not there when there is nothing to disclose', async () => {
    expect(words(await disclosed({ aiHost: false }, 'CN'))).to.equal('');
  });
});

describe('disclosurePhase', () => {
  it('stands in full all the time where the market asks for it', () => {
    for (const elapsed of [0, 60_000, 3_600_000])
      expect(disclosurePhase('permanent', elapsed).inFull).to.equal(true);
  });

  it('comes back in full every five minutes elsewhere, for those who come late', () => {
    const inFull = (elapsed: number): boolean => disclosurePhase('repeated', elapsed).inFull;
    expect(inFull(0)).to.equal(true);
    expect(inFull(19_999)).to.equal(true);
    expect(inFull(20_000)).to.equal(false);
    expect(inFull(299_999)).to.equal(false);
    expect(inFull(300_000)).to.equal(true);
    expect(disclosurePhase('repeated', 20_000).changesIn).to.equal(280_000);
  });
});
