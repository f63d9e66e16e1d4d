import type { TranscriptTexts } from './en.js';

export const ru: TranscriptTexts = {
  'transcript.title': 'Расшифровка',
  'transcript.open': 'Прочитать, что было сказано',
  'transcript.language': 'Язык',
  'transcript.search': 'Поиск по сказанному',
  'transcript.found': 'Найдено: {{shown}}',
  'transcript.nothing': 'Этого пока никто не говорил.',
  'transcript.empty': 'Читать пока нечего.',
  'transcript.jump': 'Перейти к {{time}}',
  'transcript.save': 'Сохранить как {{format}}',
};
