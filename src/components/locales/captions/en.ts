import type { TextsOf } from '../text-keys.js';

export const en = {
  'captions.from.human': 'Checked by a person',
  'captions.from.script': 'From the script',
  'captions.from.studio': 'From the studio',
  'captions.from.stream': 'Sent with the stream',
  'captions.from.device': 'Recognised on this device',
  'captions.by.studio': 'translated by the studio’s machine',
  'captions.by.memory': 'translation by a person of a line like this',
  'captions.by.site': 'translated by this site',
  'captions.by.browser': 'translated by your browser',
  'captions.by.device': 'translated on your device',
  'captions.by.service': 'translated by a machine',
  'captions.prefer.title': 'Which captions',
  'captions.prefer.best': 'The best there are',
  'captions.prefer.bestMore': 'Corrected ones first, the device’s own guess last',
  'captions.prefer.checked': 'Only checked by people',
  'captions.prefer.checkedMore': 'Corrections and the proof-read script; gaps in between',
  'captions.prefer.sent': 'Only sent with the show',
  'captions.prefer.sentMore': 'Nothing is recognised on this device',
  'captions.showSource': 'Say where each line comes from',
  'captions.untranslated': 'Spoken in {{from}}. Nothing here translates it to {{to}}.',
  'captions.readOriginal': 'Read it in {{from}}',
  'captions.loadTranslator': 'Load a translator',
  'captions.loadTranslatorSize': 'Load a translator ({{size, number}} MB)',
  'captions.translatorLoading': 'Getting the translator ready… {{percent, number}} %',
  'captions.noTranslation': 'Nothing here can translate this message.',
} as const;

export type Texts = TextsOf<typeof en>;
