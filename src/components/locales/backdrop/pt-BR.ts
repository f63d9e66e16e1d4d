import type { BackdropTexts } from './en.js';

export const ptBR: BackdropTexts = {
  'backdrop.title': 'Fundo',
  'backdrop.asFilmed': 'Como filmado',
  'backdrop.pick': 'Escolher a cor da tela',
  'backdrop.picking': 'Toque na cor atrás do apresentador.',
  'backdrop.colour': 'Cor da tela',
  'backdrop.softness': 'Borda suave',
  'backdrop.grey': 'Essa cor é quase cinza. Toque na tela atrás do apresentador.',
  'backdrop.noWebgl': 'Este navegador não consegue trocar o fundo.',
  'backdrop.weak':
    'Para poupar este aparelho, a imagem está como filmada. Escolha um lugar para tentar mesmo assim.',
  'backdrop.slow': 'Lento demais neste aparelho: a imagem está como filmada.',
  'backdrop.lost':
    'Os gráficos foram interrompidos: a imagem está como filmada. Escolha um lugar para tentar de novo.',
  'backdrop.closed': 'A transmissão não permite isso.',
  'backdrop.missing': 'Não foi possível carregar este fundo.',
  'backdrop.unavailable': 'Não foi possível carregar. Escolha um lugar para tentar de novo.',
};
