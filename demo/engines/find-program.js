// @ts-check
// Finds a server's program, where there is one.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps servers where a user's path does not lead. */
const USUAL_PLACES = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/sbin'];

/** @type {Record<string, string>} Program → how to get it. */
const ADVICE = {
  'nats-server': 'apt-get install nats-server, brew install nats-server, or nats.io/download',
  mosquitto: 'apt-get install mosquitto, brew install mosquitto, or mosquitto.org/download',
};

/** @param {string} name @returns {string | undefined} its path */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...USUAL_PLACES];
  return folders.map((folder) => join(folder, name)).find(canRun);
}

/** @param {string} name */
export function missingProgram(name) {
  return `${name} is not installed. ${ADVICE[name] ?? ''}`.trim();
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
