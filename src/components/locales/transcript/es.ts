import type { TranscriptTexts } from './en.js';

export const es: TranscriptTexts = {
  'transcript.title': 'Transcripción',
  'transcript.open': 'Leer lo que se dijo',
  'transcript.language': 'Idioma',
  'transcript.search': 'Buscar en lo que se dijo',
  'transcript.found': 'Encontrados: {{shown}}',
  'transcript.nothing': 'Nadie lo ha dicho hasta ahora.',
  'transcript.empty': 'Todavía no hay nada que leer.',
  'transcript.jump': 'Ir a {{time}}',
  'transcript.save': 'Guardar como {{format}}',
};
