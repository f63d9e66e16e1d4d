import type { VirtualHostTexts } from './en.js';

export const fr: VirtualHostTexts = {
  'virtualHost.label': 'Présentation virtuelle',
  'virtualHost.credit': 'Personnage de {{name}}',
  'virtualHost.deaf': 'Sur cet appareil, les lèvres ne peuvent pas suivre le son.',
  'virtualHost.noWebgl':
    'Ce navigateur ne peut pas dessiner le personnage : l’image est celle du flux.',
  'virtualHost.weak': 'Pour ménager cet appareil, le personnage n’est pas dessiné.',
  'virtualHost.slow': 'Trop lent sur cet appareil : l’image est celle du flux.',
  'virtualHost.lost': 'L’affichage graphique a été interrompu. Le personnage va revenir.',
  'virtualHost.unreachable': 'Le personnage n’a pas pu être chargé.',
  'virtualHost.large': 'Le personnage est trop lourd pour cet appareil.',
  'virtualHost.invalid': 'Le personnage ne peut pas être affiché : son fichier est abîmé.',
  'virtualHost.unavailable': 'Le personnage n’a pas pu être chargé.',
  'virtualHost.unreadable': 'Le personnage ne peut pas être affiché.',
  'virtualHost.retry': 'Réessayer',
};
