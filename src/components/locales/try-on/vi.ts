import type { TryOnTexts } from './en.js';

export const vi: TryOnTexts = {
  'tryOn.private': 'Không có gì rời khỏi máy của bạn: không ai khác thấy hình của bạn.',
  'tryOn.camera': 'Dùng máy ảnh',
  'tryOn.photo': 'Dùng ảnh',
  'tryOn.loading': 'Đang chuẩn bị… {{percent}}%',
  'tryOn.asking': 'Cho phép máy ảnh để thấy chính mình.',
  'tryOn.noFace': 'Không thấy khuôn mặt. Hãy nhìn vào máy ảnh.',
  'tryOn.noFacePhoto': 'Không có khuôn mặt trong ảnh này. Hãy thử ảnh khác.',
  'tryOn.twoFaces': 'Có nhiều khuôn mặt: thử trên khuôn mặt gần nhất.',
  'tryOn.stop': 'Tắt máy ảnh',
  'tryOn.snapshot': 'Chụp ảnh',
  'tryOn.wearing': 'Bạn đeo {{name}}',
  'tryOn.refused': 'Máy ảnh bị từ chối. Hãy cho phép trong cài đặt trình duyệt, hoặc dùng ảnh.',
  'tryOn.taken': 'Chương trình khác đang dùng máy ảnh. Hãy đóng lại, hoặc dùng ảnh.',
  'tryOn.noCamera': 'Ở đây không có máy ảnh. Hãy dùng ảnh.',
  'tryOn.photoInvalid': 'Không đọc được tệp này như ảnh.',
  'tryOn.modelMissing': 'Cửa hàng này chưa có tính năng đeo thử.',
  'tryOn.itemMissing': 'Không tải được món bạn muốn thử.',
  'tryOn.noWebgl': 'Trình duyệt này không hiển thị được.',
  'tryOn.failed': 'Đã xảy ra lỗi. Hãy thử lại.',
};
