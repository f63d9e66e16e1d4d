import type { TryOnTexts } from './en.js';

export const id: TryOnTexts = {
  'tryOn.private':
    'Tidak ada yang keluar dari perangkat Anda: tak ada orang lain yang melihat gambar Anda.',
  'tryOn.camera': 'Gunakan kamera',
  'tryOn.photo': 'Gunakan foto',
  'tryOn.loading': 'Menyiapkan … {{percent}}%',
  'tryOn.asking': 'Izinkan kamera untuk melihat diri Anda.',
  'tryOn.noFace': 'Wajah tidak terlihat. Lihat ke kamera.',
  'tryOn.noFacePhoto': 'Tidak ada wajah di foto ini. Coba yang lain.',
  'tryOn.twoFaces': 'Ada beberapa wajah: dicoba pada yang terdekat.',
  'tryOn.stop': 'Hentikan kamera',
  'tryOn.snapshot': 'Ambil foto',
  'tryOn.wearing': 'Anda memakai {{name}}',
  'tryOn.refused': 'Kamera ditolak. Izinkan di setelan browser, atau gunakan foto.',
  'tryOn.taken': 'Program lain memakai kamera. Tutup, atau gunakan foto.',
  'tryOn.noCamera': 'Tidak ada kamera di sini. Gunakan foto.',
  'tryOn.photoInvalid': 'Berkas ini tidak dapat dibaca sebagai gambar.',
  'tryOn.modelMissing': 'Coba pakai belum tersedia di toko ini.',
  'tryOn.itemMissing': 'Barang yang ingin dicoba tidak dapat dimuat.',
  'tryOn.noWebgl': 'Browser ini tidak dapat menampilkannya.',
  'tryOn.failed': 'Terjadi kesalahan. Coba lagi.',
};
