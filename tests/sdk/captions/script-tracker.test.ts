import { expect } from '@open-wc/testing';
import { ScriptIndex } from '../../../src/sdk/captions/script-index.js';
import { ScriptTracker } from '../../../src/sdk/captions/script-tracker.js';
import { wordsOf } from '../../../src/sdk/captions/word-tokens.js';

const SCRIPT = [
  'Hello everyone and welcome to our spring show',
  'Next up is our rain jacket and you are going to love it',
  'The rain jacket is made of recycled nylon',
  'It comes in two colours navy and sand',
  'Take two and the second jacket is half price',
  'Next up is our water bottle and you are going to love it',
  'The water bottle is made of stainless steel',
  'It comes in two colours mint and coral',
];

function track(speech: string, script: readonly string[] = SCRIPT): (number | string)[] {
  const tracker = new ScriptTracker(new ScriptIndex(script));
  const words = wordsOf(speech);
  tracker.hear(
    0,
    words.map((text) => ({ text, unfinished: false })),
  );
  return tracker.spans().map(({ line, from, until }) => line ?? words.slice(from, until).join(' '));
}

describe('ScriptTracker', () => {
  it('follows the lines in their order', () => {
    expect(track(SCRIPT.join(' '))).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('is not put off by skipped, repeated and reordered lines', () => {
    const order = [0, 2, 2, 1, 5, 7, 6];
    expect(track(order.map((line) => SCRIPT[line]).join(' '))).to.deep.equal(order);
  });

  it('tells speech off the script from the lines around it', () => {
    expect(
      track(`${SCRIPT[1]} oh hi maria what a nice hat you wear my cat loves it ${SCRIPT[2]}`),
    ).to.deep.equal([1, 'oh hi maria what a nice hat you wear my cat loves it', 2]);
  });

  it('knows a line in other words', () => {
    expect(track('and the jacket for the rain is made out of recycled nylon')).to.include(2);
    expect(track('guys it comes in um two shades mint and also coral')).to.include(7);
  });

  it('knows lines that were misheard', () => {
    expect(track('next ub is hour rein jackit an you ar goin to luv et')).to.deep.equal([1]);
    expect(track('the watter bottel is maid of stanless steal')).to.deep.equal([6]);
  });

  it('takes a word of the script for itself, and not for another that sounds like it', () => {
    const script = [
      'Take two and the second linen shirt is half price',
      'Hello and welcome to all of you tonight',
      'We ship to every country in the world',
      'Take two and the second denim shirt is half price',
    ];
    expect(track(`${script[3]} ${script[0]}`, script)).to.deep.equal([3, 0]);
  });

  it('tells whether another line begins with the same words', () => {
    const tracker = new ScriptTracker(new ScriptIndex(SCRIPT));
    const hear = (text: string): boolean | undefined => {
      tracker.hear(
        0,
        wordsOf(text).map((word) => ({ text: word, unfinished: false })),
      );
      return tracker.spans().at(-1)?.alike;
    };
    expect(hear('it comes in two colours')).to.be.true;
    expect(hear('it comes in two colours mint')).to.be.false;
  });

  it('chooses among equal beginnings by what comes next in the script', () => {
    expect(track(`${SCRIPT[2]} it comes in`)).to.deep.equal([2, 3]);
    expect(track(`${SCRIPT[6]} it comes in`)).to.deep.equal([6, 7]);
  });

  it('changes its mind when the recogniser does', () => {
    const tracker = new ScriptTracker(new ScriptIndex(SCRIPT));
    const hear = (text: string): (number | undefined)[] => {
      tracker.hear(
        0,
        wordsOf(text).map((word) => ({ text: word, unfinished: false })),
      );
      return tracker.spans().map(({ line }) => line);
    };
    expect(hear('it comes in two colours navy')).to.deep.equal([3]);
    expect(hear('it comes in two colours mint and coral')).to.deep.equal([7]);
    expect(hear('')).to.deep.equal([]);
  });

  it('stays where it was when words are let go of', () => {
    const tracker = new ScriptTracker(new ScriptIndex(SCRIPT));
    const words = wordsOf(`${SCRIPT[0]} ${SCRIPT[1]}`).map((text) => ({ text, unfinished: false }));
    tracker.hear(0, words.slice(0, 12));
    tracker.forget(10);
    tracker.hear(10, words.slice(10));
    expect(tracker.spans().map(({ line, from }) => [line, from])).to.deep.equal([[1, 10]]);
  });

  it('follows a script in a language without spaces', () => {
    const script = ['欢迎来到我们的春季直播', '这款夹克由再生尼龙制成', '水瓶由不锈钢制成'];
    expect(track('欢迎来到我们春季直播这款夹克由再生泥龙制成', script)).to.deep.equal([0, 1]);
  });

  it('is off the script when there is none, or an empty or a meaningless one', () => {
    for (const script of [[], [''], ['', '!!!', '…']]) {
      expect(track('hello everyone', script)).to.deep.equal(['hello everyone']);
    }
  });

  it('takes equal lines for one another, and lines of one word', () => {
    expect(track('welcome', ['welcome', 'welcome', 'bye'])).to.deep.equal([0]);
    expect(track('bye', ['welcome', 'welcome', 'bye'])).to.have.length(1);
  });

  it('is quick with two thousand lines that resemble each other', () => {
    const script = Array.from(
      { length: 2000 },
      (_, i) => `The ${i % 7} jacket of number ${i} is made of wool ${i % 50} and it is warm`,
    );
    const tracker = new ScriptTracker(new ScriptIndex(script), 500);
    const words = wordsOf(script.slice(500, 510).join(' '));
    const from = performance.now();
    words.forEach((text, index) => tracker.hear(index, [{ text, unfinished: false }]));
    expect((performance.now() - from) / words.length).to.be.lessThan(20);
    expect(tracker.spans().at(-1)?.line).to.equal(509);
  });
});
