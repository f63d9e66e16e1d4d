import { expect } from '@open-wc/testing';
import type { AudioSink, EncodedAudio } from '../../../src/sdk/captions/audio-source.js';
import type { MediaEngine } from '../../../src/sdk/playback/media-engine.js';
import { Soundtrack } from '../../../src/sdk/playback/soundtrack.js';

/** As much of an engine as the soundtrack knows. */
class Source {
  sink: AudioSink | null = null;
  listen(sink: AudioSink | null): void {
    this.sink = sink;
  }
  load(run: number, kind: EncodedAudio['kind'] = 'media', size = 1): void {
    this.sink?.audio({ kind, bytes: new ArrayBuffer(size), stageOffset: 0, run });
  }
  get engine(): MediaEngine {
    return this as unknown as MediaEngine;
  }
}

describe('Soundtrack', () => {
  let soundtrack: Soundtrack;
  let heard: EncodedAudio[];
  let sink: AudioSink;
  let a: Source;
  let b: Source;

  beforeEach(() => {
    soundtrack = new Soundtrack();
    heard = [];
    sink = { audio: (audio) => heard.push(audio), failed: () => undefined };
    [a, b] = [new Source(), new Source()];
  });
  const runs = (): number[] => heard.map(({ run }) => run);

  it('follows the engine that is on screen', () => {
    soundtrack.listen(sink);
    soundtrack.take(a.engine);
    a.load(1);
    soundtrack.take(b.engine);
    a.load(1);
    b.load(2);
    expect(runs()).to.deep.equal([1, 2]);
  });

  it('begins with an engine that is on screen already, and ends', () => {
    soundtrack.take(a.engine);
    expect(a.sink).to.equal(null);
    soundtrack.listen(sink);
    a.load(1);
    soundtrack.listen(null);
    a.load(1);
    expect(runs()).to.deep.equal([1]);
    expect(a.sink).to.equal(null);
  });

  it('tells what the next engine has loaded on its way to the screen', () => {
    soundtrack.listen(sink);
    soundtrack.take(a.engine);
    soundtrack.prepare(b.engine);
    b.load(2, 'init');
    b.load(2);
    a.load(1);
    expect(runs()).to.deep.equal([1]);
    soundtrack.take(b.engine);
    b.load(2);
    expect(runs()).to.deep.equal([1, 2, 2, 2]);
    expect(heard[1]?.kind).to.equal('init');
  });

  it('keeps the newest of much, and the initialisation segment', () => {
    soundtrack.listen(sink);
    soundtrack.prepare(b.engine);
    b.load(0, 'init', 1000);
    for (let run = 1; run <= 10; run += 1) b.load(run, 'media', 1_000_000);
    soundtrack.take(b.engine);
    expect(runs()).to.deep.equal([0, 8, 9, 10]);
  });

  it('makes do with an engine that cannot tell', () => {
    soundtrack.listen(sink);
    soundtrack.prepare({} as MediaEngine);
    soundtrack.take({} as MediaEngine);
    expect(heard).to.deep.equal([]);
  });
});
