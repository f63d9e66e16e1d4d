// @ts-check
// `/faults`: switching faults on and off.

import { errorReply, jsonReply, readJson } from './http.js';

/**
 * @param {import('./http.js').Request} request
 * @param {string[]} path Below `/faults`.
 * @param {import('./faults.js').Faults} faults
 */
export async function faultRoute(request, [id, extra], faults) {
  const { method, query, scope } = request;
  if (extra !== undefined) return errorReply(404, 'no such route');
  if (method === 'DELETE' && id !== undefined) {
    return faults.remove(id) ? jsonReply({ removed: 1 }) : errorReply(404, 'no such fault');
  }
  if (id !== undefined) return errorReply(405, 'DELETE');
  if (method === 'DELETE') {
    return jsonReply({ removed: faults.clear(query.get('scope') ?? (scope || undefined)) });
  }
  if (method === 'GET') return jsonReply(faults.list());
  if (method !== 'POST') return errorReply(405, 'GET, POST or DELETE');
  const fault = faults.add(await readJson(request), scope);
  return typeof fault === 'string' ? errorReply(400, fault) : jsonReply({ id: fault.id }, 201);
}
