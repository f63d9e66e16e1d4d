import { expect } from '@open-wc/testing';
import type { MoveAnswer } from '../../src/sdk/index.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { anInteraction, put } from '../helpers/interactions.js';
import { inActivity } from './activity.js';
import { all, button, inside, rendered, words } from './in-room.js';

const radios = (element: Element): HTMLInputElement[] =>
  all(element, 'input') as HTMLInputElement[];

describe('<live-quiz>', () => {
  it('is a group of radio buttons that the keyboard can reach', async () => {
    const { element } = await inActivity(anInteraction('quiz'));
    const group = inside(element, '[role="radiogroup"]')!;
    expect(group.ariaLabel).to.equal('How light is the Aero Runner?');
    radios(element)[1].focus();
    expect(element.shadowRoot!.activeElement).to.equal(radios(element)[1]);
    expect(new Set(radios(element).map(({ name }) => name)).size).to.equal(1);
  });

  it('sends the answer that was locked in, once', async () => {
    const room = new FakeRoom();
    let answer: (answer: MoveAnswer) => void = () => undefined;
    room.moveAnswer = () => new Promise((resolve) => (answer = resolve));
    const { element } = await inActivity(anInteraction('quiz'), { room });
    expect(button(element, 'Choose an answer').disabled).to.be.true;
    radios(element)[2].click();
    await rendered(element);
    const submit = button(element, 'Lock it in');
    submit.click();
    submit.click();
    await rendered(element);
    expect(room.calls).to.deep.equal([
      ['interactions.do', 'quiz', { type: 'answer', choice: 'c' }],
    ]);
    expect(inside(element, '[part="act"]')?.ariaBusy).to.equal('true');
    answer({ ok: true });
    put(room, anInteraction('quiz', { own: { choice: 'c', delivery: 'accepted' } }));
    await rendered(element);
    expect(words(element)).to.contain('Locked in');
    expect(radios(element).every(({ disabled }) => disabled)).to.be.true;
  });

  it('says that an answer came too late', async () => {
    const room = new FakeRoom();
    room.moveAnswer = async () => ({ ok: false, reason: 'too-late' });
    const { element } = await inActivity(anInteraction('quiz'), { room });
    radios(element)[0].click();
    await rendered(element);
    button(element, 'Lock it in').click();
    await rendered(element);
    expect(words(element)).to.contain('Too late');
  });

  it('has no right answer in the page before the reveal', async () => {
    const { element } = await inActivity(
      anInteraction('quiz', { phase: 'closed', own: { choice: 'b' } }),
    );
    expect(inside(element, '.right, .wrong')).to.be.null;
    expect(words(element)).to.contain('The answer is on its way');
  });

  it('reveals, says whether it was right, and whether the seal held', async () => {
    const { element, room } = await inActivity(
      anInteraction('quiz', {
        phase: 'revealed',
        proof: 'proven',
        details: { answer: 'a' },
        own: { choice: 'a', correct: true, score: 2, streak: 2, rank: 4 },
      }),
    );
    expect(words(element)).to.contain('That’s right!').and.contain('as promised');
    expect(inside(element, '.right')?.textContent).to.contain('212 grams');
    put(
      room,
      anInteraction('quiz', { phase: 'revealed', proof: 'failed', details: { answer: 'a' } }),
    );
    await rendered(element);
    expect(words(element)).to.contain('Does not match what was promised');
  });

  it('lets who is out watch, and answer no more', async () => {
    const { element, room } = await inActivity(
      anInteraction('quiz', { details: { mode: 'elimination' }, own: { eliminated: true } }),
    );
    expect(words(element)).to.contain('You are out of the game');
    expect(inside(element, '[part="act"]')).to.be.null;
    expect(room.calls).to.be.empty;
  });

  it('turns the pages of the leaderboard', async () => {
    const rows = [{ rank: 1, name: '<b>Noor</b>', score: 5, own: false }];
    const { element, room } = await inActivity(
      anInteraction('quiz', {
        phase: 'settled',
        details: { answer: 'a' },
        own: { leaderboard: { page: 1, pages: 2, rows } },
      }),
    );
    expect(words(element)).to.contain('<b>Noor</b>').and.contain('Page 1 of 2');
    expect(button(element, 'Previous page').disabled).to.be.true;
    button(element, 'Next page').click();
    expect(room.calls).to.deep.equal([
      ['interactions.do', 'quiz', { type: 'leaderboard', page: 2 }],
    ]);
  });
});
