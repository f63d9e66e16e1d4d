import { expect } from '@open-wc/testing';
import type { CaptionCue } from '../../../src/sdk/captions/caption-timeline.js';
import { fitsTwoLines } from '../../../src/sdk/captions/line-breaks.js';
import { SpeechCaptions } from '../../../src/sdk/captions/speech-captions.js';
import type { Hypothesis, RecognizedWord } from '../../../src/sdk/captions/speech-recognizer.js';
import type { ScriptLine } from '../../../src/sdk/show/show-document.js';
import { growing, SPEECH_START, spoken } from '../../helpers/speech.js';

const SCRIPT: readonly ScriptLine[] = [
  { id: 'a', text: { en: 'Welcome to our spring show!', es: '¡Bienvenidos!' } },
  { id: 'b', text: { en: 'The rain jacket is only $19.99.', es: 'La chaqueta cuesta 19,99 $.' } },
  { id: 'c', text: { en: 'It comes in navy and sand.', es: 'La hay en azul y arena.' } },
];

/** A timeline as the room would keep it, and every state it was in. */
class Stage {
  readonly cues = new Map<string, CaptionCue>();
  readonly states: CaptionCue[][] = [];
  readonly captions: SpeechCaptions;

  constructor(script: readonly ScriptLine[] = SCRIPT, language: string | undefined = 'en') {
    this.captions = new SpeechCaptions({
      onCues: (cues) => cues.forEach((cue) => this.cues.set(cue.id, cue)),
      onWithdraw: (ids) => ids.forEach((id) => this.cues.delete(id)),
    });
    this.captions.setScript(script, language);
  }

  hear(...hypotheses: readonly Hypothesis[]): this {
    for (const hypothesis of hypotheses) {
      this.captions.hear(hypothesis);
      this.states.push(this.sorted());
    }
    return this;
  }

  say(text: string, segment = 0, at = 0): this {
    return this.hear(...growing(spoken(text, at), segment));
  }

  sorted(): CaptionCue[] {
    return [...this.cues.values()].sort((a, b) => a.start - b.start);
  }

  shown(language = 'es'): string[] {
    return this.sorted().map(({ text }) =>
      typeof text === 'string' ? text : (text[language] ?? ''),
    );
  }
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('SpeechCaptions', () => {
  it('shows the line of the script in its languages, and what is said off it as it was heard', () => {
    const stage = new Stage().say(
      'welcome to our spring show hi maria nice to see you the rain jacket is only nineteen ninety nine',
    );
    expect(stage.shown()).to.deep.equal([
      '¡Bienvenidos!',
      'Hi maria nice to see you',
      'La chaqueta cuesta 19,99 $.',
    ]);
    expect(stage.sorted().map(({ source }) => source)).to.deep.equal([
      'script',
      'recognizer',
      'script',
    ]);
  });

  it('keeps words to itself that it is too unsure of, and shows lines of the script all the same', () => {
    const stage = new Stage();
    stage.hear(...growing(spoken('mumble crackle babble murmur mutter hum drone', 0, 0.3)));
    expect(stage.shown()).to.deep.equal([]);
    stage.hear(...growing(spoken('the rain jacket is only nineteen ninety nine', 4000, 0.3), 1));
    expect(stage.shown()).to.deep.equal(['La chaqueta cuesta 19,99 $.']);
    stage.hear(...growing(spoken('thank you all for watching us tonight', 9000), 2));
    expect(stage.shown().at(-1)).to.equal('Thank you all for watching us tonight');
  });

  it('begins anew with its trust at another place of the show', () => {
    const stage = new Stage();
    stage.hear(...growing(spoken('mumble crackle babble murmur mutter hum drone', 60_000, 0.2)));
    stage.hear(...growing(spoken('thank you all for watching us tonight', 65_000), 1));
    expect(stage.shown()).to.have.length(1);
    stage.hear(...growing(spoken('we are glad that you are here', 0), 2));
    expect(stage.shown()[0]).to.equal('We are glad that you are here');
  });

  it('takes nothing back that is on screen when it becomes unsure', () => {
    const words = [
      ...spoken('you can write to us any time'),
      ...spoken('crackle babble murmur mutter hum drone buzz', 2100, 0.05),
    ];
    const stage = new Stage().hear(...growing(words));
    const shown = stage.states.map((cues) =>
      cues.map(({ text }) => (typeof text === 'string' ? text : '')).join(' '),
    );
    expect(shown.at(-1)).to.match(/^You can write to us any time/);
    expect(shown.at(-1)).not.to.contain('buzz');
    const shrunk = shown.filter((text, index) => text.length < (shown[index - 1]?.length ?? 0));
    expect(shrunk).to.deep.equal([]);
  });

  it('shows a line before it is over, from its first word on', () => {
    const stage = new Stage();
    stage.hear({ segment: 0, final: false, words: spoken('the rain jacket') });
    // Three words may be the beginning of anything.
    expect(stage.sorted()).to.deep.equal([]);
    stage.hear({ segment: 0, final: false, words: spoken('the rain jacket is') });
    const [cue] = stage.sorted();
    expect(cue.text).to.deep.equal(SCRIPT[1].text);
    expect(cue.start).to.equal(SPEECH_START);
    expect(cue.end).to.be.greaterThan(SPEECH_START + 1500);
  });

  it('keeps the id of a line while it is said, and takes another for its repetition', () => {
    const stage = new Stage().say('it comes in navy and sand');
    const ids = new Set(stage.states.flat().map(({ id }) => id));
    expect([...ids].filter((id) => id.startsWith('script:c'))).to.have.length(1);
    stage.say('it comes in navy and sand', 1, 5000);
    expect(stage.shown()).to.deep.equal(['La hay en azul y arena.', 'La hay en azul y arena.']);
  });

  it('keeps the id where lines say the same, whichever of them it is', () => {
    const twice = { en: 'That is twenty percent off today.', es: 'Un veinte por ciento menos.' };
    const stage = new Stage([
      { id: 'bag', text: 'This bag is light and strong.' },
      { id: 'bag-off', text: twice },
      { id: 'cup', text: 'This cup keeps your tea warm.' },
      { id: 'cup-off', text: twice },
    ]);
    stage.say('this bag is light and strong that is twenty percent off today this cup keeps');
    stage.say('this cup keeps your tea warm', 1, 6000);
    const ids = new Set(stage.states.flat().map(({ id }) => id.replace(/:\d+.*/, '')));
    expect([...ids].filter((id) => id.endsWith('-off'))).to.have.length(1);
  });

  it('takes a wrong guess back', () => {
    const stage = new Stage([
      { id: 'x', text: 'It comes in navy and sand' },
      { id: 'y', text: 'It comes in navy only with a hood' },
    ]);
    stage.hear({ segment: 0, final: false, words: spoken('it comes in navy') });
    // Both begin like that, and neither is much likelier.
    expect(stage.shown()).to.deep.equal([]);
    stage.hear({ segment: 0, final: false, words: spoken('it comes in navy and sand') });
    expect(stage.shown()).to.deep.equal(['It comes in navy and sand']);
    stage.hear({ segment: 0, final: false, words: spoken('it comes in navy only with a hood') });
    expect(stage.shown()).to.deep.equal(['It comes in navy only with a hood']);
  });

  it('takes words back that the recogniser no longer hears', () => {
    const stage = new Stage().say('welcome to our spring show');
    stage.hear({ segment: 1, final: false, words: spoken('hm what', 4000) });
    expect(stage.shown()).to.deep.equal(['¡Bienvenidos!', 'Hm what']);
    stage.hear({ segment: 1, final: true, words: [] });
    expect(stage.shown()).to.deep.equal(['¡Bienvenidos!']);
  });

  it('says numbers off the script in figures, and waits for their end', () => {
    const stage = new Stage([]).say('maria paid twenty five dollars for hers');
    expect(stage.shown()).to.deep.equal(['Maria paid $25 for hers']);
    const seen = stage.states.flat().map(({ text }) => text);
    expect(seen.some((text) => typeof text === 'string' && text.includes('twenty'))).to.equal(
      false,
    );
  });

  it('splits a long line into as many pieces in every language, as they are said', () => {
    const en =
      'This jacket is made of recycled nylon, it keeps you dry in the rain. It folds into its own pocket, so you can take it everywhere you go.';
    const stage = new Stage([{ id: 'long', text: { en, es: 'Corto. Muy corto.' } }]).say(en);
    const cues = stage.sorted();
    expect(cues.map(({ id }) => id.replace(/:\d+/, ''))).to.deep.equal([
      'script:long.1',
      'script:long.2',
    ]);
    expect(stage.shown()).to.deep.equal(['Corto.', 'Muy corto.']);
    const second = spoken(en).find(({ text }) => text === 'It')!;
    expect(cues[1]?.start).to.equal(second.start);
  });

  it('hears the same moments again after a rewind, and shows them once', () => {
    const stage = new Stage().say('welcome to our spring show oh what a day');
    const before = stage.shown();
    stage.say('welcome to our spring show oh what a day', 7);
    expect(stage.shown()).to.deep.equal(before);
    // A recogniser that was started anew counts its segments from the beginning.
    stage.say('it comes in navy and sand', 7, 60_000);
    expect(stage.shown()).to.deep.equal([...before, 'La hay en azul y arena.']);
  });

  it('begins where the plan says, when it joins in the middle', () => {
    const at = (minutes: number): number => SPEECH_START + minutes * 60_000;
    const text = 'It is time for the next one';
    const stage = new Stage([
      { id: 'x', text: { en: text, es: 'uno' }, at: at(-20) },
      { id: 'filler', text: 'Something else altogether', at: at(-10) },
      { id: 'y', text: { en: `${text} now`, es: 'dos' }, at: at(-1) },
    ]);
    stage.hear({ segment: 0, final: false, words: spoken('it is time for the next one') });
    expect(stage.shown()).to.deep.equal(['dos']);
  });

  it('follows what it can: lines without the spoken language are never heard', () => {
    const stage = new Stage([{ id: 'x', text: { es: 'Hola a todos' } }, ...SCRIPT]);
    stage.say('hola a todos welcome to our spring show');
    expect(stage.shown()).to.include('¡Bienvenidos!');
    expect(new Stage(SCRIPT, 'de').say('welcome to our spring show').shown()).to.deep.equal([
      'Welcome to our spring show',
    ]);
  });

  describe('with hostile input', () => {
    const monsters = [
      'x'.repeat(100_000),
      'a '.repeat(50_000),
      '夹'.repeat(100_000),
      '__proto__ constructor toString',
      '$1,000,000,000,000.00 $ % 9'.repeat(100),
      '\ud800\udfff\u0000\u202e',
      '<img src=x onerror=alert(1)>',
      '',
    ];
    for (const text of monsters) {
      it(`survives ${JSON.stringify(text.slice(0, 30))} in script and speech`, () => {
        const id = text.slice(0, 50);
        const stage = new Stage([...SCRIPT, { id, text }, { id, text: { en: text, es: text } }]);
        stage.hear({
          segment: 0,
          final: false,
          words: [{ text, start: SPEECH_START, end: SPEECH_START + 500, confidence: NaN }],
        });
        stage.say(text.slice(0, 300), 1, 1000).say('welcome to our spring show', 2, 700_000);
        expect(stage.shown()).to.include('¡Bienvenidos!');
        expect(Math.max(...stage.shown().map((shown) => shown.length))).to.be.at.most(1000);
      });
    }

    it('ignores words at no time, and hypotheses without any', () => {
      const word = { text: 'hi', start: NaN, end: Infinity, confidence: 1 };
      const stage = new Stage().hear(
        { segment: 0, final: true, words: [] },
        { segment: -1, final: false, words: [word] },
      );
      expect(stage.shown()).to.deep.equal([]);
    });
  });

  describe('whatever the recogniser says', () => {
    const VOCABULARY =
      'welcome to our spring show the rain jacket is only nineteen dollars and it comes in navy sand maria hello twenty percent because so. really? okay,'.split(
        ' ',
      );

    /** Segments of random words, of which every hypothesis changes some. */
    function* babble(seed: number, lossy = true): Generator<Hypothesis> {
      const next = random(seed);
      const pick = (): string => VOCABULARY[Math.floor(next() * VOCABULARY.length)];
      let time = SPEECH_START;
      for (let segment = 0; segment < 8; segment += 1) {
        const words: RecognizedWord[] = [];
        for (let count = 0; count < 30; count += 1) {
          const start = time + (next() < 0.05 ? 900 : 30);
          time = start + 100 + next() * 400;
          words.push({ text: pick(), start, end: time, confidence: next() });
          const changed = words.map((word) =>
            next() < 0.1 ? { ...word, text: lossy ? pick() : `x${next()}` } : word,
          );
          const kept = lossy ? changed.filter(() => next() > 0.02) : changed;
          yield { segment, final: count === 29, words: kept };
        }
        if (next() < 0.2) time -= 5000;
      }
    }

    for (let seed = 1; seed <= 6; seed += 1) {
      it(`keeps its promises (${seed})`, () => {
        const stage = new Stage();
        for (const hypothesis of babble(seed)) {
          stage.hear(hypothesis);
          const cues = stage.states.at(-1)!.slice(-12);
          const broken = cues.filter(
            ({ start, end, text }, index) =>
              end <= start ||
              end > (cues[index + 1]?.start ?? Infinity) ||
              (typeof text === 'string' && !fitsTwoLines(text)),
          );
          expect(broken).to.deep.equal([]);
        }
      });
    }

    it('changes a word on screen once at the most', () => {
      // No script and no numbers: nothing but words that are heard.
      const stage = new Stage([], 'fr');
      for (const hypothesis of babble(99, false)) stage.hear(hypothesis);
      const forms = new Map<string, string[]>();
      for (const { id, text } of stage.states.flat()) {
        if (typeof text !== 'string') continue;
        for (const [place, word] of text.split(' ').entries()) {
          const letters = word.replace(/[.,?!]+$/, '').toLowerCase();
          const seen = forms.get(`${id} ${place}`) ?? [];
          if (seen.at(-1) !== letters) forms.set(`${id} ${place}`, [...seen, letters]);
        }
      }
      const restless = [...forms.values()].filter((seen) => seen.length > 2);
      expect(restless).to.deep.equal([]);
    });
  });
});
