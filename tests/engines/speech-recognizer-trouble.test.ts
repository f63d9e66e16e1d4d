import { expect } from '@open-wc/testing';
import {
  browserSpeechWorld,
  forgetSpeechModels,
  speechRecognizers,
  type SamplesRecognizer,
  type SpeechRecognizerOptions,
  type SpeechWorld,
} from '../../src/sdk/engines/speech-recognizer-engine.js';
import { spawnWorker } from '../../src/sdk/engines/spawn-worker.js';
import { RoomError } from '../../src/sdk/room/room-error.js';
import { FakeClock } from '../helpers/fake-clock.js';
import { RecognizerEar, say, STAGE, TONE_CATALOG } from './spoken-tones.js';

describe('the speech recogniser in trouble', () => {
  let ear: RecognizerEar;
  let leave: AbortController;
  let clock: FakeClock;
  let workers: Worker[];

  beforeEach(async () => {
    await forgetSpeechModels();
    ear = new RecognizerEar();
    leave = new AbortController();
    clock = new FakeClock();
    workers = [];
  });
  afterEach(() => leave.abort());

  const open = (
    options: Partial<SpeechRecognizerOptions> = {},
    world: Partial<SpeechWorld> = {},
  ): Promise<SamplesRecognizer> => {
    const factory = speechRecognizers(
      { language: 'en', catalog: TONE_CATALOG, ...options },
      {
        ...browserSpeechWorld(),
        clock,
        spawn: (url, name) => {
          const worker = spawnWorker(url, name);
          workers.push(worker);
          return worker;
        },
        metered: () => false,
        ...world,
      },
    );
    return factory(ear, leave.signal);
  };
  const hear = (recognizer: SamplesRecognizer, samples: Float32Array, stageTime = STAGE): void =>
    recognizer.hear({ stageTime, samples, restart: false });
  /** A catalogue with the tones in it, changed. */
  const catalogWith = async (
    change: (manifest: { files: { url: string; sha256: string }[] }) => object,
  ): Promise<Partial<SpeechRecognizerOptions>> => {
    const manifests = (await (await fetch(TONE_CATALOG)).json()) as {
      files: { url: string; sha256: string }[];
    }[];
    const changed = manifests.map((manifest) => {
      const files = manifest.files.map((file) => {
        return { ...file, url: new URL(file.url, TONE_CATALOG).href };
      });
      return change({ ...manifest, files });
    });
    return { catalog: `data:application/json,${encodeURIComponent(JSON.stringify(changed))}` };
  };

  it('another worker goes on where one was killed', async () => {
    const recognizer = await open();
    hear(recognizer, say(0.5, 'hello', 1));
    await ear.until(() => ear.texts.length === 1);
    workers[0].terminate();
    hear(recognizer, say(0.5, 'live', 1), STAGE + 3000);
    await clock.advance(30_000);
    expect(workers.length).to.equal(2);
    expect(ear.states.map(({ phase }) => phase).slice(-2)).to.deep.equal(['failed', 'loading']);
    hear(recognizer, say(0.5, 'shop', 1), STAGE + 6000);
    await ear.until(() => ear.texts.length === 2);
    expect(ear.texts).to.deep.equal(['hello', 'shop']);
    const segments = ear.hypotheses.filter(({ final }) => final).map(({ segment }) => segment);
    expect(segments[1]).to.be.greaterThan(segments[0]);
  });

  it('gives up, with a reason, when workers die again and again', async () => {
    await open();
    for (let round = 1; round <= 4; round += 1) {
      await ear.until(() => ear.states.at(-1)?.phase === 'listening');
      workers.at(-1)!.terminate();
      await clock.advance(30_000);
    }
    expect(workers.length).to.equal(4);
    expect(ear.error?.code).to.equal('recognizer-failed');
    expect(ear.error?.recoverable).to.be.false;
    expect(clock.pendingTimers).to.equal(0);
  });

  it('leaves a worker alone that answers, however long the page slept', async () => {
    await open();
    await ear.until(() => ear.states.at(-1)?.phase === 'listening');
    for (let round = 0; round < 6; round += 1) {
      const answered = new Promise((resolve) => {
        workers[0].addEventListener('message', resolve, { once: true });
      });
      await clock.advance(5000);
      await answered;
    }
    expect(workers.length).to.equal(1);
  });

  it('says so when there is no worker at its address', async () => {
    await open({ assets: '/nowhere/', catalog: TONE_CATALOG });
    await ear.until(() => ear.error !== undefined);
    expect(ear.error?.code).to.equal('engine-unavailable');
    expect(clock.pendingTimers).to.equal(0);
  });

  it('says so when the page forbids workers', async () => {
    const spawn = (): Worker => {
      throw new DOMException('The policy forbids it.', 'SecurityError');
    };
    await open({}, { spawn });
    expect(ear.error?.code).to.equal('engine-unavailable');
  });

  it('says so when there is no catalogue', async () => {
    const failure = await failureOf(open({ catalog: '/nowhere/catalog.json' }));
    expect(failure.code).to.equal('model-unreachable');
  });

  it('says so when a model is not what its manifest says', async () => {
    const forged = await catalogWith((manifest) => ({
      ...manifest,
      files: manifest.files.map((file) => ({ ...file, sha256: 'f'.repeat(64) })),
    }));
    await open(forged);
    await ear.until(() => ear.error !== undefined);
    expect(ear.error?.code).to.equal('model-corrupt');
  });

  it('says so when graph and manifest do not fit', async () => {
    await open(await catalogWith((manifest) => ({ ...manifest, states: [] })));
    await ear.until(() => ear.error !== undefined);
    expect(ear.error?.code).to.equal('model-invalid');
  });

  it('says so when the model is no graph', async () => {
    const tokens = await catalogWith((manifest) => ({
      ...manifest,
      files: manifest.files.slice(1).flatMap((file) => [file, { ...file, role: 'model' }]),
    }));
    await open(tokens);
    await ear.until(() => ear.error !== undefined);
    expect(ear.error?.code).to.equal('model-invalid');
  });

  it('asks before it loads over a metered link, and not for what it has', async () => {
    const metered = { metered: () => true };
    const failure = await failureOf(open({}, metered));
    expect(failure.code).to.equal('model-metered');
    expect(failure.recoverable).to.be.true;
    expect(failure.cause).to.deep.equal({ bytes: await bytesOfTones() });
    expect(workers.length).to.equal(0);

    await open({ metered: true }, metered);
    await ear.until(() => ear.states.at(-1)?.phase === 'listening');
    await open({}, metered);
    expect(workers.length).to.equal(2);
  });

  it('starts nothing for a room that was left meanwhile', async () => {
    const opening = open();
    leave.abort(new Error('left'));
    const failure: unknown = await opening.catch((error: unknown) => error);
    expect(failure).to.equal(leave.signal.reason);
    expect(workers.length).to.equal(0);
  });

  it('leaves no timer behind when the room is left', async () => {
    await open();
    leave.abort();
    expect(clock.pendingTimers).to.equal(0);
  });
});

async function bytesOfTones(): Promise<number> {
  const [tones] = (await (await fetch(TONE_CATALOG)).json()) as { files: { bytes: number }[] }[];
  return tones.files.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function failureOf(work: Promise<unknown>): Promise<RoomError> {
  const failure: unknown = await work.catch((error: unknown) => error);
  if (failure instanceof RoomError) return failure;
  throw new Error('It should have failed with a RoomError.', { cause: failure });
}
