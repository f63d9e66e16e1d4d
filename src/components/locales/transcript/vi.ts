import type { TranscriptTexts } from './en.js';

export const vi: TranscriptTexts = {
  'transcript.title': 'Bản ghi lời',
  'transcript.open': 'Đọc lại lời nói',
  'transcript.language': 'Ngôn ngữ',
  'transcript.search': 'Tìm trong lời nói',
  'transcript.found': 'Tìm thấy: {{shown}}',
  'transcript.nothing': 'Chưa ai nói điều đó.',
  'transcript.empty': 'Chưa có gì để đọc.',
  'transcript.jump': 'Đến {{time}}',
  'transcript.save': 'Lưu dạng {{format}}',
};
