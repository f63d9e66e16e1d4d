/** The token language model that `ngram.py` writes: a back-off n-gram, found by binary search. */
export class TokenLm {
  #orders = [];

  /** @param {ArrayBuffer} buffer the file */
  constructor(buffer) {
    const view = new DataView(buffer);
    let at = 4;
    for (let k = 1; k <= view.getUint32(0, true); k++) {
      const count = view.getUint32(at, true);
      at += 4;
      this.#orders.push({
        keys: new Float64Array(buffer.slice(at, at + 8 * count)),
        costs: new Uint8Array(buffer, at + 8 * count, count),
        backoffs: new Uint8Array(buffer, at + 9 * count, count),
      });
      at += 10 * count;
    }
  }

  /** Tokens before the one in question that can matter. */
  get reach() {
    return this.#orders.length - 1;
  }

  /**
   * Natural log probability of `token` after `context`.
   * @param {readonly number[]} context the tokens before, the latest last; [0] at the beginning
   * @param {number} token
   */
  score(context, token) {
    let total = 0;
    for (let length = Math.min(context.length, this.#orders.length - 1); length >= 0; length--) {
      let key = 0;
      for (let i = context.length - length; i < context.length; i++) key = key * 1024 + context[i];
      const order = this.#orders[length];
      const found = find(order.keys, key * 1024 + token);
      if (found >= 0) return total - order.costs[found] / 16;
      if (length === 0) break;
      const shorter = this.#orders[length - 1];
      const context_ = find(shorter.keys, key);
      if (context_ >= 0) total -= shorter.backoffs[context_] / 16;
    }
    return total - 12;
  }
}

/** @param {Float64Array} keys @param {number} key */
function find(keys, key) {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (keys[middle] === key) return middle;
    if (keys[middle] < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
