import type { VirtualHostTexts } from './en.js';

export const es: VirtualHostTexts = {
  'virtualHost.label': 'Presentación virtual',
  'virtualHost.credit': 'Figura de {{name}}',
  'virtualHost.deaf': 'En este dispositivo los labios no pueden seguir el sonido.',
  'virtualHost.noWebgl':
    'Este navegador no puede dibujar al personaje: se ve la imagen de la emisión.',
  'virtualHost.weak': 'Para no sobrecargar este dispositivo, no se dibuja al personaje.',
  'virtualHost.slow': 'Va demasiado lento en este dispositivo: se ve la imagen de la emisión.',
  'virtualHost.lost': 'Se interrumpieron los gráficos. El personaje volverá enseguida.',
  'virtualHost.unreachable': 'No se pudo cargar al personaje.',
  'virtualHost.large': 'El personaje es demasiado pesado para este dispositivo.',
  'virtualHost.invalid': 'No se puede mostrar al personaje: su archivo está dañado.',
  'virtualHost.unavailable': 'No se pudo cargar al personaje.',
  'virtualHost.unreadable': 'No se puede mostrar al personaje.',
  'virtualHost.retry': 'Reintentar',
};
