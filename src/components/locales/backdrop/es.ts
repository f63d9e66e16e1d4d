import type { BackdropTexts } from './en.js';

export const es: BackdropTexts = {
  'backdrop.title': 'Fondo',
  'backdrop.asFilmed': 'Tal como es',
  'backdrop.pick': 'Elegir el color del croma',
  'backdrop.picking': 'Toca el color detrás del presentador.',
  'backdrop.colour': 'Color del croma',
  'backdrop.softness': 'Borde suave',
  'backdrop.grey': 'Ese color es casi gris. Toca el croma detrás del presentador.',
  'backdrop.noWebgl': 'Este navegador no puede cambiar el fondo.',
  'backdrop.weak':
    'Para no forzar este dispositivo, la imagen se ve tal como es. Elige un lugar para probarlo igualmente.',
  'backdrop.slow': 'Demasiado lento en este dispositivo: la imagen se ve tal como es.',
  'backdrop.lost':
    'Se interrumpieron los gráficos: la imagen se ve tal como es. Elige un lugar para reintentar.',
  'backdrop.closed': 'La transmisión no lo permite.',
  'backdrop.missing': 'No se pudo cargar este fondo.',
  'backdrop.unavailable': 'No se pudo cargar. Elige un lugar para reintentar.',
};
