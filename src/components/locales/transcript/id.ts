import type { TranscriptTexts } from './en.js';

export const id: TranscriptTexts = {
  'transcript.title': 'Transkrip',
  'transcript.open': 'Baca yang diucapkan',
  'transcript.language': 'Bahasa',
  'transcript.search': 'Cari dalam ucapan',
  'transcript.found': 'Ditemukan: {{shown}}',
  'transcript.nothing': 'Belum ada yang mengatakan itu.',
  'transcript.empty': 'Belum ada yang bisa dibaca.',
  'transcript.jump': 'Lompat ke {{time}}',
  'transcript.save': 'Simpan sebagai {{format}}',
};
