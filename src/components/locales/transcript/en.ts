import type { TextsOf } from '../text-keys.js';

export const en = {
  'transcript.title': 'Transcript',
  'transcript.open': 'Read what was said',
  'transcript.language': 'Language',
  'transcript.search': 'Search what was said',
  'transcript.found': 'Found: {{shown}}',
  'transcript.nothing': 'Nobody said that so far.',
  'transcript.empty': 'There is nothing to read yet.',
  'transcript.jump': 'Go to {{time}}',
  'transcript.save': 'Save as {{format}}',
} as const;

export type TranscriptTexts = TextsOf<typeof en>;
