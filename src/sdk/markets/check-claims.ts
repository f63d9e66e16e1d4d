import type { MarketRules } from './market-rules.js';
import type { AbsoluteClaim } from './rule-pack.js';

/** A claim that was found, and where. */
export interface FoundClaim extends AbsoluteClaim {
  /** Index in the text. */
  readonly at: number;
}

/** Written without spaces between words, or with endings that grow on to them. */
const UNSPACED = /^(zh|ja|th|ko|km|lo|my)\b/i;

/**
 * Finds claims in a text that must be proved, or must not be made, in a market: for those who write
 * titles, descriptions and scripts. It warns and decides nothing: a phrase may be true.
 */
export function checkClaims(
  text: string,
  rules: Pick<MarketRules, 'absoluteClaims'>,
): readonly FoundClaim[] {
  return rules.absoluteClaims
    .flatMap((claim) =>
      [...text.matchAll(patternOf(claim))].map(({ index }) => ({ ...claim, at: index })),
    )
    .sort((a, b) => a.at - b.at || b.phrase.length - a.phrase.length);
}

function patternOf({ language, phrase }: AbsoluteClaim): RegExp {
  const escaped = phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  const whole = UNSPACED.test(language)
    ? escaped
    : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
  return new RegExp(whole, 'giu');
}
