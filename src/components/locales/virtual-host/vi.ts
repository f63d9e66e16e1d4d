import type { VirtualHostTexts } from './en.js';

export const vi: VirtualHostTexts = {
  'virtualHost.label': 'Người dẫn ảo',
  'virtualHost.credit': 'Nhân vật của {{name}}',
  'virtualHost.deaf': 'Trên thiết bị này, môi không thể cử động theo âm thanh.',
  'virtualHost.noWebgl':
    'Trình duyệt này không vẽ được người dẫn: đang hiển thị hình ảnh của luồng phát.',
  'virtualHost.weak': 'Để thiết bị đỡ tải, người dẫn không được vẽ.',
  'virtualHost.slow': 'Quá chậm trên thiết bị này: đang hiển thị hình ảnh của luồng phát.',
  'virtualHost.lost': 'Đồ họa bị gián đoạn. Người dẫn sẽ quay lại ngay.',
  'virtualHost.unreachable': 'Không tải được người dẫn.',
  'virtualHost.large': 'Người dẫn quá nặng đối với thiết bị này.',
  'virtualHost.invalid': 'Không hiển thị được người dẫn: tệp bị hỏng.',
  'virtualHost.unavailable': 'Không tải được người dẫn.',
  'virtualHost.unreadable': 'Không hiển thị được người dẫn.',
  'virtualHost.retry': 'Thử lại',
};
