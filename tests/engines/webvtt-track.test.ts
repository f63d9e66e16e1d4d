import { expect } from '@open-wc/testing';
import type { LevelDetails } from 'hls.js';
import { StageClock } from '../../src/sdk/engines/stage-clock.js';
import { TextTrack } from '../../src/sdk/engines/webvtt-track.js';
import type { InBandCue } from '../../src/sdk/playback/media-engine.js';
import { originUrl } from '../helpers/origin-url.js';
import { eventually, loopStart, OriginSession, pause } from './origin-session.js';

const LOOP_MS = 96_000;

interface Line {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: Record<string, string>;
}

describe('TextTrack', function () {
  this.timeout(40_000);

  // The browser notes down 250 requests by itself, and then no more.
  before(() => performance.setResourceTimingBufferSize(20_000));

  let origin: OriginSession;
  let lines: Line[];
  let track: TextTrack | undefined;
  let cues: InBandCue[];

  before(async () => {
    const script = (await (await fetch(`${originUrl}/media/show/show-script.json`)).json()) as {
      lines: Line[];
    };
    ({ lines } = script);
  });
  beforeEach(() => {
    origin = new OriginSession();
    cues = [];
  });
  afterEach(async () => {
    track?.dispose();
    await origin.close();
  });

  function read(language: string, source = 'live', stage = new StageClock()): void {
    const url = `${origin.url}/${source}/show/wide/subs/${language}/index.m3u8`;
    const heard = cues;
    track = new TextTrack({ language, url }, stage, (cue) => heard.push(cue));
  }

  /** The line of the script that a cue comes from; its id is the line's with the loop behind. */
  const lineOf = ({ id }: InBandCue): Line => lines.find((line) => id.startsWith(`${line.id}-`))!;

  it('tells the cues of the script at their stage times', async () => {
    const epoch = await loopStart();
    read('en');
    await eventually(() => cues.length >= 3, 'three cues');
    for (const cue of cues) {
      const line = lineOf(cue);
      const loop = Math.floor((cue.end - 1 - epoch) / LOOP_MS);
      expect(cue.language).to.equal('en');
      expect(cue.text).to.equal(line.text.en);
      expect(cue.end).to.be.closeTo(epoch + loop * LOOP_MS + line.end * 1000, 2);
      expect(cue.start).to.be.at.least(epoch + loop * LOOP_MS + line.start * 1000 - 2);
      expect(cue.start).to.be.lessThan(cue.end);
    }
  });

  it('tells the same stage times by the stream’s presentation times', async () => {
    const epoch = await loopStart();
    // As an engine has it that began to play 100 s into the stream.
    const stage = new StageClock();
    stage.basePts = 100;
    stage.update({
      startCC: 0,
      endCC: 0,
      fragments: [{ start: 0, programDateTime: epoch + 100_000 }],
    } as unknown as LevelDetails);
    read('en', 'live', stage);
    await eventually(() => cues.length >= 3, 'three cues');
    for (const cue of cues) {
      const { end } = lineOf(cue);
      const loop = Math.floor((cue.end - 1 - epoch) / LOOP_MS);
      expect(cue.end).to.be.closeTo(epoch + loop * LOOP_MS + end * 1000, 2);
    }
  });

  for (const language of ['es', 'zh', 'ar']) {
    it(`reads what was written in ${language}`, async () => {
      read(language);
      await eventually(() => cues.length > 0, 'a cue');
      expect(cues[0].text).to.equal(lineOf(cues[0]).text[language]);
    });
  }

  it('goes on with the stream, and tells a cue of one segment once', async () => {
    read('en');
    await eventually(() => cues.length > 0, 'a cue');
    const newest = Math.max(...cues.map(({ end }) => end));
    await eventually(() => cues.some(({ end }) => end > newest), 'a later cue');
    const keys = cues.map(({ id, start }) => `${id} ${start}`);
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it('gets over subtitles that fail for a while', async () => {
    const relent = await origin.fault({ target: 'subs', kind: '500' });
    read('en');
    await pause(500);
    expect(cues).to.deep.equal([]);
    await relent();
    await eventually(() => cues.length > 0, 'a cue');
  });

  it('makes nothing of a page that answers for the subtitles', async () => {
    await origin.fault({ target: 'subs', kind: 'html' });
    read('en');
    await pause(1500);
    expect(cues).to.deep.equal([]);
  });

  it('asks for nothing any more once it is disposed', async () => {
    read('en');
    await eventually(() => cues.length > 0, 'a cue');
    track?.dispose();
    const from = performance.now();
    const { length } = cues;
    await pause(2500);
    const later = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.startsWith(origin.url) && startTime >= from);
    expect(later.map(({ name }) => name)).to.deep.equal([]);
    expect(cues).to.have.lengthOf(length);
  });
});
