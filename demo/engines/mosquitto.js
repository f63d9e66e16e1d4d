// @ts-check
// mosquitto with a WebSocket listener.

import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, ServerProcess } from './server-process.js';

/**
 * @param {object} [options]
 * @param {{ user: string, password: string }} [options.login] without it nobody is let in
 * @param {string} [options.host]
 * @returns {Promise<{ url: string, server: ServerProcess, close: () => Promise<void> }>}
 */
export async function startMosquitto({ login, host = '127.0.0.1' } = {}) {
  const [port = 0, plainPort] = await freePorts(2);
  const hashed = login && passwordLine(login);
  const server = new ServerProcess('mosquitto', (folder) => {
    const file = join(folder, 'passwords');
    if (hashed) writeFileSync(file, hashed, { mode: 0o600 });
    return {
      port,
      args: (config) => ['-c', config],
      config: [
        // Started by root it would become another user, who cannot read this folder.
        ...(process.getuid?.() === 0 ? ['user root'] : []),
        'persistence false',
        `listener ${port} ${host}`,
        'protocol websockets',
        // Version 2.0 does not start without a listener that is no WebSocket.
        `listener ${plainPort} 127.0.0.1`,
        `allow_anonymous ${!hashed}`,
        ...(hashed ? [`password_file ${file}`] : []),
        // A viewer's line has at most this waiting before messages are dropped: the ring has them.
        'max_queued_messages 2000',
        '',
      ].join('\n'),
    };
  });
  await server.start();
  return { url: `ws://127.0.0.1:${port}`, server, close: () => server.close() };
}

/** A line of a password file, as mosquitto_passwd writes it. @param {{ user: string, password: string }} login */
function passwordLine({ user, password }) {
  const rounds = 101;
  const salt = randomBytes(12);
  const hash = pbkdf2Sync(password, salt, rounds, 64, 'sha512');
  return `${user}:$7$${rounds}$${salt.toString('base64')}$${hash.toString('base64')}\n`;
}
