import { expect } from '@open-wc/testing';
import type { CaptionCue } from '../../../src/sdk/index.js';
import {
  findInText,
  languagesOf,
  toSrt,
  toWebVtt,
  transcriptOf,
} from '../../../src/sdk/captions/transcript/transcript-tools.js';

const T = Date.UTC(2026, 10, 27, 12);
const cue = (
  id: string,
  start: number,
  end: number,
  text: CaptionCue['text'],
  source: CaptionCue['source'] = 'studio',
): CaptionCue => ({ id, start: T + start, end: T + end, text, source });

describe('a transcript', () => {
  const studio = [cue('b', 2000, 4000, { en: 'two', es: 'dos' }), cue('a', 0, 1500, { en: 'one' })];
  const heard = [
    cue('x', 1000, 2500, { en: 'heard too late' }, 'recognizer'),
    cue('y', 4000, 5000, { en: 'heard alone' }, 'recognizer'),
  ];

  it('is in the order it was said, from the source that is believed most', () => {
    const lines = transcriptOf([studio, [], heard], 'en-GB', undefined);
    expect(lines.map(({ text }) => text)).to.deep.equal(['one', 'two', 'heard alone']);
    expect(lines.map(({ language }) => language)).to.deep.equal(['en', 'en', 'en']);
  });

  it('believes the next source where the first does not speak the language', () => {
    const spanish = [cue('z', 0, 1500, { es: 'uno' }, 'in-band')];
    const lines = transcriptOf([studio, spanish], 'es', undefined);
    expect(lines.map(({ text }) => text)).to.deep.equal(['uno', 'dos']);
  });

  it('is there in every language that was captioned, and in the spoken one', () => {
    expect(languagesOf([studio, [cue('p', 0, 1, 'plain')]], 'de')).to.deep.equal([
      'en',
      'es',
      'de',
    ]);
    expect(transcriptOf([[cue('p', 0, 1000, 'plain')]], 'de', 'de')[0]?.text).to.equal('plain');
    expect(transcriptOf([[cue('p', 0, 1000, 'plain')]], 'fr', 'de')).to.be.empty;
  });

  it('leaves out what is empty or ends before it begins', () => {
    const bad = [cue('e', 0, 1000, { en: '  ' }), cue('n', 1000, 1000, { en: 'never' })];
    expect(transcriptOf([bad], 'en', undefined)).to.be.empty;
  });

  it('is made of thousands of cues at once', () => {
    const many = (shift: number): CaptionCue[] =>
      Array.from({ length: 2000 }, (_, index) =>
        cue(`${shift}-${index}`, index * 1000 + shift, index * 1000 + shift + 900, { en: 'word' }),
      );
    expect(transcriptOf([many(0), many(50), many(100)], 'en', undefined)).to.have.length(2000);
  });
});

describe('captions as files', () => {
  const lines = transcriptOf(
    [
      [
        cue('a', 500, 1999.6, { en: 'Size <b>S</b> & M -->' }),
        cue('b', 3_661_001, 3_662_000, { en: 'an hour\n\nlater' }),
      ],
    ],
    'en',
    undefined,
  );

  it('are WebVTT that the browser’s own parser reads back', async () => {
    const file = toWebVtt(lines, { from: T, title: 'Spring -->\n show' });
    expect(file.split('\n')[0]).to.equal('WEBVTT - Spring → show');
    const video = document.createElement('video');
    const track = document.createElement('track');
    track.default = true;
    track.src = URL.createObjectURL(new Blob([file], { type: 'text/vtt' }));
    video.append(track);
    document.body.append(video);
    track.track.mode = 'hidden';
    await new Promise((resolve, reject) => {
      track.addEventListener('load', resolve);
      track.addEventListener('error', reject);
    });
    const cues = [...(track.track.cues ?? [])] as VTTCue[];
    expect(cues.map(({ startTime, endTime }) => [startTime, endTime])).to.deep.equal([
      [0.5, 2],
      [3661.001, 3662],
    ]);
    expect(cues.map((each) => each.getCueAsHTML().textContent)).to.deep.equal([
      'Size <b>S</b> & M -->',
      'an hour later',
    ]);
    URL.revokeObjectURL(track.src);
    video.remove();
  });

  it('are SubRip, numbered and without tags', () => {
    expect(toSrt(lines, { from: T })).to.equal(
      [
        '1\n00:00:00,500 --> 00:00:02,000\nSize ‹b›S‹/b› & M --›\n',
        '2\n01:01:01,001 --> 01:01:02,000\nan hour later\n',
      ].join('\n'),
    );
  });

  it('begin with the first line unless told otherwise, and have nothing before 0:00', () => {
    expect(toSrt(lines)).to.contain('00:00:00,000 --> 00:00:01,500');
    expect(toSrt(lines, { from: T + 60_000 })).not.to.contain('Size');
    expect(toWebVtt([])).to.equal('WEBVTT\n\n');
  });
});

describe('looking for words', () => {
  const marked = (text: string, wanted: string, language = 'en'): string[] =>
    findInText(text, wanted, language).map(([start, end]) => text.slice(start, end));

  it('minds neither case nor accents nor width', () => {
    expect(marked('Café, cafe and CAFÉ', 'café')).to.deep.equal(['Café', 'cafe', 'CAFÉ']);
    expect(marked('Giày đẹp lắm', 'dep', 'vi')).to.deep.equal(['đẹp']);
    expect(marked('サイズはＭです', 'm', 'ja')).to.deep.equal(['Ｍ']);
    expect(marked('السِّعْرُ هنا', 'السعر', 'ar')).to.deep.equal(['السِّعْرُ']);
  });

  it('never cuts a character', () => {
    expect(marked('👨‍👩‍👧 family 👨‍👩‍👧', '👨‍👩‍👧')).to.deep.equal(['👨‍👩‍👧', '👨‍👩‍👧']);
    expect(marked('ﬁnest', 'f')).to.deep.equal(['ﬁ']);
    expect(marked('กำลัง', 'ก', 'th')[0]).not.to.equal('');
  });

  it('finds nothing for nothing, and minds no language', () => {
    expect(marked('text', '  ')).to.be.empty;
    expect(marked('text', 'x', 'not a tag')).to.deep.equal(['x']);
  });
});
