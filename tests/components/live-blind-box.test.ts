import { expect } from '@open-wc/testing';
import type { Eligibility, Hindrance, OwnDraw } from '../../src/sdk/index.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { A_RECEIPT, anInteraction, put } from '../helpers/interactions.js';
import { inActivity } from './activity.js';
import { all, button, inside, rendered, words } from './in-room.js';

const eligible = (change: Partial<Eligibility>): { eligibility: Eligibility } => ({
  eligibility: { hindrances: [], gates: [], minAge: null, remaining: 5, ...change },
});
const aDraw = (change: Partial<OwnDraw> = {}): OwnDraw => ({
  nonce: 0,
  itemId: 'runner',
  receipt: A_RECEIPT,
  proof: 'waiting',
  ...change,
});

describe('<live-blind-box>', () => {
  it('says what is inside and how likely, in plain words, above the button', async () => {
    const { element } = await inActivity(anInteraction('blind-box'));
    expect(words(element))
      .to.contain('0.1%')
      .and.contain('1 in 1,000')
      .and.contain('Half of buyers have it after 693 boxes.')
      .and.contain('Special at the latest after 20 boxes');
    const odds = inside(element, 'table')!;
    const buy = button(element, /Buy a box for .*9/);
    expect(odds.compareDocumentPosition(buy)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('has no button while anything stands in the way, and says what', async () => {
    const hindrances: Hindrance[] = [
      'odds-missing',
      'rules-missing',
      'market-blocked',
      'quiet-hours',
    ];
    for (const hindrance of hindrances) {
      const { element } = await inActivity(
        anInteraction('blind-box', { own: eligible({ hindrances: [hindrance] }) }),
      );
      expect(inside(element, '[part="act"]'), hindrance).to.be.null;
      expect(inside(element, '.hinder')?.textContent.trim(), hindrance).not.to.equal('');
    }
  });

  it('asks for age and guardian first', async () => {
    const { element, room } = await inActivity(
      anInteraction('blind-box', { own: eligible({ gates: ['age', 'guardian'], minAge: 18 }) }),
    );
    expect(button(element, /Buy a box/).disabled).to.be.true;
    expect(words(element)).to.contain('I am 18 or older.').and.contain('guardian has agreed');
    all(element, 'input')[0].click();
    expect(room.calls).to.deep.equal([
      ['interactions.do', 'blind-box', { type: 'confirm', gate: 'age' }],
    ]);
  });

  it('offers the free way, and no other address than one of the web', async () => {
    const { element, room } = await inActivity(anInteraction('blind-box'));
    const links = (): string[] => all(element, 'a').map((a) => (a as HTMLAnchorElement).href);
    expect(links()).to.include('https://shop.example/free-entry');
    put(
      room,
      anInteraction('blind-box', {
        rulesUrl: 'javascript:alert(1)',
        verifyUrl: 'javascript:alert(1)',
        details: { freeEntryUrl: 'javascript:alert(1)' },
        own: { draws: [aDraw()] },
      }),
    );
    await rendered(element);
    expect(links()).to.be.empty;
  });

  it('opens what was drawn while the viewer looks on, and not what was drawn before', async () => {
    const { element, room } = await inActivity(
      anInteraction('blind-box', { own: { draws: [aDraw({ itemId: 'charm' })] } }),
    );
    expect(inside(element, '.scene')).to.be.null;
    button(element, /Buy a box/).click();
    put(
      room,
      anInteraction('blind-box', {
        own: { draws: [aDraw({ itemId: 'charm' }), aDraw({ nonce: 1 })] },
      }),
    );
    await rendered(element);
    expect(inside(element, '.scene')?.textContent).to.contain('Aero Runner, gold');
    expect(inside(element, '.scene')?.closest('[role="status"]')).not.to.be.null;
    expect(room.calls).to.have.lengthOf(1);
  });

  it('shows each proof as what it is; a missing reveal is a failure', async () => {
    for (const [proof, said, tone] of [
      ['waiting', 'once the secret is told', ''],
      ['proven', 'as promised', 'good'],
      ['failed', 'Does not match', 'bad'],
      ['missing', 'treat this as failed', 'bad'],
    ] as const) {
      const { element } = await inActivity(
        anInteraction('blind-box', { own: { draws: [aDraw({ proof })] } }),
      );
      const state = inside(element, '.draws .state')!;
      expect(state.textContent).to.contain(said);
      expect(state.className.trim()).to.equal(`state ${tone}`.trim());
    }
  });

  it('hands out the receipt as a file, and says where to check it', async () => {
    const { element } = await inActivity(
      anInteraction('blind-box', { own: { draws: [aDraw({ nonce: 3 })] } }),
    );
    let file = '';
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      file = this.download;
    };
    try {
      button(element, 'Download the receipt').click();
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(file).to.equal('blind-box-3.json');
    expect(all(element, 'a').some((a) => a.textContent.includes('Check it yourself'))).to.be.true;
  });

  it('shows hostile names as text, and no picture from a script’s address', async () => {
    const name = '"><img src=x onerror=alert(1)>';
    const room = new FakeRoom();
    const { details } = anInteraction('blind-box');
    const items = details.items.map((item) => ({ ...item, name, image: 'javascript:alert(1)' }));
    const { element } = await inActivity(anInteraction('blind-box', { details: { items } }), {
      room,
    });
    expect(words(element)).to.contain(name);
    expect(inside(element, 'img')).to.be.null;
  });

  it('goes without motion where the viewer asks for less: all of it is there at once', async () => {
    const { element, room } = await inActivity(anInteraction('blind-box'));
    put(room, anInteraction('blind-box', { own: { draws: [aDraw()] } }));
    await rendered(element);
    expect(element.shadowRoot!.getAnimations()).to.be.empty;
    expect(getComputedStyle(inside(element, '.prize')!).opacity).to.equal('1');
  });
});
