import { expect } from '@open-wc/testing';
import { ElementTextTrack } from '../../src/sdk/engines/element-text-track.js';
import type { InBandCue } from '../../src/sdk/playback/media-engine.js';

const START = 1_700_000_000_000;

function setUp(language: string) {
  const video = document.createElement('video');
  const told: InBandCue[] = [];
  const add = (kind: TextTrackKind, tag: string, ...texts: string[]): TextTrack => {
    const track = video.addTextTrack(kind, '', tag);
    // Disabled tracks keep no cues.
    track.mode = 'hidden';
    for (const text of texts) track.addCue(new VTTCue(0, 3, text));
    return track;
  };
  const stageTime = (mediaTime: number): number => START + mediaTime * 1000;
  const follow = (): ElementTextTrack =>
    new ElementTextTrack(video, language, stageTime, (cue) => told.push(cue));
  return { video, told, add, follow };
}

describe('ElementTextTrack', () => {
  it('hides the track of the viewer’s language, and leaves the others alone', () => {
    const { add, follow } = setUp('es-MX');
    const [english, spanish, chapters] = [
      add('captions', 'en'),
      add('subtitles', 'es'),
      add('chapters', 'es'),
    ];
    english.mode = 'showing';
    const track = follow();
    expect([english.mode, spanish.mode, chapters.mode]).to.deep.equal([
      'disabled',
      'hidden',
      'hidden',
    ]);
    track.dispose();
    expect(spanish.mode).to.equal('disabled');
  });

  it('tells what the browser has read, without its markup, at its stage time', () => {
    const { add, follow, told } = setUp('en');
    const track = add('captions', 'en', '<b>Hello</b> there');
    Object.defineProperty(track, 'activeCues', { get: () => track.cues });
    follow();
    expect(told).to.deep.equal([
      { id: `en:${START}`, start: START, end: START + 3000, language: 'en', text: 'Hello there' },
    ]);
    track.dispatchEvent(new Event('cuechange'));
    // Told again under the same id: nothing new for the captions.
    expect(new Set(told.map(({ id }) => id)).size).to.equal(1);
  });

  it('follows a track that comes later, and none without a language', () => {
    const { video, add, follow, told } = setUp('en');
    const nameless = add('captions', '', 'whatever');
    follow();
    expect(nameless.mode).to.equal('disabled');
    const late = add('captions', 'en', 'Late');
    Object.defineProperty(late, 'activeCues', { get: () => late.cues });
    video.textTracks.dispatchEvent(new Event('addtrack'));
    expect(told.map(({ text }) => text)).to.deep.equal(['Late']);
  });
});
