import type { VirtualHostTexts } from './en.js';

export const de: VirtualHostTexts = {
  'virtualHost.label': 'Virtuelle Moderation',
  'virtualHost.credit': 'Figur von {{name}}',
  'virtualHost.deaf': 'Auf diesem Gerät können die Lippen dem Ton nicht folgen.',
  'virtualHost.noWebgl':
    'Dieser Browser kann die Figur nicht zeichnen: Zu sehen ist das Bild des Streams.',
  'virtualHost.weak': 'Um dieses Gerät zu schonen, wird die Figur nicht gezeichnet.',
  'virtualHost.slow': 'Zu langsam auf diesem Gerät: Zu sehen ist das Bild des Streams.',
  'virtualHost.lost': 'Die Grafik wurde unterbrochen. Die Figur kommt gleich zurück.',
  'virtualHost.unreachable': 'Die Figur konnte nicht geladen werden.',
  'virtualHost.large': 'Die Figur ist zu groß für dieses Gerät.',
  'virtualHost.invalid': 'Die Figur kann nicht gezeigt werden: Ihre Datei ist beschädigt.',
  'virtualHost.unavailable': 'Die Figur konnte nicht geladen werden.',
  'virtualHost.unreadable': 'Die Figur kann nicht gezeigt werden.',
  'virtualHost.retry': 'Erneut versuchen',
};
