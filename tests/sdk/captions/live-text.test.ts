import { expect } from '@open-wc/testing';
import { fitsTwoLines } from '../../../src/sdk/captions/line-breaks.js';
import { LiveText, type Surroundings } from '../../../src/sdk/captions/live-text.js';
import type { RecognizedWord } from '../../../src/sdk/captions/speech-recognizer.js';
import { SPEECH_START, spoken } from '../../helpers/speech.js';

const ALONE: Surroundings = { from: -Infinity, until: Infinity, open: true };

function heard(...hypotheses: (string | readonly RecognizedWord[])[]): string[] {
  const text = new LiveText('t');
  for (const words of hypotheses) {
    text.hear(typeof words === 'string' ? spoken(words) : words, ALONE);
  }
  return text.cues().map((cue) => cue.text);
}

describe('LiveText', () => {
  it('shows words as they come, the first one large', () => {
    expect(heard('so')).to.deep.equal(['So']);
    expect(heard('so', 'so this is', 'so this is mine')).to.deep.equal(['So this is mine']);
  });

  it('mends a shown word once, and then leaves it', () => {
    expect(heard('the jackie', 'the jacket')).to.deep.equal(['The jacket']);
    expect(heard('the jackie', 'the jacket', 'the bucket')).to.deep.equal(['The jacket']);
  });

  it('takes one word for two, and two for one', () => {
    const [two, one] = [spoken('a note book here'), spoken('a notebook here')];
    const late = (words: RecognizedWord[]): RecognizedWord[] =>
      words.map((word, index) => (index === 2 ? { ...word, start: word.start + 300 } : word));
    expect(heard(two, late(one))).to.deep.equal(['A notebook here']);
    expect(heard(late(one), two)).to.deep.equal(['A note book here']);
  });

  it('ends a sentence at a pause, where the recogniser sets no marks', () => {
    expect(heard('i like it | you too')).to.deep.equal(['I like it.', 'You too']);
    expect(heard('i’m here')).to.deep.equal(['I’m here']);
  });

  it('trusts the marks of a recogniser that sets some, except the last of a partial', () => {
    expect(heard('Hello there. Nice to | see you.')).to.deep.equal([
      'Hello there. Nice to',
      'see you',
    ]);
    const text = new LiveText('t');
    text.hear(spoken('See you.'), { ...ALONE, open: false });
    expect(text.cues()[0]?.text).to.equal('See you.');
  });

  it('begins a new caption where two lines are full, at a sense unit if it can', () => {
    const cues = heard(
      'we made this jacket with a small family company in the very north of Portugal because they know their wool better than anyone else',
    );
    expect(cues).to.have.length(2);
    expect(cues[1]).to.match(/^because/);
    expect(cues.every(fitsTwoLines)).to.equal(true);
  });

  it('writes Chinese without spaces', () => {
    expect(heard('今 天 的 夹 克 很 好')).to.deep.equal(['今天的夹克很好']);
  });

  it('gives up the words that turn out to be a line of the script', () => {
    const text = new LiveText('t');
    text.hear(spoken('one two three four'), ALONE);
    text.hear(spoken('one two'), { ...ALONE, until: SPEECH_START + 600 });
    expect(text.cues().map((cue) => cue.text)).to.deep.equal(['One two']);
    text.hear([], { ...ALONE, from: SPEECH_START + 600 });
    expect(text.cues()).to.deep.equal([]);
  });

  it('keeps what was said before the words it hears now', () => {
    const words = spoken('one two three four five');
    const text = new LiveText('t');
    text.hear(words.slice(0, 3), ALONE);
    text.hear(words.slice(2), ALONE);
    expect(text.cues().map((cue) => cue.text)).to.deep.equal(['One two three four five']);
  });
});
