import { expect } from '@open-wc/testing';
import {
  isPlaylist,
  readMediaPlaylist,
  readSubtitles,
  readVariants,
} from '../../src/sdk/engines/hls-playlist.js';
import { originUrl } from '../helpers/origin-url.js';

const BASE = 'https://cdn.example/live/wide/720p/index.m3u8';

const LIVE = `#EXTM3U
#EXT-X-VERSION:9
#EXT-X-TARGETDURATION:2
#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=0.6
#EXT-X-PART-INF:PART-TARGET=0.5
#EXT-X-MEDIA-SEQUENCE:7
#EXT-X-MAP:URI="init.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:10.000Z
#EXTINF:2.000,
s7.mp4
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:12.000Z
#EXT-X-PART:DURATION=0.5,URI="s8.0.mp4",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.5,URI="s8.1.mp4"
#EXT-X-PART:DURATION=0.5,INDEPENDENT=YES,URI="s8.2.mp4"
#EXT-X-PART:DURATION=0.5,URI="s8.3.mp4"
#EXTINF:2.000,
s8.mp4
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:14.000Z
#EXT-X-PART:DURATION=0.5,URI="s9.0.mp4",INDEPENDENT=YES
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="s9.1.mp4"
`;

describe('isPlaylist', () => {
  it('knows a playlist by its first line', () => {
    for (const text of ['#EXTM3U\n', '#EXTM3U\r\n#EXT-X-VERSION:9', '\uFEFF#EXTM3U\n']) {
      expect(isPlaylist(text), JSON.stringify(text)).to.equal(true);
    }
  });

  it('takes nothing else for one', () => {
    const others = [
      '',
      '<!doctype html><title>Sign in</title>',
      '{"error":"#EXTM3U"}',
      '#EXTINF:2,',
    ];
    for (const text of others) expect(isPlaylist(text), text).to.equal(false);
  });
});

describe('readVariants', () => {
  it('lists the variants with absolute addresses, in order', () => {
    const text = `#EXTM3U
#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=900000,BANDWIDTH=1200000,CODECS="avc1.4d401f,mp4a.40.2",RESOLUTION=1280x720
720p/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=400000
# a remark
https://other.example/288p.m3u8?token=a,b
`;
    expect(readVariants(text, 'https://cdn.example/live/wide/master.m3u8')).to.deep.equal([
      { url: 'https://cdn.example/live/wide/720p/index.m3u8', bandwidth: 1_200_000 },
      { url: 'https://other.example/288p.m3u8?token=a,b', bandwidth: 400_000 },
    ]);
  });

  it('reads Windows line ends', () => {
    const text = '#EXTM3U\r\n#EXT-X-STREAM-INF:BANDWIDTH=1\r\na.m3u8\r\n';
    expect(readVariants(text, BASE).map(({ url }) => url)).to.deep.equal([
      'https://cdn.example/live/wide/720p/a.m3u8',
    ]);
  });

  it('finds none in a media playlist', () => {
    expect(readVariants(LIVE, BASE)).to.deep.equal([]);
  });
});

describe('readSubtitles', () => {
  it('lists the subtitles that can be fetched, and no other renditions', () => {
    const text = `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en",URI="audio.m3u8"
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Español, latino",LANGUAGE="es",URI="subs/es.m3u8"
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="no address",LANGUAGE="fr"
#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="c",NAME="cc",INSTREAM-ID="CC1"
`;
    expect(readSubtitles(text, 'https://cdn.example/wide/master.m3u8')).to.deep.equal([
      { language: 'es', url: 'https://cdn.example/wide/subs/es.m3u8' },
    ]);
  });
});

describe('readMediaPlaylist', () => {
  const at = (name: string): string => `https://cdn.example/live/wide/720p/${name}`;

  it('reads segments, parts and where they lie', () => {
    const playlist = readMediaPlaylist(LIVE, BASE);
    expect(playlist).to.deep.include({
      ended: false,
      targetDuration: 2,
      partTarget: 0.5,
      duration: 4.5,
      init: at('init.mp4'),
      hint: at('s9.1.mp4'),
    });
    expect(playlist.segments).to.deep.equal([
      { url: at('s7.mp4'), start: 0, duration: 2 },
      { url: at('s8.mp4'), start: 2, duration: 2 },
    ]);
    expect(playlist.parts.map(({ start }) => start)).to.deep.equal([2, 2.5, 3, 3.5, 4]);
    expect(playlist.parts.map(({ independent }) => independent)).to.deep.equal([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it('reads the stage time of its start, also when only a later segment tells it', () => {
    expect(readMediaPlaylist(LIVE, BASE).startsAt).to.equal(Date.UTC(2026, 0, 1, 0, 0, 10));
    const late = LIVE.replace(/#EXT-X-PROGRAM-DATE-TIME:.*\n/, '');
    expect(readMediaPlaylist(late, BASE).startsAt).to.equal(Date.UTC(2026, 0, 1, 0, 0, 10));
    const none = LIVE.replace(/#EXT-X-PROGRAM-DATE-TIME:.*\n/g, '');
    expect(readMediaPlaylist(none, BASE).startsAt).to.equal(null);
  });

  it('reads the same from Windows line ends and with blank lines', () => {
    const text = LIVE.replaceAll('\n', '\r\n\r\n');
    expect(readMediaPlaylist(text, BASE)).to.deep.equal(readMediaPlaylist(LIVE, BASE));
  });

  it('reads a recording', () => {
    const text = `#EXTM3U
#EXT-X-TARGETDURATION:4
#EXTINF:4.0,a title, with a comma
a.ts
#EXTINF:3.5,
b.ts
#EXT-X-ENDLIST
`;
    expect(readMediaPlaylist(text, BASE)).to.deep.include({
      ended: true,
      duration: 7.5,
      partTarget: null,
      hint: null,
      init: null,
      parts: [],
    });
  });

  it('reads what the demo’s origin serves', async () => {
    const url = `${originUrl}/live/clock/a/320p/index.m3u8`;
    const playlist = readMediaPlaylist(await (await fetch(url)).text(), url);
    expect(playlist).to.include({ targetDuration: 2, partTarget: 0.2, ended: false });
    expect(playlist.segments).to.have.lengthOf(60);
    expect(playlist.parts.length).to.be.at.least(30);
    const last = playlist.parts.at(-1)!;
    expect(last.start + last.duration).to.be.closeTo(playlist.duration, 0.001);
    const edge = playlist.startsAt! + playlist.duration * 1000;
    expect(Date.now() - edge).to.be.within(-50, 2000);
    expect(playlist.hint).not.to.equal(null);
  });
});
