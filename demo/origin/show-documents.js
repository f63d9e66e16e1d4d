// @ts-check
// `/shows/<id>.json`. Addresses are relative to the document, so that a scope carries over.

import { describeGuest } from './guest-programme.js';
import { errorReply, jsonReply, visitorOf } from './http.js';
import { LANGUAGES } from './playlists.js';
import { ANGLES, SHOWS } from './show-list.js';
import { AGENDA, recordedLog } from './recording.js';
import { describeProducts, describeShop } from './show-products.js';
import { VOD_EPOCH } from './stream-routes.js';

/** What the recogniser shall prefer where it sounds alike. */
const GLOSSARY = ['Aero Runner'];
/** Names that stay what they are in every language, and what recognisers make of them. */
const TRANSLATION = {
  glossary: [
    { text: 'Aero Runner', heard: ['arrow runner', 'aero runners', 'air runner'] },
    { text: 'Coast Sunglasses', heard: ['cost sunglasses', 'coast sun glasses'] },
    { text: 'Harbour Tote', heard: ['harbor tote', 'harbour tot'] },
    { text: 'Trail Bottle' },
  ],
  memory: [
    {
      en: 'Thank you for your questions!',
      es: '¡Gracias por vuestras preguntas!',
      zh: '谢谢大家的提问！',
      ar: 'شكرًا لأسئلتكم!',
    },
    {
      en: 'Shipping is free today.',
      es: 'Hoy el envío es gratis.',
      zh: '今天免运费。',
      ar: 'الشحن مجاني اليوم.',
    },
  ],
};
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
  if (file === 'replay.ndjson' && extra === undefined) {
    const headers = {
      'content-type': 'application/x-ndjson',
      'cache-control': 'public, max-age=60',
    };
    return { headers, body: recordedLog(await library.script('show')) };
  }
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
  const angles = await describeAngles(library, show, ['live', 'backup'], variant);
  const recording = await describeAngles(library, show, ['vod']);
  const over = show.status === 'replay' || show.status === 'ended';
  const startsAt = scope.startsAt.get(id) ?? (over ? VOD_EPOCH : timeline.epoch0);
  const following = scope.rooms.get(id)?.chat?.follows(visitorOf(request.message)) ?? false;
  const document = {
    version: 1,
    id,
    title: show.title,
    host: {
      name: 'Mira',
      avatar: '../media/host.jpg',
      // Where nobody can write, nobody can be followed either.
      ...(!over && show.sells && { following }),
    },
    status: scope.statusOf(id, now),
    startsAt: new Date(startsAt).toISOString(),
    ...(over && { endsAt: new Date(startsAt + duration * 1000).toISOString() }),
    poster: angles[0]?.poster,
    spokenLanguage: 'en',
    angles: show.status === 'replay' ? recording : angles,
    // What was recorded comes with the recording, unless the channel is asked for.
    ...((show.status !== 'replay' || query.has('transport')) && {
      realtime: {
        ...realtimeOf(id, query.get('transport')),
        // Rooms of a scope are the hub's: nobody publishes them elsewhere.
        ...(request.scope === '' && realtime?.(id)),
      },
    }),
    captions: {
      languages: Object.keys(LANGUAGES),
      ...(show.uncaptioned && !show.studio && { recognizer: recognizerOf(query.get('model')) }),
    },
    // A public model is there to be read itself.
    ...(show.uncaptioned &&
      !query.has('model') && { script: lines.map(({ id, text }) => ({ id, text })) }),
    ...(show.uncaptioned && { translation: TRANSLATION }),
    products: show.sells ? describeProducts(scope.shop, '..') : [],
    ...(show.visited && { guests: [describeGuest(show.stream)] }),
    ...(show.backdrop && { backdrop: show.backdrop }),
    // `?lips=sound`: by the stream's sound instead of the channel's word.
    ...(show.virtualHost && {
      virtualHost: {
        ...show.virtualHost,
        ...(query.get('lips') === 'sound' && { drivenBy: 'sound' }),
      },
    }),
    ...(show.sells && { shop: describeShop(now, show.disclosures) }),
    ...(show.status === 'replay' && {
      recording: { angles: recording, events: 'replay.ndjson' },
      agenda: AGENDA,
    }),
    sharing: { help: true, ...(show.teaser && { teaser: { ...show.teaser } }) },
  };
  return jsonReply(document, 200, { 'cache-control': 'no-cache' });
}

/** @param {string | null} model `?model=moonshine-tiny`: a public one that `npm run models` has fetched. */
function recognizerOf(model) {
  return { glossary: GLOSSARY, ...(model && { model }) };
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
 * @param {import('./show-list.js').Show} show
 * @param {string[]} sources The first is the primary one.
 * @param {string} [variant] Query of the playlists.
 */
async function describeAngles(library, { stream, angles }, sources, variant = '') {
  const present = await library.angles(stream);
  const known = (ANGLES[stream] ?? []).filter(({ id, own }) => angles?.includes(id) ?? !own);
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
