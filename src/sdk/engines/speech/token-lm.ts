import { RoomError } from '../../room/room-error.js';

/** Costs are kept in sixteenths of a natural log. */
const UNIT = 16;
/** Of a token that was never seen anywhere. */
const UNSEEN = 12;
/** Tokens are digits of a key in this base. */
const BASE = 1024;
const MOST_ORDERS = 6;

interface Order {
  /** Sorted. */
  readonly keys: Float64Array;
  readonly costs: Uint8Array;
  readonly backOffs: Uint8Array;
}

/** How likely a token is after others: a back-off n-gram, found by binary search. */
export class TokenLm {
  readonly #orders: Order[] = [];

  /** Reads what `models/training/ngram.py` writes. Throws a RoomError. */
  constructor(file: Uint8Array) {
    try {
      const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
      const orders = Math.min(MOST_ORDERS, view.getUint32(0, true));
      for (let order = 0, at = 4; order < orders; order += 1) {
        const count = view.getUint32(at, true);
        at += 4;
        this.#orders.push({
          // Copies: keys have to be aligned, and the file is let go of.
          keys: new Float64Array(file.slice(at, at + 8 * count).buffer, 0, count),
          costs: exactly(count, file.slice(at + 8 * count, at + 9 * count)),
          backOffs: exactly(count, file.slice(at + 9 * count, at + 10 * count)),
        });
        at += 10 * count;
      }
    } catch (cause) {
      const message = 'The language model of the captions cannot be read.';
      throw new RoomError('captions', 'model-invalid', message, { cause });
    }
  }

  /** Tokens before the one in question that can matter. */
  get reach(): number {
    return Math.max(0, this.#orders.length - 1);
  }

  /** ln of the probability of `token` after `context`, the latest last; `[0]` at the beginning. */
  score(context: readonly number[], token: number): number {
    let total = 0;
    for (let length = Math.min(context.length, this.reach); length >= 0; length -= 1) {
      let key = 0;
      for (let i = context.length - length; i < context.length; i += 1)
        key = key * BASE + (context[i] ?? 0);
      const order = this.#orders[length];
      const found = order ? find(order.keys, key * BASE + token) : -1;
      if (found >= 0) return total - (order?.costs[found] ?? 0) / UNIT;
      const shorter = length > 0 ? this.#orders[length - 1] : undefined;
      const known = shorter ? find(shorter.keys, key) : -1;
      if (known >= 0) total -= (shorter?.backOffs[known] ?? 0) / UNIT;
    }
    return total - UNSEEN;
  }
}

function exactly(count: number, bytes: Uint8Array): Uint8Array {
  if (bytes.length !== count) throw new RangeError('The file ends early.');
  return bytes;
}

function find(keys: Float64Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
