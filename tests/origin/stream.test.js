// @ts-check
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { boxesIn, findBox } from '../../demo/origin/mp4-boxes.js';
import { MediaFile } from '../../demo/origin/media-file.js';
import { startOrigin } from '../../demo/origin/origin.js';
import { FakeClock } from './fake-clock.js';
import { readPlaylist } from './playlist-reader.js';
import { START, syntheticFile, syntheticMedia } from './synthetic-media.js';

const LIVE = '/live/show/wide/540p';
/** Two loops have run when an origin starts. */
const FIRST_MSN = 96;

describe('the stream', () => {
  let media, clock, origin;
  before(() => (media = syntheticMedia()));
  after(() => media.remove());
  beforeEach(async () => {
    clock = new FakeClock(START);
    origin = await startOrigin({ mediaDir: media.dir, clock, quiet: true });
  });
  afterEach(() => origin.close());

  const get = (path) => fetch(origin.url + path);
  const text = async (path) => (await get(path)).text();
  const playlist = async (query = '') => readPlaylist(await text(`${LIVE}/index.m3u8${query}`));

  it('lists the ladder with what was measured from the files', async () => {
    const master = await text('/live/show/wide/master.m3u8');
    assert.match(master, /^#EXTM3U\n/);
    assert.match(master, /CODECS="avc1.4d401f,mp4a.40.2",RESOLUTION=640x360/);
    assert.match(master, /AVERAGE-BANDWIDTH=\d+/);
    assert.deepEqual(master.match(/^\d+p\/index.m3u8$/gm), ['540p/index.m3u8', '288p/index.m3u8']);
    assert.equal(master.match(/TYPE=SUBTITLES/g)?.length, 4);
    assert.equal(await text('/backup/show/wide/master.m3u8'), master);
    assert.equal(await text('/~t1/live/show/wide/master.m3u8'), master);
    assert.doesNotMatch(await text('/live/clock/a/master.m3u8'), /SUBTITLES/);
  });

  it('states low latency as the specification asks', async () => {
    const { value, segments, text } = await playlist();
    assert.ok(Number(value('EXT-X-VERSION')) >= 9);
    const target = Number(value('EXT-X-TARGETDURATION'));
    const control = value('EXT-X-SERVER-CONTROL') ?? '';
    const holdBack = Number(/(?:^|,)HOLD-BACK=([\d.]+)/.exec(control)?.[1]);
    const partHoldBack = Number(/PART-HOLD-BACK=([\d.]+)/.exec(control)?.[1]);
    const partTarget = Number(/PART-TARGET=([\d.]+)/.exec(text)?.[1]);
    assert.match(control, /CAN-BLOCK-RELOAD=YES/);
    assert.ok(holdBack >= 3 * target && partHoldBack >= 3 * partTarget - 1e-9);
    assert.ok(segments.every(({ duration }) => Math.round(duration) <= target));
    for (const { parts, duration } of segments.slice(-3)) {
      assert.ok(parts.every((part) => part.duration <= partTarget));
      const sum = parts.reduce((total, part) => total + part.duration, 0);
      assert.ok(Math.abs(sum - duration) < 1e-6, `parts add up to ${sum}`);
      assert.deepEqual(
        parts.map((part) => part.independent),
        [true, false, false, false, false, true, false, false, false, false],
      );
    }
    assert.match(text, /RENDITION-REPORT:URI="..\/288p\/index.m3u8",LAST-MSN=95,LAST-PART=9/);
  });

  it('can be rewound by 120 s from its first moment on', async () => {
    const { segments } = await playlist();
    assert.equal(segments.length, 60);
    const oldest = await get(`${LIVE}/${segments[0].uri}`);
    assert.equal(oldest.status, 200);
    assert.equal(oldest.headers.get('content-type'), 'video/mp4');
  });

  it('goes on without a break over many reloads, and every hint comes true', async () => {
    let last = await playlist();
    for (let step = 0; step < 25; step++) {
      clock.advance(200);
      const next = await playlist();
      assert.equal(next.segments[0].msn, Number(next.value('EXT-X-MEDIA-SEQUENCE')));
      assert.ok(next.segments[0].msn >= last.segments[0].msn);
      for (const [index, segment] of next.segments.entries()) {
        const before = last.segments.find(({ msn }) => msn === segment.msn);
        if (before) assert.equal(segment.pdt, before.pdt);
        if (index > 0) assert.equal(segment.pdt - next.segments[index - 1].pdt, 2000);
      }
      const parts = [...next.segments.flatMap((one) => one.parts), ...next.open.parts];
      assert.equal(parts.at(-1)?.uri, last.hint, 'what was hinted is the newest part');
      last = next;
    }
  });

  it('holds a reload until the part it asks for exists', async () => {
    const asked = playlist(`?_HLS_msn=${FIRST_MSN}&_HLS_part=2`);
    await clock.armed(START + 600);
    clock.turnTo(START + 599);
    clock.turnTo(START + 600);
    const { open, hint } = await asked;
    assert.equal(open.parts.length, 3);
    assert.equal(hint, `s${FIRST_MSN}.3.mp4`);
  });

  it('holds a reload without a part until the segment is complete', async () => {
    const asked = playlist(`?_HLS_msn=${FIRST_MSN}`);
    await clock.armed(START + 2000);
    clock.turnTo(START + 2000);
    assert.equal((await asked).segments.at(-1)?.msn, FIRST_MSN);
  });

  it('takes a part past the end of a segment for the next segment', async () => {
    const asked = playlist(`?_HLS_msn=${FIRST_MSN - 1}&_HLS_part=10`);
    await clock.armed(START + 200);
    clock.turnTo(START + 200);
    assert.equal((await asked).open.parts.length, 1);
  });

  it('answers at once for what is there, and 400 for what cannot be', async () => {
    assert.equal((await get(`${LIVE}/index.m3u8?_HLS_msn=3&_HLS_part=1`)).status, 200);
    for (const query of [
      '_HLS_msn=99',
      '_HLS_part=1',
      '_HLS_msn=-1',
      '_HLS_msn=x',
      '_HLS_msn=1e9',
    ]) {
      assert.equal((await get(`${LIVE}/index.m3u8?${query}`)).status, 400, query);
    }
  });

  it('holds the hinted part, and gives what is gone or never 404', async () => {
    const hinted = get(`${LIVE}/s${FIRST_MSN}.0.mp4`);
    await clock.armed(START + 200);
    clock.turnTo(START + 200);
    assert.equal((await hinted).status, 200);
    for (const uri of ['s96.mp4', 's99.0.mp4', 's50.1.mp4', 's96.10.mp4', 'sx.mp4', 's-1.mp4']) {
      assert.equal((await get(`${LIVE}/${uri}`)).status, 404, uri);
    }
    clock.advance(60_000);
    assert.equal((await get(`${LIVE}/s1.mp4`)).status, 404, 'older than the window twice over');
    assert.equal((await get('/live/show/none/540p/init.mp4')).status, 404);
    assert.equal((await get('/live/none/wide/master.m3u8')).status, 404);
    assert.equal((await get('/live/clock/b/master.m3u8')).status, 404, 'a broken file');
  });

  it('makes a segment of exactly its parts', async () => {
    clock.advance(2000);
    const bytes = async (uri) => Buffer.from(await (await get(`${LIVE}/${uri}`)).arrayBuffer());
    const parts = [];
    for (let part = 0; part < 10; part++) parts.push(await bytes(`s${FIRST_MSN}.${part}.mp4`));
    assert.ok(Buffer.concat(parts).equals(await bytes(`s${FIRST_MSN}.mp4`)));
  });

  it('answers HEAD, keeps CORS open and says how to cache', async () => {
    const head = await fetch(`${origin.url}${LIVE}/s95.mp4`, { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(head.headers.get('access-control-allow-origin'), '*');
    assert.match(head.headers.get('cache-control') ?? '', /max-age/);
    assert.equal((await head.arrayBuffer()).byteLength, 0);
    const live = await get(`${LIVE}/index.m3u8`);
    assert.equal(live.headers.get('cache-control'), 'no-cache');
    assert.equal(live.headers.get('content-type'), 'application/vnd.apple.mpegurl');
    const preflight = await fetch(`${origin.url}/shop/cart/lines`, { method: 'OPTIONS' });
    assert.equal(preflight.status, 204);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /x-session/);
  });

  it('plays one loop as a recording', async () => {
    const vod = readPlaylist(await text('/vod/show/wide/540p/index.m3u8'));
    assert.equal(vod.segments.length, 48);
    assert.equal(vod.lines.at(-1), '#EXT-X-ENDLIST');
    assert.ok(Number.isFinite(vod.segments[0].pdt));
    assert.equal((await get('/vod/show/wide/540p/s47.mp4')).status, 200);
    assert.equal((await get('/vod/show/wide/540p/s48.mp4')).status, 404);
  });

  it('cuts subtitles along the segments', async () => {
    // Loop 2 begins at segment 96; its first line is spoken from 1 s to 3.5 s.
    const subs = '/live/show/wide/subs/en';
    const first = await text(`${subs}/s96.vtt`);
    assert.match(first, /^WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:17280000\n/);
    assert.match(
      first,
      /l1-2\n00:00:01.000 --> 00:00:03.500\nWelcome &lt;b&gt;&amp; hello&lt;\/b&gt;/,
    );
    clock.advance(2000);
    const second = await text(`${subs}/s97.vtt`);
    assert.match(second, /MPEGTS:17460000/);
    assert.match(second, /l1-2\n00:00:00.000 --> 00:00:01.500\n/);
    assert.match(await text('/live/show/wide/subs/zh/s97.vtt'), /你好/);
    const { segments } = readPlaylist(await text(`${subs}/index.m3u8`));
    assert.equal(segments.at(-1)?.uri, 's97.vtt');
    assert.equal(segments.at(-1)?.pdt, START + 2000);
    assert.equal((await get('/live/show/wide/subs/xx/index.m3u8')).status, 404);
    assert.equal((await get(`${subs}/s98.vtt`)).status, 404);
    const vod = readPlaylist(await text('/vod/show/wide/subs/ar/index.m3u8'));
    assert.equal(vod.segments.length, 48);
    assert.match(await text('/vod/show/wide/subs/en/s0.vtt'), /MPEGTS:0\n/);
  });

  it('lets held requests and timers go when it closes', async () => {
    const held = get(`${LIVE}/s${FIRST_MSN}.0.mp4`);
    await clock.armed(START + 200);
    const closed = origin.close();
    await assert.rejects(held);
    await closed;
    assert.equal(clock.timers, 0);
  });
});

describe('MediaFile', () => {
  /** Decode times of a run of parts, by track. */
  function times(file, first, count) {
    return Array.from({ length: count }, (_, step) => {
      const part = file.part(first + step);
      const [moof] = boxesIn(part);
      const sequence = part.readUInt32BE((findBox(part, moof, 'mfhd')?.body ?? 0) + 4);
      const [video, audio] = boxesIn(part, moof.body, moof.end)
        .filter(({ type }) => type === 'traf')
        .map((traf) => {
          const body = findBox(part, traf, 'tfdt')?.body ?? 0;
          return part[body] === 1
            ? Number(part.readBigUInt64BE(body + 4))
            : part.readUInt32BE(body + 4);
        });
      return { sequence, video, audio };
    });
  }

  for (const wide of [true, false]) {
    it(`goes over the seam of the loop without a jump (tfdt version ${Number(wide)})`, () => {
      const file = new MediaFile(syntheticFile({ wide }));
      const around = times(file, 3 * 480 - 3, 6);
      for (const [index, { sequence, video, audio }] of around.entries()) {
        const part = 3 * 480 - 3 + index;
        assert.equal(sequence, part + 1);
        assert.equal(video, part * 18_000);
        assert.ok(audio >= part * 9600 && audio < part * 9600 + 1024, 'within one AAC frame');
      }
    });
  }

  it('leaves the stored bytes as they are', () => {
    const file = new MediaFile(syntheticFile());
    const before = file.part(7);
    file.part(7 + 480);
    assert.ok(file.part(7).equals(before));
  });

  it('drops a tail that fills no segment', () => {
    const file = new MediaFile(syntheticFile({ parts: 27 }));
    assert.equal(file.segments, 2);
    assert.equal(file.loopMs, 4000);
  });

  it('says what is wrong with a file that is none', () => {
    assert.throws(() => new MediaFile(Buffer.from('no boxes in here')), RangeError);
    assert.throws(() => new MediaFile(Buffer.alloc(0)), /no moov/);
    assert.throws(() => new MediaFile(syntheticFile({ parts: 9 })), /less than one segment/);
    const cut = syntheticFile({ parts: 10 });
    assert.throws(() => new MediaFile(cut.subarray(0, cut.length - 50)), RangeError);
  });
});
