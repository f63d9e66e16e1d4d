import { expect } from '@open-wc/testing';
import { FakeRoom } from '../helpers/fake-room.js';
import { anInteraction, put } from '../helpers/interactions.js';
import { inActivity } from './activity.js';
import { all, button, inside, rendered, words } from './in-room.js';

describe('<live-poll>', () => {
  it('votes with one tap, once, however often it is tapped', async () => {
    const { element, room } = await inActivity(anInteraction('poll'));
    button(element, 'Coral').click();
    button(element, 'Coral').click();
    await rendered(element);
    expect(room.calls).to.deep.equal([
      ['interactions.do', 'poll', { type: 'vote', choice: 'coral' }],
    ]);
  });

  it('keeps the numbers back until the viewer has voted', async () => {
    const { element, room } = await inActivity(anInteraction('poll'));
    expect(words(element)).to.contain('Vote to see how it stands.').and.not.to.match(/%/);
    put(
      room,
      anInteraction('poll', {
        own: { choice: 'coral' },
        details: { counts: { sage: 1, coral: 3, navy: 0 }, total: 4 },
      }),
    );
    await rendered(element);
    expect(words(element)).to.contain('75%, 3 votes').and.contain('4 votes');
    expect(inside(element, '.chosen')?.ariaPressed).to.equal('true');
  });

  it('lets the vote be changed only where that is allowed', async () => {
    const { element, room } = await inActivity(anInteraction('poll', { own: { choice: 'sage' } }));
    button(element, /Navy/).click();
    await rendered(element);
    expect(room.was('interactions.do', 'poll')).to.be.true;
    put(
      room,
      anInteraction('poll', { own: { choice: 'sage' }, details: { changeAllowed: false } }),
    );
    await rendered(element);
    expect(button(element, /Navy/).disabled).to.be.true;
  });

  it('shows a vote that was given in another tab', async () => {
    const { element, room } = await inActivity(anInteraction('poll'));
    put(room, anInteraction('poll', { own: { choice: 'navy' } }));
    await rendered(element);
    expect(inside(element, '.chosen')?.textContent).to.contain('Navy');
  });

  it('makes nothing of counts that do not fit', async () => {
    const { element } = await inActivity(
      anInteraction('poll', { details: { counts: { coral: 9 }, total: 3 } }),
    );
    expect(words(element)).to.contain('100%').and.not.to.contain('300');
  });

  it('takes no vote before and after', async () => {
    const room = new FakeRoom();
    const { element } = await inActivity(anInteraction('poll', { phase: 'countdown' }), { room });
    for (const phase of ['countdown', 'closed'] as const) {
      put(room, anInteraction('poll', { phase }));
      await rendered(element);
      for (const each of all(element, 'button')) each.click();
    }
    expect(room.calls).to.be.empty;
  });

  it('shows hostile choices as text', async () => {
    const text = '<script>alert(1)</script>';
    const { element } = await inActivity(
      anInteraction('poll', {
        details: {
          choices: [
            { id: 'a', text },
            { id: 'b', text },
          ],
        },
      }),
    );
    expect(inside(element, '.option bdi')?.textContent).to.equal(text);
    expect(inside(element, 'script')).to.be.null;
  });
});
