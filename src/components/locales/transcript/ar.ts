import type { TranscriptTexts } from './en.js';

export const ar: TranscriptTexts = {
  'transcript.title': 'نص البث',
  'transcript.open': 'اقرأ ما قيل',
  'transcript.language': 'اللغة',
  'transcript.search': 'ابحث فيما قيل',
  'transcript.found': 'النتائج: {{shown}}',
  'transcript.nothing': 'لم يقل أحد ذلك حتى الآن.',
  'transcript.empty': 'لا يوجد ما يُقرأ بعد.',
  'transcript.jump': 'انتقل إلى {{time}}',
  'transcript.save': 'حفظ بصيغة {{format}}',
};
