import type { TranscriptTexts } from './en.js';

export const de: TranscriptTexts = {
  'transcript.title': 'Mitschrift',
  'transcript.open': 'Nachlesen, was gesagt wurde',
  'transcript.language': 'Sprache',
  'transcript.search': 'Gesagtes durchsuchen',
  'transcript.found': 'Treffer: {{shown}}',
  'transcript.nothing': 'Das hat bisher niemand gesagt.',
  'transcript.empty': 'Noch gibt es nichts zu lesen.',
  'transcript.jump': 'Zu {{time}} springen',
  'transcript.save': 'Als {{format}} speichern',
};
