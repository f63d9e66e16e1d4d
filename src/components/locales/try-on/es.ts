import type { TryOnTexts } from './en.js';

export const es: TryOnTexts = {
  'tryOn.private': 'Nada sale de tu dispositivo: nadie más ve tu imagen.',
  'tryOn.camera': 'Usar la cámara',
  'tryOn.photo': 'Usar una foto',
  'tryOn.loading': 'Preparando… {{percent}} %',
  'tryOn.asking': 'Permite la cámara para verte.',
  'tryOn.noFace': 'No se ve ninguna cara. Mira a la cámara.',
  'tryOn.noFacePhoto': 'No hay ninguna cara en esta foto. Prueba con otra.',
  'tryOn.twoFaces': 'Varias caras: se prueba en la más cercana.',
  'tryOn.stop': 'Detener la cámara',
  'tryOn.snapshot': 'Hacer una foto',
  'tryOn.wearing': 'Tú con {{name}}',
  'tryOn.refused': 'Se rechazó la cámara. Permítela en los ajustes del navegador o usa una foto.',
  'tryOn.taken': 'Otro programa usa la cámara. Ciérralo o usa una foto.',
  'tryOn.noCamera': 'Aquí no hay cámara. Usa una foto.',
  'tryOn.photoInvalid': 'Este archivo no se puede leer como imagen.',
  'tryOn.modelMissing': 'La prueba aún no está disponible en esta tienda.',
  'tryOn.itemMissing': 'No se pudo cargar lo que quieres probarte.',
  'tryOn.noWebgl': 'Este navegador no puede dibujarlo.',
  'tryOn.failed': 'Algo salió mal. Inténtalo de nuevo.',
};
