// @ts-check
// Captions that a studio sends: who may, which of two operators goes first, and what late-comers
// have to be told. A port keeps the rule and puts its own accounts in place of "anybody".

/** Cues of the rewind window, as for the script's. */
const KEEP_MS = 120_000;
const MAX_CUES = 500;
const MAX_TEXT = 1000;
const LONGEST_MS = 60_000;
const SOURCES = ['human', 'script', 'studio'];

/**
 * @typedef {object} Cue
 * @property {string} id
 * @property {number} start
 * @property {number} end
 * @property {string} language Of the text that was written first.
 * @property {Record<string, string>} text
 * @property {string} source
 * @property {number} rev
 * @property {string} by
 * @property {Record<string, string>} [translations]
 */

export class CueDesk {
  /**
   * @param {object} parts
   * @param {() => number} parts.now
   * @param {(cue: Cue) => void} parts.tell
   */
  constructor({ now, tell }) {
    this.#now = now;
    this.#tell = tell;
  }

  #now;
  #tell;
  /** @type {Map<string, Cue>} */
  #cues = new Map();

  /**
   * The last writer is whoever knew what there was: a revision that is not newer than the one that
   * is read is refused, with what is read now.
   *
   * @param {{ type: string, data: any }} action
   */
  act({ type, data }) {
    if (type !== 'cue.publish') return undefined;
    const cue = readCue(data, this.#now());
    if (!cue) return { status: 'refused', reason: 'cue-invalid' };
    const known = this.#cues.get(cue.id);
    const again = known && known.rev === cue.rev && known.by === cue.by;
    if (known && cue.rev <= known.rev && !again) {
      const text = known.text[known.language] ?? '';
      const result = { text, by: known.by, rev: known.rev };
      return { status: 'refused', reason: 'cue-conflict', result };
    }
    const next = again
      ? { ...cue, translations: { ...known.translations, ...cue.translations } }
      : cue;
    this.#cues.delete(cue.id);
    this.#cues.set(cue.id, next);
    this.#forget();
    this.#tell(next);
    return { status: 'accepted' };
  }

  /**
   * What a late-comer has to know.
   *
   * @param {number} from Stage time.
   */
  since(from) {
    return [...this.#cues.values()].filter(({ end }) => end > from);
  }

  #forget() {
    const oldest = this.#now() - KEEP_MS;
    for (const [id, { end }] of this.#cues) {
      if (this.#cues.size > MAX_CUES || end < oldest) this.#cues.delete(id);
    }
  }
}

/**
 * @param {any} data
 * @param {number} now
 * @returns {Cue | undefined}
 */
function readCue(data, now) {
  if (typeof data !== 'object' || data === null) return undefined;
  const { id, start, end, language, text, source, rev, by, translations } = data;
  const good =
    isName(id, 200) &&
    isName(by, 100) &&
    isTag(language) &&
    SOURCES.includes(source) &&
    Number.isInteger(rev) &&
    rev > 0 &&
    rev < 1e9 &&
    Number.isFinite(start) &&
    Number.isFinite(end) &&
    end > start &&
    end - start <= LONGEST_MS &&
    // What belongs to another day is a studio whose clock is wrong.
    Math.abs(start - now) < 24 * 3600_000;
  const texts = readTexts(text);
  if (!good || !texts || texts[language] === undefined) return undefined;
  const made = translations === undefined ? undefined : readTexts(translations);
  return {
    id,
    start,
    end,
    language,
    text: texts,
    source,
    rev,
    by,
    ...(made && { translations: made }),
  };
}

/** @param {any} texts @returns {Record<string, string> | undefined} */
function readTexts(texts) {
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) return undefined;
  const entries = Object.entries(texts).slice(0, 50);
  if (!entries.every(([tag, words]) => isTag(tag) && typeof words === 'string')) return undefined;
  return Object.fromEntries(entries.map(([tag, words]) => [tag, words.slice(0, MAX_TEXT)]));
}

/** @param {unknown} name @param {number} longest */
function isName(name, longest) {
  return typeof name === 'string' && name.length > 0 && name.length <= longest;
}

/** @param {unknown} tag */
function isTag(tag) {
  return typeof tag === 'string' && /^[a-z]{2,8}(-[a-z\d]{1,8}){0,7}$/i.test(tag);
}
