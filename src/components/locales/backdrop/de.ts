import type { BackdropTexts } from './en.js';

export const de: BackdropTexts = {
  'backdrop.title': 'Hintergrund',
  'backdrop.asFilmed': 'Wie gefilmt',
  'backdrop.pick': 'Farbe der Leinwand wählen',
  'backdrop.picking': 'Tippe auf die Farbe hinter dem Gastgeber.',
  'backdrop.colour': 'Farbe der Leinwand',
  'backdrop.softness': 'Weicher Rand',
  'backdrop.grey': 'Diese Farbe ist fast grau. Tippe auf die Leinwand hinter dem Gastgeber.',
  'backdrop.noWebgl': 'Dieser Browser kann den Hintergrund nicht ändern.',
  'backdrop.weak':
    'Um dieses Gerät zu schonen, bleibt das Bild wie gefilmt. Wähle einen Ort, um es trotzdem zu versuchen.',
  'backdrop.slow': 'Auf diesem Gerät zu langsam: Das Bild ist wie gefilmt.',
  'backdrop.lost':
    'Die Grafik wurde unterbrochen: Das Bild ist wie gefilmt. Wähle einen Ort, um es erneut zu versuchen.',
  'backdrop.closed': 'Der Stream erlaubt das nicht.',
  'backdrop.missing': 'Dieser Hintergrund konnte nicht geladen werden.',
  'backdrop.unavailable':
    'Konnte nicht geladen werden. Wähle einen Ort, um es erneut zu versuchen.',
};
