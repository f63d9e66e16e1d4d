// @ts-check
// `/live`, `/backup` and `/vod`: playlists, media and subtitles.

import { holdUntil } from './clock.js';
import { errorReply } from './http.js';
import {
  LANGUAGES,
  livePlaylist,
  liveSubtitlePlaylist,
  masterPlaylist,
  reloadHold,
  vodPlaylist,
} from './playlists.js';
import { vttSegment } from './subtitles.js';
import { PARTS_PER_SEGMENT, SEGMENT_MS } from './timeline.js';

/** @typedef {import('./http.js').Reply} Reply */
/** @typedef {import('./http.js').Request} Request */
/** @typedef {import('./media-file.js').MediaFile} MediaFile */

/** Stage time of a recording's first frame: the demo show that has ended. */
export const VOD_EPOCH = Date.UTC(2026, 0, 15, 19, 0, 0);
export const SOURCES = ['live', 'backup', 'vod'];

const PLAYLIST = 'application/vnd.apple.mpegurl';
const MEDIA = /^s(\d{1,12})(?:\.(\d))?\.mp4$/;
const CAPTIONS = /^s(\d{1,12})\.vtt$/;

/**
 * What a request is for, in the words of the faults.
 *
 * @param {string[]} path
 */
export function streamTarget(path) {
  const file = path.at(-1) ?? '';
  if (path[3] === 'subs') return 'subs';
  if (file === 'master.m3u8') return 'master';
  if (file === 'index.m3u8') return 'playlist';
  if (file === 'init.mp4') return 'init';
  return MEDIA.exec(file)?.[2] === undefined ? 'segment' : 'part';
}

/**
 * @param {object} origin
 * @param {import('./media-library.js').MediaLibrary} origin.library
 * @param {import('./timeline.js').Timeline} origin.timeline
 * @param {import('./clock.js').Clock} origin.clock
 */
export function createStreamRoutes({ library, timeline, clock }) {
  /**
   * @param {Request} request
   * @returns {Promise<Reply>}
   */
  return async function answer(request) {
    const [source = '', show = '', angle = '', folder = '', file = '', extra] = request.path;
    const vod = source === 'vod';
    if (folder === 'master.m3u8' && file === '') {
      const renditions = await library.renditions(show, angle);
      if (renditions.length === 0) return notFound();
      const { lines } = await library.script(show);
      const subtitled = lines.length > 0 && request.query.get('subtitles') !== 'none';
      return playlist(masterPlaylist(renditions, subtitled), vod);
    }
    if (folder === 'subs') return subtitles(request, vod, show, file, extra ?? '');
    const media = await library.rendition(show, angle, folder);
    if (!media || extra !== undefined) return notFound();
    if (file === 'init.mp4') return mp4(media.init);
    if (file !== 'index.m3u8') return vod ? vodMedia(media, file) : liveMedia(request, media, file);
    if (vod) return playlist(vodPlaylist(media.segments, VOD_EPOCH, 'mp4'), vod);
    const names = await library.renditionNames(show, angle);
    const siblings = names.filter((name) => name !== folder);
    return reload(request, (now) =>
      livePlaylist(timeline, now, (index) => media.isIndependent(index), siblings),
    );
  };

  /**
   * A playlist, once it has got as far as the client asks.
   *
   * @param {Request} request
   * @param {(now: number) => string} render
   */
  async function reload(request, render) {
    if (request.frozenAt !== undefined) return playlist(render(request.frozenAt), false);
    const hold = reloadHold(request.query, timeline, clock.now());
    if ('error' in hold) return errorReply(400, hold.error);
    await waitFor(request, hold.holdUntil);
    return playlist(render(clock.now()), false);
  }

  /**
   * @param {Request} request
   * @param {MediaFile} media
   * @param {string} file
   */
  async function liveMedia(request, media, file) {
    const [, msn, part] = MEDIA.exec(file) ?? [];
    if (msn === undefined) return notFound();
    if (part === undefined) {
      return timeline.hasSegment(Number(msn), clock.now())
        ? mp4(media.segment(Number(msn)))
        : notFound();
    }
    const index = Number(msn) * PARTS_PER_SEGMENT + Number(part);
    const state = timeline.partState(index, clock.now());
    if (state === 'gone' || state === 'never') return notFound();
    if (state === 'soon') await waitFor(request, timeline.partEnd(index));
    return mp4(media.part(index));
  }

  /**
   * @param {MediaFile} media
   * @param {string} file
   */
  function vodMedia(media, file) {
    const [, msn, part] = MEDIA.exec(file) ?? [];
    if (msn === undefined || part !== undefined || Number(msn) >= media.segments) return notFound();
    return mp4(media.segment(Number(msn)));
  }

  /**
   * @param {Request} request
   * @param {boolean} vod
   * @param {string} show
   * @param {string} language
   * @param {string} file
   */
  async function subtitles(request, vod, show, language, file) {
    const script = await library.script(show);
    if (!Object.hasOwn(LANGUAGES, language) || script.lines.length === 0) return notFound();
    const segments = Math.floor((script.duration * 1000) / SEGMENT_MS);
    if (file === 'index.m3u8') {
      if (vod) return playlist(vodPlaylist(segments, VOD_EPOCH, 'vtt'), vod);
      return reload(request, (now) => liveSubtitlePlaylist(timeline, now));
    }
    const msn = Number(CAPTIONS.exec(file)?.[1] ?? NaN);
    const edge = timeline.edgeAt(clock.now());
    const there = vod ? msn < segments : msn === edge.msn || timeline.hasSegment(msn, clock.now());
    if (!there) return notFound();
    return {
      headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'public, max-age=60' },
      body: vttSegment(script, vod ? VOD_EPOCH : timeline.epoch0, msn, language),
    };
  }

  /**
   * @param {Request} request
   * @param {number} time
   */
  async function waitFor(request, time) {
    if (time <= clock.now()) return;
    request.held = true;
    await holdUntil(clock, time, request.signal);
  }
}

function notFound() {
  return errorReply(404, 'no such thing in this stream, or not at this time');
}

/**
 * @param {string} body
 * @param {boolean} finished
 * @returns {Reply}
 */
function playlist(body, finished) {
  // A live playlist is another text 200 ms later; caches may keep it but must ask.
  const caching = finished ? 'public, max-age=60' : 'no-cache';
  return { headers: { 'content-type': PLAYLIST, 'cache-control': caching }, body };
}

/**
 * @param {Buffer} body
 * @returns {Reply}
 */
function mp4(body) {
  return { headers: { 'content-type': 'video/mp4', 'cache-control': 'public, max-age=60' }, body };
}
