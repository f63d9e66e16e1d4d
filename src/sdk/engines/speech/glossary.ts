import { WORD_MARK } from './ctc-words.js';

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  end: boolean;
}

/** How far a text agrees with a term, and what that is worth. */
export interface TermMatch {
  readonly node: TrieNode;
  /** Worth while the term may still be completed; lost when it is not. */
  readonly open: number;
  /** Of the terms that were completed. */
  readonly sure: number;
}

/** Natural logarithm for each letter: one that sounds alike wins, one that does not stays out. */
const WORTH = 0.6;

/** Terms of the show as a tree of letters, whatever pieces a model cuts words into. */
export class Glossary {
  readonly #root: TrieNode = { next: new Map(), end: false };

  constructor(terms: readonly string[]) {
    for (const term of terms) {
      const letters = term
        .toLowerCase()
        .match(/[\p{L}\p{N}']+/gu)
        ?.join(WORD_MARK);
      if (letters) this.#add(WORD_MARK + letters);
    }
  }

  get start(): TermMatch {
    return { node: this.#root, open: 0, sure: 0 };
  }

  /** The text goes on with `piece`. */
  follow({ node, open, sure }: TermMatch, piece: string): TermMatch {
    const begins = piece.startsWith(WORD_MARK);
    const kept = begins && node.end ? sure + open : sure;
    const further = walk(node, piece);
    if (further) return { node: further, open: open + piece.length * WORTH, sure };
    const anew = begins ? walk(this.#root, piece) : undefined;
    if (anew) return { node: anew, open: piece.length * WORTH, sure: kept };
    return { node: this.#root, open: 0, sure: kept };
  }

  #add(letters: string): void {
    let node = this.#root;
    for (const letter of letters) {
      const next = node.next.get(letter) ?? { next: new Map<string, TrieNode>(), end: false };
      node.next.set(letter, next);
      node = next;
    }
    node.end = true;
  }
}

function walk(from: TrieNode, piece: string): TrieNode | undefined {
  let node: TrieNode | undefined = from;
  for (const letter of piece) node = node?.next.get(letter);
  return node;
}
