import type { VirtualHostTexts } from './en.js';

export const ptBR: VirtualHostTexts = {
  'virtualHost.label': 'Apresentação virtual',
  'virtualHost.credit': 'Personagem de {{name}}',
  'virtualHost.deaf': 'Neste aparelho os lábios não conseguem acompanhar o som.',
  'virtualHost.noWebgl':
    'Este navegador não consegue desenhar a personagem: a imagem é a da transmissão.',
  'virtualHost.weak': 'Para poupar este aparelho, a personagem não é desenhada.',
  'virtualHost.slow': 'Lento demais neste aparelho: a imagem é a da transmissão.',
  'virtualHost.lost': 'Os gráficos foram interrompidos. A personagem já volta.',
  'virtualHost.unreachable': 'Não foi possível carregar a personagem.',
  'virtualHost.large': 'A personagem é pesada demais para este aparelho.',
  'virtualHost.invalid': 'Não é possível mostrar a personagem: o arquivo está danificado.',
  'virtualHost.unavailable': 'Não foi possível carregar a personagem.',
  'virtualHost.unreadable': 'Não é possível mostrar a personagem.',
  'virtualHost.retry': 'Tentar de novo',
};
