import type { TryOnTexts } from './en.js';

export const fr: TryOnTexts = {
  'tryOn.private': 'Rien ne quitte votre appareil : personne d’autre ne voit votre image.',
  'tryOn.camera': 'Utiliser la caméra',
  'tryOn.photo': 'Utiliser une photo',
  'tryOn.loading': 'Préparation… {{percent}} %',
  'tryOn.asking': 'Autorisez la caméra pour vous voir.',
  'tryOn.noFace': 'Aucun visage en vue. Regardez la caméra.',
  'tryOn.noFacePhoto': 'Il n’y a pas de visage sur cette photo. Essayez-en une autre.',
  'tryOn.twoFaces': 'Plusieurs visages : l’essai se fait sur le plus proche.',
  'tryOn.stop': 'Arrêter la caméra',
  'tryOn.snapshot': 'Prendre une photo',
  'tryOn.wearing': 'Vous avec {{name}}',
  'tryOn.refused':
    'La caméra a été refusée. Autorisez-la dans les réglages du navigateur, ou utilisez une photo.',
  'tryOn.taken': 'Un autre programme utilise la caméra. Fermez-le, ou utilisez une photo.',
  'tryOn.noCamera': 'Il n’y a pas de caméra ici. Utilisez une photo.',
  'tryOn.photoInvalid': 'Ce fichier ne peut pas être lu comme image.',
  'tryOn.modelMissing': 'L’essayage n’est pas encore disponible dans cette boutique.',
  'tryOn.itemMissing': 'L’article à essayer n’a pas pu être chargé.',
  'tryOn.noWebgl': 'Ce navigateur ne peut pas l’afficher.',
  'tryOn.failed': 'Un problème est survenu. Réessayez.',
};
