import { expect } from '@open-wc/testing';
import { ElementAudio } from '../../src/sdk/engines/element-audio.js';
import { originUrl } from '../helpers/origin-url.js';
import { eventually, loopStart, pause } from './origin-session.js';
import { ShowSound } from './show-sound.js';
import { Listener } from './sound-fixtures.js';

describe('ElementAudio', function () {
  this.timeout(60_000);

  let video: HTMLVideoElement;
  let listener: Listener;
  let told: number;
  let ear: ElementAudio | undefined;

  beforeEach(async () => {
    video = document.createElement('video');
    video.crossOrigin = 'anonymous';
    video.src = `${originUrl}/media/show/wide-288p.mp4`;
    document.body.append(video);
    listener = new Listener();
    told = 0;
    await eventually(() => video.readyState >= video.HAVE_FUTURE_DATA, 'media');
  });
  afterEach(() => {
    ear?.dispose();
    listener.intake.dispose();
    video.remove();
  });

  async function listen(): Promise<void> {
    const epoch = await loopStart();
    ear = new ElementAudio(video, () => epoch + video.currentTime * 1000, {
      audio: (audio) => {
        told += 1;
        listener.intake.feed(audio);
      },
      failed: (error) => listener.errors.push(error),
    });
  }

  it('hears what is played, about where it belongs', async () => {
    const truth = await ShowSound.load();
    await listen();
    await video.play();
    await eventually(() => listener.runs.some(({ samples }) => samples.length > 64_000), 'sound');
    // A busy machine drops some of what it captures: where the rest lies is what counts.
    const how = { within: 400, likeness: 0.5 };
    const errors = listener.runs.flatMap((run) => truth.errors(run, how));
    const found = errors.filter((error) => !Number.isNaN(error)).map(Math.abs);
    expect(found.length).to.be.greaterThan(5);
    expect(found.sort((a, b) => a - b)[found.length >> 1]).to.be.lessThan(150);
    ear?.dispose();
    await pause(100);
    const before = told;
    await pause(300);
    expect(told).to.equal(before);
  });

  it('says so where a browser does not let anybody hear', async () => {
    Object.assign(video, { captureStream: undefined });
    await listen();
    expect(listener.errors.map(({ code }) => code)).to.deep.equal(['audio-unsupported']);
  });

  it('says so when the sound belongs to another origin', async () => {
    Object.assign(video, {
      captureStream: () => {
        throw new DOMException('cross-origin', 'SecurityError');
      },
    });
    await listen();
    expect(listener.errors.map(({ code }) => code)).to.deep.equal(['audio-unsupported']);
  });
});
