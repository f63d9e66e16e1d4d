/**
 * CTC prefix beam search with a token language model, one output row at a time.
 *
 * Each hypothesis keeps the log probability of ending in a blank and of ending in its last token; the
 * language model speaks once for every token added.
 */
const never = -Infinity;

function add(a, b) {
  if (a === never) return b;
  if (b === never) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

export class CtcBeam {
  #beam = [
    {
      parent: null,
      token: 0,
      step: -1,
      context: [0],
      blank: 0,
      ended: never,
      told: 0,
      children: new Map(),
    },
  ];
  #step = 0;

  /**
   * @param {{ score(context: readonly number[], token: number): number }} lm
   * @param {{ width?: number, weight?: number, bonus?: number, floor?: number }} [options] `weight` of
   *   the language model, `bonus` for every token (it would rather say nothing), `floor` below which a
   *   token is not tried
   */
  constructor(lm, { width = 24, weight = 0.4, bonus = 1.2, floor = -6 } = {}) {
    this.lm = lm;
    this.width = width;
    this.weight = weight;
    this.bonus = bonus;
    this.floor = floor;
  }

  /** @param {ArrayLike<number>} row log probabilities, the blank's first */
  push(row) {
    const likely = [];
    for (let i = 1; i < row.length; i++) if (row[i] > this.floor) likely.push(i);
    const next = new Map();
    const touch = (node) => {
      let sums = next.get(node);
      if (!sums) next.set(node, (sums = { blank: never, ended: never }));
      return sums;
    };
    for (const node of this.#beam) {
      const both = add(node.blank, node.ended);
      const stay = touch(node);
      stay.blank = add(stay.blank, both + row[0]);
      if (node.token) stay.ended = add(stay.ended, node.ended + row[node.token]);
      for (const token of likely) {
        const from = token === node.token ? node.blank : both;
        if (from === never) continue;
        const child = this.#child(node, token);
        const grown = touch(child);
        grown.ended = add(grown.ended, from + row[token]);
      }
    }
    const ranked = [...next].map(([node, sums]) => ({
      node,
      sums,
      score: add(sums.blank, sums.ended) + node.told,
    }));
    ranked.sort((a, b) => b.score - a.score);
    this.#beam = ranked.slice(0, this.width).map(({ node, sums }) => Object.assign(node, sums));
    this.#step++;
  }

  /** @returns {{ token: number, step: number }[]} the best hypothesis so far */
  best() {
    const found = [];
    for (let node = this.#beam[0]; node.parent; node = node.parent)
      found.unshift({ token: node.token, step: node.step });
    return found;
  }

  #child(node, token) {
    let child = node.children.get(token);
    if (!child) {
      const told = this.weight * this.lm.score(node.context, token) + this.bonus;
      child = {
        parent: node,
        token,
        step: this.#step,
        context: [...node.context, token].slice(-(this.lm.reach ?? 3)),
        blank: never,
        ended: never,
        told: node.told + told,
        children: new Map(),
      };
      node.children.set(token, child);
    }
    return child;
  }
}
