import type { TryOnTexts } from './en.js';

export const ptBR: TryOnTexts = {
  'tryOn.private': 'Nada sai do seu aparelho: ninguém mais vê a sua imagem.',
  'tryOn.camera': 'Usar a câmera',
  'tryOn.photo': 'Usar uma foto',
  'tryOn.loading': 'Preparando… {{percent}}%',
  'tryOn.asking': 'Permita a câmera para se ver.',
  'tryOn.noFace': 'Nenhum rosto à vista. Olhe para a câmera.',
  'tryOn.noFacePhoto': 'Não há rosto nesta foto. Tente outra.',
  'tryOn.twoFaces': 'Vários rostos: é experimentado no mais próximo.',
  'tryOn.stop': 'Parar a câmera',
  'tryOn.snapshot': 'Tirar uma foto',
  'tryOn.wearing': 'Você com {{name}}',
  'tryOn.refused':
    'A câmera foi recusada. Permita-a nas configurações do navegador ou use uma foto.',
  'tryOn.taken': 'Outro programa está usando a câmera. Feche-o ou use uma foto.',
  'tryOn.noCamera': 'Não há câmera aqui. Use uma foto.',
  'tryOn.photoInvalid': 'Este arquivo não pode ser lido como imagem.',
  'tryOn.modelMissing': 'A experimentação ainda não está disponível nesta loja.',
  'tryOn.itemMissing': 'Não foi possível carregar o que você quer experimentar.',
  'tryOn.noWebgl': 'Este navegador não consegue desenhá-lo.',
  'tryOn.failed': 'Algo deu errado. Tente de novo.',
};
