// @ts-check
// A tree of hashes over all entries of a giveaway, as in RFC 6962: it promises the entries without
// naming them, and proves to each that it is among them.

import { sha256 } from './fair-draw.js';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export class MerkleTree {
  /** @param {readonly string[]} entries */
  constructor(entries) {
    let row = entries.map((entry) => sha256(Buffer.concat([LEAF, Buffer.from(entry)])));
    this.#rows = [row];
    while (row.length > 1) {
      const above = [];
      for (let left = 0; left < row.length; left += 2) {
        const [a = '', b] = row.slice(left, left + 2);
        above.push(b === undefined ? a : nodeOf(a, b));
      }
      row = above;
      this.#rows.push(row);
    }
  }

  /** @type {string[][]} From the leaves up. */
  #rows;

  get root() {
    return this.#rows.at(-1)?.[0] ?? sha256('');
  }

  /**
   * The hashes beside the way from an entry up to the root.
   *
   * @param {number} index
   */
  path(index) {
    const path = [];
    let place = index;
    for (const row of this.#rows.slice(0, -1)) {
      const beside = row[place ^ 1];
      if (beside !== undefined) path.push(beside);
      place >>= 1;
    }
    return path;
  }
}

/**
 * @param {string} left
 * @param {string} right
 */
function nodeOf(left, right) {
  return sha256(Buffer.concat([NODE, Buffer.from(left, 'hex'), Buffer.from(right, 'hex')]));
}
