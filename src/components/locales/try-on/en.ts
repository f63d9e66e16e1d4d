import type { TextsOf } from '../text-keys.js';

/** English: trying things on. Types the other languages. */
export const en = {
  'tryOn.private': 'Nothing leaves your device: the picture of you is seen by nobody else.',
  'tryOn.camera': 'Use the camera',
  'tryOn.photo': 'Use a photo',
  'tryOn.loading': 'Getting ready … {{percent}} %',
  'tryOn.asking': 'Allow the camera to see yourself.',
  'tryOn.noFace': 'No face in sight. Look into the camera.',
  'tryOn.noFacePhoto': 'There is no face in this photo. Try another one.',
  'tryOn.twoFaces': 'Several faces: it is tried on the nearest one.',
  'tryOn.stop': 'Stop the camera',
  'tryOn.snapshot': 'Take a picture',
  'tryOn.wearing': 'You, wearing {{name}}',
  'tryOn.refused': 'The camera was refused. Allow it in the browser’s settings, or use a photo.',
  'tryOn.taken': 'Another program is using the camera. Close it, or use a photo.',
  'tryOn.noCamera': 'There is no camera here. Use a photo.',
  'tryOn.photoInvalid': 'This file cannot be read as a picture.',
  'tryOn.modelMissing': 'Trying on is not available in this shop yet.',
  'tryOn.itemMissing': 'What you want to try on could not be loaded.',
  'tryOn.noWebgl': 'This browser cannot draw it.',
  'tryOn.failed': 'Something went wrong. Try again.',
} as const satisfies Readonly<Record<string, string>>;

export type TryOnTexts = TextsOf<typeof en>;
