import type { TextsOf } from '../text-keys.js';

/** English: what stands behind the host. Types the other languages. */
export const en = {
  'backdrop.title': 'Background',
  'backdrop.asFilmed': 'As filmed',
  'backdrop.pick': 'Pick the screen colour',
  'backdrop.picking': 'Tap the colour behind the host.',
  'backdrop.colour': 'Screen colour',
  'backdrop.softness': 'Soft edge',
  'backdrop.grey': 'That colour is nearly grey. Tap the screen behind the host.',
  'backdrop.noWebgl': 'This browser cannot change the background.',
  'backdrop.weak':
    'To spare this device, the picture is as filmed. Choose a place to try it all the same.',
  'backdrop.slow': 'Too slow on this device: the picture is as filmed.',
  'backdrop.lost':
    'The graphics were interrupted: the picture is as filmed. Choose a place to try again.',
  'backdrop.closed': 'The stream does not allow this.',
  'backdrop.missing': 'This background could not be loaded.',
  'backdrop.unavailable': 'This could not be loaded. Choose a place to try again.',
} as const satisfies Readonly<Record<string, string>>;

export type BackdropTexts = TextsOf<typeof en>;
