/** What a text of a stranger may be made of. */
export interface TextLimits {
  /** Characters as a reader counts them. */
  readonly graphemes: number;
  readonly emoji: number;
}

/** A message: two lines on a phone, and a dozen emoji are a feeling while thirty are a wall. */
export const MESSAGE_LIMITS: TextLimits = { graphemes: 120, emoji: 12 };
export const NAME_LIMITS: TextLimits = { graphemes: 32, emoji: 2 };

/** Nobody reads further, and normalising costs time for each. */
const LONGEST_SOURCE = 2000;
/** Thai and Hindi stack two or three; more is drawn over the lines above. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;
/** "Sooooooooo" still says what it says. */
const LONGEST_RUN = 8;
/** UTF-16 units of one grapheme: two people kissing, with skin tones, have 15. */
const LONGEST_GRAPHEME = 24;

const PLAIN = /^[!-~](?:[ -~]{0,118}[!-~])?$/;
const RUN_OR_GAP = /(.)\1{8}| {2}/;
const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\uFE0F/u;
/** White space and controls, but for the byte order mark, which is neither. */
const BREAKS = /(?:(?!\uFEFF)[\s\p{Cc}])+/gu;

/**
 * Characters without a shape of their own: bidi controls, which make `moc.live` of a friendly
 * address; zero-width ones, which hide or fake words; surrogates without their half, private use.
 */
const SHAPELESS = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cs}\p{Co}\u2800]/gu;
/** A flag of a part of a country: a black flag, letters as tags, and their end. */
const TAG_FLAG = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}/uy;
/** What a joiner may join: pictures to one picture, letters of scripts that are written joined. */
const JOINS_PICTURES = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
const JOINS_LETTERS =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}]/u;

let segmenter: Intl.Segmenter | undefined;

/**
 * A text of a stranger, safe to show as one line among others: nothing that turns the direction
 * of what stands around it, nothing invisible, nothing that piles up or floods. It stays text;
 * that no markup is made of it is the duty of the view.
 */
export function plainText(source: string, limits: TextLimits = MESSAGE_LIMITS): string {
  const text = source.slice(0, LONGEST_SOURCE);
  // Nine of ten messages; the rest takes a hundred times as long.
  if (PLAIN.test(text) && text.length <= limits.graphemes && !RUN_OR_GAP.test(text)) return text;
  const clean = withoutShapeless(text.replace(BREAKS, ' '))
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
  return clip(clean, limits);
}

/** A name: like a message, shorter, and without what looks like a seal of the site. */
export function plainName(source: string): string {
  return plainText(source.slice(0, LONGEST_SOURCE).replace(/[✓✔✅☑🗸🛡]\uFE0F?/gu, ''), NAME_LIMITS);
}

function withoutShapeless(text: string): string {
  let clean = '';
  let end = 0;
  for (const { 0: character, index } of text.matchAll(SHAPELESS)) {
    clean += text.slice(end, index);
    end = index + character.length;
    // What stands before is asked of the clean text: what was taken out joins nothing.
    if (isUseful(character, clean, text, index)) clean += character;
  }
  return clean + text.slice(end);
}

function isUseful(character: string, clean: string, text: string, index: number): boolean {
  const before = lastCharacter(clean);
  if (character === '\uFE0F' || character === '\uFE0E') {
    return /[\p{Extended_Pictographic}\d#*]/u.test(before);
  }
  if (character === '\u200D' || character === '\u200C') {
    const after = String.fromCodePoint(text.codePointAt(index + 1) ?? 32);
    if (character === '\u200D' && JOINS_PICTURES.test(before)) {
      return /\p{Extended_Pictographic}/u.test(after);
    }
    // Marks between are looked over: normalising changes their order.
    const letter = lastCharacter(clean.slice(-8).replace(/\p{M}+$/u, ''));
    return JOINS_LETTERS.test(letter) && JOINS_LETTERS.test(after);
  }
  return isPartOfFlag(text, index);
}

function lastCharacter(text: string): string {
  return /[\uDC00-\uDFFF]$/.test(text) ? text.slice(-2) : text.slice(-1);
}

function isPartOfFlag(text: string, index: number): boolean {
  const start = text.lastIndexOf('\u{1F3F4}', index);
  if (start < 0 || index - start > 16) return false;
  TAG_FLAG.lastIndex = start;
  return TAG_FLAG.test(text) && index < TAG_FLAG.lastIndex;
}

function clip(text: string, limits: TextLimits): string {
  const kept: string[] = [];
  let emoji = 0;
  let run = 0;
  for (const grapheme of graphemesOf(text)) {
    run = grapheme === kept.at(-1) ? run + 1 : 1;
    if (run > LONGEST_RUN || grapheme.length > LONGEST_GRAPHEME) continue;
    if (EMOJI.test(grapheme) && ++emoji > limits.emoji) continue;
    if (kept.length === limits.graphemes) {
      kept[kept.length - 1] = '…';
      break;
    }
    kept.push(grapheme);
  }
  return kept.join('').trim();
}

/** Browsers before 2024 count code points: a family is several to them, and nothing breaks. */
function graphemesOf(text: string): Iterable<string> {
  if (!('Segmenter' in Intl)) return text;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return graphemes(segmenter.segment(text));
}

function* graphemes(segments: Intl.Segments): Iterable<string> {
  for (const { segment } of segments) yield segment;
}
