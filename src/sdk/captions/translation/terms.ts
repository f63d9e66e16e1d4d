import { matchLanguage } from '../../state/localized-text.js';
import { UNSPACED } from '../word-tokens.js';
import type { GlossaryEntry } from './decode-translation.js';

/** One form of a term, and what is written instead of it. */
interface Rewrite {
  readonly find: RegExp;
  readonly term: string;
}

/** A text whose terms are hidden from a translator, and the way back. */
export interface Shielded {
  readonly text: string;
  /** The translation with the terms in it; null where the translator has lost one. */
  readonly restore: (translated: string) => string | null;
}

const LETTERS = `\\p{L}\\p{N}\\p{M}_`;
const EDGES_OPEN = new RegExp(`^[${UNSPACED}]`, 'u');

/** The glossary at work: mends what was heard, and keeps names through a translation. */
export class Terms {
  readonly #entries: readonly GlossaryEntry[];
  readonly #rewrites = new Map<string, readonly Rewrite[]>();

  /** Entries that lead back to each other are left out; `loops` tells of them. */
  readonly loops: readonly string[];

  constructor(entries: readonly GlossaryEntry[]) {
    const looping = findLoops(entries);
    this.loops = [...new Set([...looping].map((entry) => firstText(entry)))];
    this.#entries = entries.filter((entry) => !looping.has(entry));
  }

  /** What a recogniser should listen for in a language. */
  spoken(language: string): string[] {
    return this.#entries.flatMap((entry) => textOf(entry, language) ?? []);
  }

  /** The text with each misheard form as the term it is. What is right already stays. */
  mend(text: string, language: string): string {
    let mended = text;
    for (const { find, term } of this.#rewritesFor(language)) {
      // Where the term stands already its own words are not looked at: "Aero Runner" for
      // "Runner" would grow with every turn.
      mended = mended
        .split(wordsAs(term))
        .map((part, index) => (index % 2 === 0 ? part.replace(find, () => term) : part))
        .join('');
    }
    return mended;
  }

  /** Hides the terms that have to stand in the translation as the glossary has them. */
  shield(text: string, from: string, to: string): Shielded {
    const found: string[] = [];
    let shielded = text;
    for (const entry of this.#entries) {
      const source = textOf(entry, from);
      const target = entry.keep ? source : textOf(entry, to);
      if (source === undefined || target === undefined) continue;
      shielded = shielded.replace(wordsAs(source), () => {
        found.push(target);
        return mark(found.length);
      });
    }
    return {
      text: shielded,
      restore(translated) {
        let restored = translated;
        for (const [index, term] of found.entries()) {
          // Translators set spaces as they like.
          const place = new RegExp(`[［\\[]\\s*#?\\s*${index + 1}\\s*[\\]］]`, 'u');
          if (!place.test(restored)) return null;
          restored = restored.replace(place, () => term);
        }
        return restored;
      },
    };
  }

  #rewritesFor(language: string): readonly Rewrite[] {
    const known = this.#rewrites.get(language);
    if (known) return known;
    const rewrites = this.#entries.flatMap((entry) => {
      const term = textOf(entry, language);
      if (term === undefined) return [];
      // Its own letters in another case are a mishearing too.
      return [...entry.heard, term].map((form): Rewrite => ({ find: wordsAs(form, 'giu'), term }));
    });
    // The longest first: "arrow runner shoe" before "arrow runner".
    rewrites.sort((a, b) => b.find.source.length - a.find.source.length);
    this.#rewrites.set(language, rewrites);
    return rewrites;
  }
}

/** What stands for a hidden term: translators copy numbers in brackets. */
function mark(number: number): string {
  return `[${number}]`;
}

/** Finds whole words only; in a script without spaces, anywhere. In brackets, so that `split` keeps it. */
function wordsAs(words: string, flags = 'gu'): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s+');
  return EDGES_OPEN.test(words)
    ? new RegExp(`(${escaped})`, flags)
    : new RegExp(`(?<![${LETTERS}])(${escaped})(?![${LETTERS}])`, flags);
}

function textOf({ text }: GlossaryEntry, language: string): string | undefined {
  if (text[''] !== undefined) return text[''];
  const tag = matchLanguage(Object.keys(text), language);
  return tag === undefined ? undefined : text[tag];
}

function firstText({ text }: GlossaryEntry): string {
  return Object.values(text)[0] ?? '';
}

/** Entries that rewrite into each other's misheard forms, round and round. */
function findLoops(entries: readonly GlossaryEntry[]): Set<GlossaryEntry> {
  const key = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ');
  const byHeard = new Map<string, GlossaryEntry[]>();
  for (const entry of entries) {
    for (const form of entry.heard) {
      byHeard.set(key(form), [...(byHeard.get(key(form)) ?? []), entry]);
    }
  }
  const next = (entry: GlossaryEntry): GlossaryEntry[] =>
    Object.values(entry.text).flatMap((text) => byHeard.get(key(text)) ?? []);
  const looping = new Set<GlossaryEntry>();
  for (const start of entries) {
    const seen = new Set<GlossaryEntry>();
    const queue = next(start);
    for (let entry = queue.pop(); entry; entry = queue.pop()) {
      if (entry === start) looping.add(start);
      if (seen.has(entry)) continue;
      seen.add(entry);
      queue.push(...next(entry));
    }
  }
  return looping;
}
