import type { VirtualHostTexts } from './en.js';

export const id: VirtualHostTexts = {
  'virtualHost.label': 'Pembawa acara virtual',
  'virtualHost.credit': 'Figur oleh {{name}}',
  'virtualHost.deaf': 'Di perangkat ini bibir tidak bisa mengikuti suara.',
  'virtualHost.noWebgl':
    'Peramban ini tidak bisa menggambar pembawa acara: yang tampil adalah gambar siaran.',
  'virtualHost.weak': 'Agar perangkat ini tidak terbebani, pembawa acara tidak digambar.',
  'virtualHost.slow': 'Terlalu lambat di perangkat ini: yang tampil adalah gambar siaran.',
  'virtualHost.lost': 'Grafik terputus. Pembawa acara akan segera kembali.',
  'virtualHost.unreachable': 'Pembawa acara tidak dapat dimuat.',
  'virtualHost.large': 'Pembawa acara terlalu besar untuk perangkat ini.',
  'virtualHost.invalid': 'Pembawa acara tidak dapat ditampilkan: berkasnya rusak.',
  'virtualHost.unavailable': 'Pembawa acara tidak dapat dimuat.',
  'virtualHost.unreadable': 'Pembawa acara tidak dapat ditampilkan.',
  'virtualHost.retry': 'Coba lagi',
};
