// @ts-check
// `/shows/<id>.json`. Addresses are relative to the document, so that a scope carries over.

import { errorReply, jsonReply } from './http.js';
import { LANGUAGES } from './playlists.js';
import { ANGLES, SHOWS } from './show-list.js';
import { describeProducts } from './show-products.js';
import { VOD_EPOCH } from './stream-routes.js';

/** What the recogniser shall prefer where it sounds alike. */
const GLOSSARY = ['Aero Runner'];
/** A scheduled show begins this long after it was first asked for. */
const STARTS_IN_MS = 120_000;
/** A start further away than this is a mistake (about 11 days). */
const MAX_STARTS_IN_S = 1e6;

/**
 * @param {import('./http.js').Request} request
 * @param {object} origin
 * @param {import('./scopes.js').Scope} origin.scope
 * @param {import('./media-library.js').MediaLibrary} origin.library
 * @param {import('./timeline.js').Timeline} origin.timeline
 * @param {number} origin.now
 * @param {(showId: string) => object} [origin.realtime] of an engine
 */
export async function showDocument(request, { scope, library, timeline, now, realtime }) {
  const { path, query } = request;
  const [, file = '', extra] = path;
  const id = /^([\w-]+)\.json$/.exec(file)?.[1] ?? '';
  const show = Object.hasOwn(SHOWS, id) ? SHOWS[id] : undefined;
  if (!show || extra !== undefined) return errorReply(404, 'no such show');

  const startsIn = query.get('startsIn');
  if (startsIn !== null) {
    const seconds = Number(startsIn);
    if (!(Math.abs(seconds) <= MAX_STARTS_IN_S)) return errorReply(400, 'startsIn is seconds');
    scope.startsAt.set(id, now + seconds * 1000);
  } else if (show.status === 'scheduled' && !scope.startsAt.has(id)) {
    scope.startsAt.set(id, now + STARTS_IN_MS);
  }
  // Whoever waits in the room has to hear of the start at its new time.
  scope.rooms.get(id)?.reschedule();

  const { duration, lines } = await library.script(show.stream);
  const variant = show.uncaptioned ? '?subtitles=none' : '';
  const angles = await describeAngles(library, show.stream, ['live', 'backup'], variant);
  const recording = await describeAngles(library, show.stream, ['vod']);
  const over = show.status === 'replay' || show.status === 'ended';
  const startsAt = scope.startsAt.get(id) ?? (over ? VOD_EPOCH : timeline.epoch0);
  const document = {
    version: 1,
    id,
    title: show.title,
    host: { name: 'Mira', avatar: '../media/host.jpg' },
    status: scope.statusOf(id, now),
    startsAt: new Date(startsAt).toISOString(),
    ...(over && { endsAt: new Date(startsAt + duration * 1000).toISOString() }),
    poster: angles[0]?.poster,
    spokenLanguage: 'en',
    angles: show.status === 'replay' ? recording : angles,
    realtime: {
      ...realtimeOf(id, query.get('transport')),
      // Rooms of a scope are the hub's: nobody publishes them elsewhere.
      ...(request.scope === '' && realtime?.(id)),
    },
    captions: {
      languages: Object.keys(LANGUAGES),
      ...(show.uncaptioned && { recognizer: { glossary: GLOSSARY } }),
    },
    ...(show.uncaptioned && { script: lines.map(({ id, text }) => ({ id, text })) }),
    products: show.sells ? describeProducts(scope.shop, '..') : [],
    ...(show.status === 'replay' && { recording: { angles: recording } }),
  };
  return jsonReply(document, 200, { 'cache-control': 'no-cache' });
}

/**
 * @param {string} id
 * @param {string | null} transport `?transport=sse` asks for the channel as an event stream.
 */
function realtimeOf(id, transport) {
  return {
    transport: transport === 'sse' ? 'sse' : 'websocket',
    url: `../realtime?room=${id}`,
    actions: `../realtime/actions?room=${id}`,
  };
}

/**
 * @param {import('./media-library.js').MediaLibrary} library
 * @param {string} stream
 * @param {string[]} sources The first is the primary one.
 * @param {string} [variant] Query of the playlists.
 */
async function describeAngles(library, stream, sources, variant = '') {
  const present = await library.angles(stream);
  const known = ANGLES[stream] ?? [];
  // Before the media is made, all angles are named: the page shows posters and an honest error.
  const shown = known.filter(({ id }) => present.includes(id));
  return (shown.length > 0 ? shown : known).map(({ id, name }) => ({
    id,
    name,
    // The test stream has none: it is a clock.
    ...(stream === 'show' && { poster: `../media/posters/${id}.jpg` }),
    sources: sources.map((source, rank) => ({
      url: `../${source}/${stream}/${id}/master.m3u8${variant}`,
      role: rank === 0 ? 'primary' : 'backup',
    })),
  }));
}
