// @ts-check
// One server of an engine: a process of its own in a folder of its own, until it is closed.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProgram, missingProgram } from './find-program.js';

/** A slow machine starts one in a second. */
const PATIENCE_MS = 15_000;

export class ServerProcess {
  /**
   * @param {string} name of the program
   * @param {(folder: string) => { config: string, args: (file: string) => string[], port: number }} plan
   *   what it shall read, and the port on which it is ready
   */
  constructor(name, plan) {
    this.name = name;
    this.#plan = plan;
  }

  #plan;
  #folder = '';
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;
  #said = '';

  get running() {
    return this.#process !== undefined && this.#process.exitCode === null;
  }

  async start() {
    const program = findProgram(this.name);
    if (!program) throw new Error(missingProgram(this.name));
    this.#folder ||= await mkdtemp(join(tmpdir(), `live-room-${this.name}-`));
    const { config, args, port } = this.#plan(this.#folder);
    const file = join(this.#folder, 'server.conf');
    await writeFile(file, config);
    const server = spawn(program, args(file), { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = server;
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (text) => (this.#said = `${this.#said}${text}`.slice(-4000)));
    }
    // Whatever ends this process ends the server: nobody looks for it afterwards.
    process.once('exit', this.#kill);
    await this.#listening(port);
  }

  /** @param {NodeJS.Signals} [signal] SIGKILL: as when the machine is gone. */
  async stop(signal = 'SIGKILL') {
    const server = this.#process;
    this.#process = undefined;
    process.off('exit', this.#kill);
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  }

  async close() {
    await this.stop();
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
  }

  #kill = () => void this.#process?.kill('SIGKILL');

  /** @param {number} port */
  async #listening(port) {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await answers(port))) {
      if (!this.running || performance.now() > deadline) {
        const said = this.#said;
        await this.close();
        throw new Error(`${this.name} did not start.\n${said}`);
      }
      await pause(50);
    }
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => done(true));
    const done = (/** @type {boolean} */ answer) => (socket.destroy(), resolve(answer));
    socket.on('error', () => done(false));
  });
}

/** @param {number} count @returns {Promise<number[]>} ports that nobody listens on */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  return Promise.all(
    servers.map(async (server) => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close();
      await once(server, 'close');
      return port;
    }),
  );
}
