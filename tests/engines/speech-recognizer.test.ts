import { expect } from '@open-wc/testing';
import {
  speechRecognizers,
  type SamplesRecognizer,
  type SpeechRecognizerOptions,
} from '../../src/sdk/engines/speech-recognizer-engine.js';
import { RecognizerEar, say, STAGE, TONE_CATALOG } from './spoken-tones.js';

describe('the speech recogniser in its worker', () => {
  let ear: RecognizerEar;
  let leave: AbortController;

  beforeEach(() => {
    ear = new RecognizerEar();
    leave = new AbortController();
  });
  afterEach(() => leave.abort());

  const open = (options: Partial<SpeechRecognizerOptions> = {}): Promise<SamplesRecognizer> => {
    const factory = speechRecognizers({ language: 'en', catalog: TONE_CATALOG, ...options });
    return factory(ear, leave.signal);
  };
  const hear = (
    recognizer: SamplesRecognizer,
    samples: Float32Array,
    stageTime = STAGE,
    restart = true,
  ): void => recognizer.hear({ stageTime, samples, restart });

  it('hears words, with their times and how sure it is', async () => {
    hear(await open(), say(0.5, 'hello', 'live', 'shopping', 1.2));
    await ear.until(() => ear.texts.length > 0);
    expect(ear.texts).to.deep.equal(['hello live shopping']);
    const { words } = ear.hypotheses.at(-1)!;
    // A tone is surest of itself as soon as it begins; its last piece sounds for 200 ms.
    for (const [index, end] of [900, 1160, 1620].entries()) {
      expect(words[index].end - STAGE).to.be.within(end - 210, end + 20);
    }
    expect(words.every(({ start, end }) => start < end)).to.be.true;
    expect(words.every(({ confidence }) => confidence > 0.9)).to.be.true;
  });

  it('says what it understands while somebody speaks', async () => {
    hear(await open(), say(0.5, 'hello', 'live', 'shop', 'hello', 1.2));
    await ear.until(() => ear.texts.length > 0);
    const partial = ear.hypotheses.filter(({ final }) => !final);
    expect(partial.length).to.be.greaterThan(2);
    expect(new Set(ear.hypotheses.map(({ segment }) => segment)).size).to.equal(1);
    expect(ear.hypotheses.at(-1)!.final).to.be.true;
  });

  it('begins another segment after a pause', async () => {
    hear(await open(), say(0.5, 'hello', 1, 'shop', 1));
    await ear.until(() => ear.texts.length > 1);
    expect(ear.texts).to.deep.equal(['hello', 'shop']);
    const [first, second] = ear.hypotheses.filter(({ final }) => final);
    expect(second.segment).to.equal(first.segment + 1);
  });

  it('ends a segment that will not end, and loses no word of it', async () => {
    const words = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? 'live' : 'hello'));
    hear(await open(), say(0.5, ...words, 1.2));
    await ear.until(() => ear.texts.length > 1);
    expect(ear.texts.join(' ')).to.equal(words.join(' '));
    const ends = ear.hypotheses
      .filter(({ final }) => final)
      .flatMap((hypothesis) => hypothesis.words.map(({ end }) => end));
    expect(ends).to.deep.equal([...ends].sort((a, b) => a - b));
  });

  it('hears what was loaded while the model was not there yet', async () => {
    const recognizer = await open();
    hear(recognizer, say(0.5, 'hello', 0.5));
    expect(ear.states.map(({ phase }) => phase)).to.deep.equal(['loading']);
    await ear.until(() => ear.hypotheses.length > 0);
    expect(ear.hypotheses[0].words[0].text).to.equal('hello');
  });

  it('ends the segment where the sound goes on elsewhere', async () => {
    const recognizer = await open();
    hear(recognizer, say(0.5, 'hello', 'live'));
    hear(recognizer, say(0.5, 'shop', 1), STAGE + 60_000);
    await ear.until(() => ear.texts.length > 1);
    expect(ear.texts).to.deep.equal(['hello live', 'shop']);
    expect(ear.hypotheses.at(-1)!.words[0].start).to.be.greaterThan(STAGE + 60_000);
  });

  it('goes on with sound that comes in small pieces', async () => {
    const recognizer = await open();
    const samples = say(0.5, 'hello', 'shopping', 1.2);
    for (let at = 0; at < samples.length; at += 1000) {
      hear(recognizer, samples.slice(at, at + 1000), STAGE + at / 16, at === 0);
    }
    await ear.until(() => ear.texts.length > 0);
    expect(ear.texts).to.deep.equal(['hello shopping']);
  });

  it('tells how far it has heard', async () => {
    hear(await open(), say(0.5, 'hello', 1));
    await ear.until(() => ear.heardUntil > STAGE + 1800);
    expect(ear.heardUntil).to.be.within(STAGE + 1900, STAGE + 1960);
  });

  it('says so when nobody speaks, and when somebody does again', async () => {
    const recognizer = await open();
    hear(recognizer, say(9));
    await ear.until(() => ear.states.at(-1)?.phase === 'no-speech');
    hear(recognizer, say('hello', 1), STAGE + 9000, false);
    await ear.until(() => ear.texts.length > 0);
    expect(ear.texts).to.deep.equal(['hello']);
    expect(ear.states.at(-1)).to.deep.equal({ phase: 'listening' });
  });

  it('prefers the terms of the show where they sound alike', async () => {
    const recognizer = await open({ glossary: ['Shopping', 'live shop'] });
    hear(recognizer, say(0.5, 'hello', 'shopping', 1.2));
    await ear.until(() => ear.texts.length > 0);
    expect(ear.texts).to.deep.equal(['hello shopping']);
  });

  it('is silent once it is left', async () => {
    const recognizer = await open();
    await ear.until(() => ear.states.at(-1)?.phase === 'listening');
    recognizer.dispose();
    const told = ear.states.length;
    hear(recognizer, say(0.5, 'hello', 1));
    expect(ear.states.length).to.equal(told);
  });
});
