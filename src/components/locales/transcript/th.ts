import type { TranscriptTexts } from './en.js';

export const th: TranscriptTexts = {
  'transcript.title': 'บทถอดเสียง',
  'transcript.open': 'อ่านสิ่งที่พูด',
  'transcript.language': 'ภาษา',
  'transcript.search': 'ค้นหาสิ่งที่พูด',
  'transcript.found': 'พบ: {{shown}}',
  'transcript.nothing': 'ยังไม่มีใครพูดคำนั้น',
  'transcript.empty': 'ยังไม่มีอะไรให้อ่าน',
  'transcript.jump': 'ไปที่ {{time}}',
  'transcript.save': 'บันทึกเป็น {{format}}',
};
