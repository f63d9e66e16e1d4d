import type { BackdropTexts } from './en.js';

export const id: BackdropTexts = {
  'backdrop.title': 'Latar',
  'backdrop.asFilmed': 'Sesuai rekaman',
  'backdrop.pick': 'Pilih warna layar',
  'backdrop.picking': 'Ketuk warna di belakang pembawa acara.',
  'backdrop.colour': 'Warna layar',
  'backdrop.softness': 'Tepi lembut',
  'backdrop.grey': 'Warna itu hampir abu-abu. Ketuk layar di belakang pembawa acara.',
  'backdrop.noWebgl': 'Browser ini tidak dapat mengganti latar.',
  'backdrop.weak':
    'Agar perangkat tidak terbebani, gambar ditampilkan sesuai rekaman. Pilih tempat untuk tetap mencoba.',
  'backdrop.slow': 'Terlalu lambat di perangkat ini: gambar sesuai rekaman.',
  'backdrop.lost': 'Grafik terputus: gambar sesuai rekaman. Pilih tempat untuk mencoba lagi.',
  'backdrop.closed': 'Siaran tidak mengizinkannya.',
  'backdrop.missing': 'Latar ini tidak dapat dimuat.',
  'backdrop.unavailable': 'Tidak dapat dimuat. Pilih tempat untuk mencoba lagi.',
};
