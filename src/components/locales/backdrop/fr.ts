import type { BackdropTexts } from './en.js';

export const fr: BackdropTexts = {
  'backdrop.title': 'Arrière-plan',
  'backdrop.asFilmed': 'Tel que filmé',
  'backdrop.pick': 'Choisir la couleur du fond',
  'backdrop.picking': 'Touchez la couleur derrière l’animateur.',
  'backdrop.colour': 'Couleur du fond',
  'backdrop.softness': 'Contour doux',
  'backdrop.grey': 'Cette couleur est presque grise. Touchez le fond derrière l’animateur.',
  'backdrop.noWebgl': 'Ce navigateur ne peut pas changer l’arrière-plan.',
  'backdrop.weak':
    'Pour ménager cet appareil, l’image reste telle que filmée. Choisissez un lieu pour essayer quand même.',
  'backdrop.slow': 'Trop lent sur cet appareil : l’image reste telle que filmée.',
  'backdrop.lost':
    'L’affichage a été interrompu : l’image reste telle que filmée. Choisissez un lieu pour réessayer.',
  'backdrop.closed': 'La diffusion ne le permet pas.',
  'backdrop.missing': 'Cet arrière-plan n’a pas pu être chargé.',
  'backdrop.unavailable': 'Chargement impossible. Choisissez un lieu pour réessayer.',
};
