import 'live-room/captioner';

// Whoever may caption a show signs in here; the demo lets anybody, under a name of their own.

/** @returns {any} */
const byId = (id) => document.getElementById(id);

const origin = byId('origin').content;
const query = new URLSearchParams(location.search);
const scope = query.get('scope');
const base = scope ? `${origin}/~${scope}` : origin;
const show = query.get('show') ?? 'captioned';
/** Of the desk; the few words around it are English. */
const language = query.get('lang') ?? 'en';

const viewer = new URL(byId('viewer').href);
viewer.searchParams.set('show', show);
if (scope) viewer.searchParams.set('scope', scope);
byId('viewer').href = viewer.href;

const desk = byId('desk');
desk.operator = query.get('operator') ?? `desk-${Math.floor(Math.random() * 9000 + 1000)}`;
desk.language = language;
desk.src = `${base}/shows/${show}.json`;
