import type { BackdropTexts } from './en.js';

export const vi: BackdropTexts = {
  'backdrop.title': 'Phông nền',
  'backdrop.asFilmed': 'Như đã quay',
  'backdrop.pick': 'Chọn màu phông',
  'backdrop.picking': 'Chạm vào màu phía sau người dẫn.',
  'backdrop.colour': 'Màu phông',
  'backdrop.softness': 'Viền mềm',
  'backdrop.grey': 'Màu này gần như xám. Hãy chạm vào phông phía sau người dẫn.',
  'backdrop.noWebgl': 'Trình duyệt này không đổi được phông nền.',
  'backdrop.weak':
    'Để máy không quá tải, hình giữ nguyên như đã quay. Chọn một nơi nếu vẫn muốn thử.',
  'backdrop.slow': 'Quá chậm trên máy này: hình giữ nguyên như đã quay.',
  'backdrop.lost': 'Đồ họa bị gián đoạn: hình giữ nguyên như đã quay. Chọn một nơi để thử lại.',
  'backdrop.closed': 'Luồng phát không cho phép.',
  'backdrop.missing': 'Không tải được phông nền này.',
  'backdrop.unavailable': 'Không tải được. Chọn một nơi để thử lại.',
};
