import type { TranscriptTexts } from './en.js';

export const fr: TranscriptTexts = {
  'transcript.title': 'Transcription',
  'transcript.open': 'Lire ce qui a été dit',
  'transcript.language': 'Langue',
  'transcript.search': 'Rechercher dans ce qui a été dit',
  'transcript.found': 'Résultats : {{shown}}',
  'transcript.nothing': 'Personne ne l’a dit jusqu’ici.',
  'transcript.empty': 'Il n’y a encore rien à lire.',
  'transcript.jump': 'Aller à {{time}}',
  'transcript.save': 'Enregistrer en {{format}}',
};
