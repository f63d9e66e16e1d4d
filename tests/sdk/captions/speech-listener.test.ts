import { expect } from '@open-wc/testing';
import type { AudioSink } from '../../../src/sdk/captions/audio-source.js';
import { CaptionDesk } from '../../../src/sdk/captions/caption-desk.js';
import { Captions } from '../../../src/sdk/captions/captions.js';
import {
  SpeechListener,
  type ListeningOptions,
} from '../../../src/sdk/captions/speech-listener.js';
import type { Hypothesis, RecognizerEvents } from '../../../src/sdk/captions/speech-recognizer.js';
import { RoomError } from '../../../src/sdk/room/room-error.js';
import { decodeShow } from '../../../src/sdk/show/decode-show.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { BASE, showJson } from '../../helpers/show-fixtures.js';

const T = Date.UTC(2026, 0, 1);
const SCRIPT = [
  { id: 'hello', text: { en: 'Hello and welcome to our studio.', es: 'Hola y bienvenidos.' } },
  { id: 'shoe', text: { en: 'This shoe weighs less than an apple.', es: 'Pesa poco.' } },
];

/** A recogniser that hears what the test says. */
class FakeRecognizer {
  readonly fed: unknown[] = [];
  disposed = false;
  readonly events: RecognizerEvents;

  constructor(events: RecognizerEvents) {
    this.events = events;
  }

  feed(audio: unknown): void {
    this.fed.push(audio);
  }

  dispose(): void {
    this.disposed = true;
  }
}

function setUp(language: string | null, captionsOf: object = { recognizer: {} }) {
  const recognizers: FakeRecognizer[] = [];
  const asked: ListeningOptions[] = [];
  const failures: string[] = [];
  let sink: AudioSink | null = null;
  let holdBack = 0;
  let refusal: Error | null = null;
  const left = new AbortController();
  const captions = new Captions({
    announcer: new FakeAnnouncer(),
    language,
    languageSelected: () => undefined,
    listenAgain: () => listener.retry(),
    load: () => Promise.resolve(CaptionDesk),
    translation: null,
  });
  const decoded = decodeShow(
    showJson({ captions: captionsOf, script: SCRIPT, spokenLanguage: 'en' }),
    BASE,
  );
  if (!decoded.ok) throw decoded.error;
  captions.setDocument(decoded.value);
  const listener = new SpeechListener({
    captions,
    recognizers: (options) => {
      asked.push(options);
      return (events) => {
        if (refusal) return Promise.reject(refusal);
        const recognizer = new FakeRecognizer(events);
        recognizers.push(recognizer);
        return Promise.resolve(recognizer);
      };
    },
    listen: (wanted) => (sink = wanted),
    holdBack: (seconds) => (holdBack = seconds),
    fail: (error) => failures.push(error.code),
    signal: left.signal,
  });
  listener.setDocument(decoded.value);
  return {
    ...{ captions, recognizers, asked, failures, leave: () => left.abort() },
    refuse: (error: Error | null) => (refusal = error),
    sink: () => sink,
    holdBack: () => holdBack,
    state: () => captions.store.current.recognizer,
    texts: () => captions.store.current.lines.map(({ text }) => text),
  };
}

/** Stores give their notices in a microtask, factories answer in another. */
async function settle(): Promise<void> {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
}

function said(text: string, segment = 1, final = true, confidence = 0.9): Hypothesis {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    start: T + index * 300,
    end: T + index * 300 + 280,
    confidence,
  }));
  return { segment, final, words };
}

describe('SpeechListener', () => {
  it('listens while captions are read, and lets go when they are not', async () => {
    const room = setUp(null);
    await settle();
    expect(room.recognizers).to.have.length(0);
    room.captions.selectLanguage('es');
    await settle();
    expect(room.recognizers).to.have.length(1);
    expect(room.sink()).not.to.equal(null);
    room.captions.selectLanguage(null);
    await settle();
    expect(room.recognizers[0]?.disposed).to.equal(true);
    expect([room.sink(), room.state(), room.holdBack()]).to.deep.equal([null, null, 0]);
  });

  it('does nothing for a show that does not ask for it', async () => {
    const room = setUp('en', {});
    await settle();
    expect(room.recognizers).to.have.length(0);
  });

  it('hands on what the player has loaded', async () => {
    const room = setUp('en');
    await settle();
    const audio = { kind: 'init', bytes: new ArrayBuffer(4), stageOffset: T, run: 1 } as const;
    room.sink()?.audio(audio);
    expect(room.recognizers[0]?.fed).to.deep.equal([audio]);
  });

  it('shows the proof-read line in the viewer’s language when the host says it', async () => {
    const room = setUp('es');
    await room.captions.open();
    await settle();
    room.recognizers[0]?.events.hypothesis(said('hello and welcom to are studio'));
    room.captions.advance(T + 900);
    expect(room.texts()).to.deep.equal(['Hola y bienvenidos.']);
  });

  it('shows the recogniser’s words off the script, in the language that is spoken', async () => {
    const room = setUp('en');
    await room.captions.open();
    await settle();
    const words = 'somebody asks whether these mugs survive the dishwasher';
    room.recognizers[0]?.events.hypothesis(said(words));
    room.captions.advance(T + 900);
    expect(room.texts().join(' ').toLowerCase()).to.contain('mugs survive');
  });

  it('says that it does not understand, until it does again', async () => {
    const room = setUp('en');
    await settle();
    const { events } = room.recognizers[0];
    events.state({ phase: 'listening' });
    events.hypothesis(said('guten abend meine damen und herren', 1, true, 0.3));
    expect(room.state()).to.deep.equal({ phase: 'unclear' });
    room.captions.advance(T + 900);
    expect(room.texts()).to.deep.equal([]);
    events.state({ phase: 'no-speech' });
    expect(room.state()).to.deep.equal({ phase: 'no-speech' });
    events.state({ phase: 'listening' });
    events.hypothesis(said('hello and welcome to our studio', 2));
    expect(room.state()).to.deep.equal({ phase: 'listening' });
  });

  it('has sound in hand for captions in time, unless the viewer wants the lowest delay', async () => {
    const room = setUp('en');
    await settle();
    expect(room.holdBack()).to.be.greaterThan(0.5);
    room.captions.setSynced(false);
    await settle();
    expect(room.holdBack()).to.equal(0);
  });

  it('says why there is nothing, and tries again when asked', async () => {
    const room = setUp(null);
    room.refuse(new RoomError('captions', 'model-metered', 'large', { recoverable: true }));
    room.captions.selectLanguage('en');
    await settle();
    expect(room.state()).to.have.nested.property('error.code', 'model-metered');
    expect(room.asked[0]?.metered).to.equal(false);
    room.refuse(null);
    room.captions.listenAgain();
    await settle();
    expect(room.asked[1]?.metered).to.equal(true);
    expect(room.recognizers).to.have.length(1);
  });

  it('names what is not a RoomError', async () => {
    const room = setUp(null);
    room.refuse(new TypeError('no wasm'));
    room.captions.selectLanguage('en');
    await settle();
    expect(room.state()).to.have.nested.property('error.code', 'engine-unavailable');
  });

  it('tells when nothing can be heard of the picture', async () => {
    const room = setUp('en');
    await settle();
    room.sink()?.failed(new RoomError('captions', 'audio-missing', 'silent'));
    expect(room.state()).to.have.nested.property('error.code', 'audio-missing');
    expect(room.failures).to.deep.equal(['audio-missing']);
  });

  it('listens to what is played where the bytes cannot be decoded, and gives up after that', async () => {
    const room = setUp('en');
    await settle();
    expect(room.sink()?.played).to.equal(false);
    const error = new RoomError('captions', 'audio-unsupported', 'no codec');
    room.recognizers[0].events.state({ phase: 'failed', error });
    await settle();
    expect(room.failures).to.deep.equal([]);
    expect(room.recognizers).to.have.length(2);
    expect([room.sink()?.played, room.holdBack()]).to.deep.equal([true, 0]);
    room.recognizers[1].events.state({ phase: 'failed', error });
    await settle();
    expect(room.recognizers).to.have.length(2);
    expect(room.state()).to.deep.equal({ phase: 'failed', error });
    expect(room.failures).to.deep.equal(['audio-unsupported']);
  });

  it('tells the page of what captions survive, and goes on', async () => {
    const room = setUp('en');
    await settle();
    room.recognizers[0]?.events.state({ phase: 'listening' });
    room.recognizers[0]?.events.trouble?.(new RoomError('captions', 'model-not-kept', 'full'));
    expect(room.failures).to.deep.equal(['model-not-kept']);
    expect(room.state()).to.deep.equal({ phase: 'listening' });
  });

  it('ends with the room', async () => {
    const room = setUp('en');
    await settle();
    room.leave();
    expect(room.recognizers[0]?.disposed).to.equal(true);
    expect(room.sink()).to.equal(null);
  });
});
