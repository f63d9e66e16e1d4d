// @ts-check
/** One line of a transport, and what it told. */

const PATIENCE_MS = 10_000;

export class Viewer {
  /** What happened, in order. @type {string[]} */
  told = [];
  /** @type {string[]} */
  texts = [];
  /** @type {Set<() => void>} */
  #waiting = new Set();

  /**
   * @param {any} transport
   * @param {object} dial
   */
  constructor(transport, dial) {
    const note = (/** @type {string} */ what) => {
      this.told.push(what);
      for (const look of this.#waiting) look();
    };
    this.line = transport.connect(
      { room: 'studio', since: null, names: {}, ...dial },
      {
        opened: () => note('opened'),
        message: (/** @type {string} */ text) => {
          this.texts.push(text);
          note('message');
        },
        closed: () => note('closed'),
      },
    );
  }

  /** Messages that were heard, batches taken apart. @returns {any[]} */
  get heard() {
    return this.texts.flatMap((text) => JSON.parse(text));
  }

  get opened() {
    return this.until(() => this.told.length > 0, 'the line opens').then(() => {
      if (this.told[0] !== 'opened') throw new Error('The line was closed, not opened.');
    });
  }

  get closed() {
    return this.until(() => this.told.includes('closed'), 'the line is closed');
  }

  /** @param {any} id */
  hears(id) {
    return this.until(() => this.heard.some((message) => message.id === id), `hears ${id}`);
  }

  /**
   * @param {() => boolean} condition
   * @param {string} what
   * @returns {Promise<void>}
   */
  until(condition, what) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`${what}: not in ${PATIENCE_MS} ms. So far: ${this.told.join(' ')}`));
      }, PATIENCE_MS);
      const look = () => {
        if (!condition()) return;
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** @param {number} seq @param {object} [rest] */
export function stateText(seq, rest = {}) {
  const head = { v: 1, room: 'studio', ep: 'e1', seq, id: `e1-${seq}` };
  return JSON.stringify({ ...head, type: 'pin', data: { productId: 'shoe' }, ...rest });
}

/** @param {string} id */
export function liveText(id) {
  return JSON.stringify({ v: 1, id, type: 'tick', data: {} });
}
