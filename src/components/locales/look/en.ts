import type { TextsOf } from '../text-keys.js';

export const en = {
  'look.preview': 'This is how captions look.',
  'look.pair': 'Translated captions',
  'look.pairOne': 'Translation only',
  'look.pairBoth': 'Original above the translation',
  'look.font': 'Typeface',
  'look.sans': 'Plain',
  'look.serif': 'Serif',
  'look.mono': 'Even width',
  'look.colour': 'Text colour',
  'look.background': 'Background',
  'look.white': 'White',
  'look.yellow': 'Yellow',
  'look.cyan': 'Light blue',
  'look.black': 'Black',
  'look.blue': 'Dark blue',
  'look.opacity': 'How dense the background is',
  'look.edge': 'Edge of the letters',
  'look.none': 'None',
  'look.outline': 'Outline',
  'look.shadow': 'Shadow',
  'look.lines': 'How many lines at once',
  'look.reset': 'Back to the usual look',
  'look.notKept':
    'This holds for this visit. It is kept for the next one if you allow that settings stay on this device.',
  'measures.title': 'Numbers in captions',
  'measures.on': 'Say weights, lengths, sizes and prices in my own units, too',
  'measures.rate': '1 {{from}} = {{rate}} {{to}} · {{source}}, {{when}}',
} as const;

export type LookTexts = TextsOf<typeof en>;
