// @ts-check
// What the drawn host of the night show does, and when: lips by the letters of each line, gestures
// and moods by what happens on the stage. Pure functions of the script.

/** @typedef {import('./media-library.js').Script} Script */
/** @typedef {import('./media-library.js').ScriptMoment} ScriptMoment */
/** @typedef {{ after: number, aa?: number, ih?: number, ou?: number, ee?: number, oh?: number }} Shape */

/** Shapes of the mouth by sound. Nothing is a closed mouth. @type {Record<string, Omit<Shape, 'after'>>} */
const SHAPES = {
  a: { aa: 0.9 },
  e: { ee: 0.6, aa: 0.15 },
  i: { ih: 0.75 },
  o: { oh: 0.85 },
  u: { ou: 0.75 },
  y: { ih: 0.6 },
  oo: { ou: 0.95 },
  ee: { ee: 0.9 },
  ea: { ee: 0.85 },
  ou: { aa: 0.4, ou: 0.5 },
  ai: { aa: 0.4, ee: 0.5 },
  sh: { ou: 0.45 },
  ch: { ou: 0.4 },
  th: { ih: 0.25 },
  w: { ou: 0.7 },
  r: { oh: 0.25 },
  l: { ih: 0.35 },
  m: {},
  b: {},
  p: {},
  f: { ih: 0.12 },
  v: { ih: 0.12 },
};
const SOUNDS = /oo|ee|ea|ou|ai|sh|ch|th|[a-z0-9]|[.,!?]/g;
/** An end of a sentence is a breath, a comma half of one. */
const LENGTHS = /** @type {Record<string, number>} */ ({ '.': 5, '!': 5, '?': 5, ',': 3 });
const CONSONANT = { ih: 0.2 };

/**
 * The mouth for a line, by its letters: rough, and in time with the voice at both ends.
 * @param {string} text @param {number} seconds @returns {Shape[]}
 */
export function mouthOf(text, seconds) {
  const sounds = text.toLowerCase().match(SOUNDS) ?? [];
  const last = sounds.at(-1);
  // The voice ends with its last sound, not with the breath after it.
  const said = last !== undefined && last in LENGTHS ? sounds.slice(0, -1) : sounds;
  const whole = said.reduce((sum, sound) => sum + (LENGTHS[sound] ?? 1), 0);
  /** @type {Shape[]} */
  const shapes = [];
  let at = 0;
  for (const sound of said) {
    const after = Math.round((at / whole) * seconds * 1000);
    shapes.push({ after, ...(sound in LENGTHS ? {} : (SHAPES[sound] ?? CONSONANT)) });
    at += LENGTHS[sound] ?? 1;
  }
  return [...shapes, { after: Math.round(seconds * 1000) }];
}

/** @param {Script} script @returns {ScriptMoment[]} */
export function hostMoments({ lines, moments }) {
  const spoken = lines.map(({ start, end, text }, index) => {
    const en = text.en ?? '';
    const mood = en.includes('!') ? { name: 'happy', weight: 0.7 } : null;
    const gesture =
      index === 0 ? 'wave' : index === lines.length - 1 ? 'bow' : en.includes('?') ? 'nod' : null;
    return {
      at: start,
      type: 'host',
      data: {
        mouth: mouthOf(en, end - start),
        expression: mood,
        ...(gesture && { gesture: { name: gesture } }),
      },
    };
  });
  const shown = moments
    .filter(({ type }) => type === 'pin' || type === 'variant')
    .map(({ at, type }) => ({
      at: at + 0.05,
      type: 'host',
      data: { gesture: { name: type === 'pin' ? 'show-product' : 'point' } },
    }));
  return [...spoken, ...shown];
}

/** A script with a drawn host in it. @param {Script} script @returns {Script} */
export function withHost(script) {
  const moments = [...script.moments, ...hostMoments(script)].sort((a, b) => a.at - b.at);
  return { ...script, moments };
}
