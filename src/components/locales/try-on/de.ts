import type { TryOnTexts } from './en.js';

export const de: TryOnTexts = {
  'tryOn.private': 'Nichts verlässt dein Gerät: Niemand sonst sieht dein Bild.',
  'tryOn.camera': 'Kamera benutzen',
  'tryOn.photo': 'Foto benutzen',
  'tryOn.loading': 'Wird vorbereitet … {{percent}} %',
  'tryOn.asking': 'Erlaube die Kamera, um dich zu sehen.',
  'tryOn.noFace': 'Kein Gesicht zu sehen. Schau in die Kamera.',
  'tryOn.noFacePhoto': 'Auf diesem Foto ist kein Gesicht. Nimm ein anderes.',
  'tryOn.twoFaces': 'Mehrere Gesichter: Anprobiert wird beim nächsten.',
  'tryOn.stop': 'Kamera ausschalten',
  'tryOn.snapshot': 'Bild aufnehmen',
  'tryOn.wearing': 'Du mit {{name}}',
  'tryOn.refused':
    'Die Kamera wurde verweigert. Erlaube sie in den Einstellungen des Browsers oder nimm ein Foto.',
  'tryOn.taken': 'Ein anderes Programm benutzt die Kamera. Schließe es oder nimm ein Foto.',
  'tryOn.noCamera': 'Hier ist keine Kamera. Nimm ein Foto.',
  'tryOn.photoInvalid': 'Diese Datei lässt sich nicht als Bild lesen.',
  'tryOn.modelMissing': 'Anprobieren ist in diesem Shop noch nicht möglich.',
  'tryOn.itemMissing': 'Was du anprobieren willst, konnte nicht geladen werden.',
  'tryOn.noWebgl': 'Dieser Browser kann es nicht darstellen.',
  'tryOn.failed': 'Etwas ist schiefgegangen. Versuche es noch einmal.',
};
