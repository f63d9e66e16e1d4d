import type { TranscriptTexts } from './en.js';

export const ptBR: TranscriptTexts = {
  'transcript.title': 'Transcrição',
  'transcript.open': 'Ler o que foi dito',
  'transcript.language': 'Idioma',
  'transcript.search': 'Buscar no que foi dito',
  'transcript.found': 'Encontrados: {{shown}}',
  'transcript.nothing': 'Ninguém disse isso até agora.',
  'transcript.empty': 'Ainda não há nada para ler.',
  'transcript.jump': 'Ir para {{time}}',
  'transcript.save': 'Salvar como {{format}}',
};
