import type { TextsOf } from '../text-keys.js';

/** English: the figure that stands for the host. Types the other languages. */
export const en = {
  'virtualHost.label': 'Virtual host',
  'virtualHost.credit': 'Figure by {{name}}',
  'virtualHost.deaf': 'The lips cannot follow the sound on this device.',
  'virtualHost.noWebgl': 'This browser cannot draw the host: the picture is that of the stream.',
  'virtualHost.weak': 'To spare this device, the host is not drawn.',
  'virtualHost.slow': 'Too slow on this device: the picture is that of the stream.',
  'virtualHost.lost': 'The graphics were interrupted. The host will be back.',
  'virtualHost.unreachable': 'The host could not be loaded.',
  'virtualHost.large': 'The host is too large for this device.',
  'virtualHost.invalid': 'The host cannot be shown: its file is damaged.',
  'virtualHost.unavailable': 'The host could not be loaded.',
  'virtualHost.unreadable': 'The host cannot be shown.',
  'virtualHost.retry': 'Try again',
} as const satisfies Readonly<Record<string, string>>;

export type VirtualHostTexts = TextsOf<typeof en>;
