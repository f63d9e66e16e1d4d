// @ts-check
// `POST /control`: what a test, or the demo's operator, does to a room by hand.

import { errorReply, HttpError, jsonReply, readJson } from './http.js';
import { planNow } from './interactions/programme.js';
import { STATUSES } from './scopes.js';

/**
 * @param {import('./http.js').Request} request
 * @param {import('./hub.js').Hub} hub
 * @param {import('./scopes.js').Scopes} scopes
 */
export async function controlRoute(request, hub, scopes) {
  if (request.method !== 'POST' || request.path.length > 1) return errorReply(405, 'POST /control');
  const body = await readJson(request);
  const { room: roomId, status, envelope, envelopes, raw, drop, renew, chat, interaction } = body;
  const scopeName = body.scope ?? request.scope;
  if (typeof scopeName !== 'string' || !/^[\w-]{0,64}$/.test(scopeName)) {
    throw new HttpError(400, 'scope is 1 to 64 letters');
  }
  if (drop === true && roomId === undefined) return jsonReply({ dropped: hub.drop(scopeName) });
  if (typeof roomId !== 'string' || !/^[\w-]{1,64}$/.test(roomId)) {
    throw new HttpError(400, 'room is missing');
  }
  if (drop === true) return jsonReply({ dropped: hub.drop(scopeName, roomId) });

  const room = await hub.room(scopeName, roomId);
  if (renew === true) {
    room.renew();
    return jsonReply({ ok: true });
  }
  if (status !== undefined) {
    if (!STATUSES.includes(status)) {
      throw new HttpError(400, `status is one of ${STATUSES.join(' ')}`);
    }
    scopes.get(scopeName).statuses.set(roomId, status);
    room.reschedule();
    return jsonReply({ ok: true, status });
  }
  if (chat !== undefined) {
    const wrong = room.chat ? room.chat.moderate(chat) : 'this room has no chat';
    if (wrong) throw new HttpError(400, wrong);
    return jsonReply({ ok: true });
  }
  if (interaction !== undefined) {
    const id = typeof interaction === 'object' ? await play(interaction, room, roomId) : undefined;
    if (id === undefined) throw new HttpError(400, 'interaction has a kind, or an id to cancel');
    return jsonReply({ ok: true, id });
  }
  if (raw !== undefined) {
    // Sent as it is, to try a client with what no server of ours would say.
    room.broadcast(typeof raw === 'string' ? raw : JSON.stringify(raw));
    return jsonReply({ ok: true });
  }
  if (Array.isArray(envelopes)) {
    if (!envelopes.every((one) => typeof one?.type === 'string')) {
      throw new HttpError(400, 'envelopes have a type');
    }
    for (const one of envelopes) room.inject(one, false);
    return jsonReply({ ok: true });
  }
  if (typeof envelope?.type !== 'string') {
    throw new HttpError(400, 'status, chat, interaction, envelope, raw, renew or drop is missing');
  }
  if (body.ephemeral === true) {
    return jsonReply({ ok: true, envelope: room.ephemeral(envelope.type, envelope.data ?? {}) });
  }
  return jsonReply({ ok: true, envelope: room.inject(envelope, body.withhold === true) });
}

/**
 * Has an interaction take place now, or calls one off.
 *
 * @param {any} order `{ cancel: id }`, or a kind with what is to be other than in the programme.
 * @param {import('./room.js').Room} room
 * @param {string} roomId
 * @returns {Promise<string | undefined>} Its id.
 */
async function play({ cancel, ...order }, room, roomId) {
  const { interactions } = room;
  if (typeof cancel === 'string') {
    await interactions?.cancel(cancel);
    return cancel;
  }
  const plan = planNow(order, roomId, room.now);
  if (!plan || !interactions) return undefined;
  await interactions.plan(plan);
  await interactions.advance();
  room.reschedule();
  return plan.id;
}
