import type { VirtualHostTexts } from './en.js';

export const th: VirtualHostTexts = {
  'virtualHost.label': 'พิธีกรเสมือน',
  'virtualHost.credit': 'ตัวละครโดย {{name}}',
  'virtualHost.deaf': 'ริมฝีปากขยับตามเสียงไม่ได้บนอุปกรณ์นี้',
  'virtualHost.noWebgl': 'เบราว์เซอร์นี้วาดพิธีกรไม่ได้ จึงแสดงภาพจากสตรีมแทน',
  'virtualHost.weak': 'เพื่อไม่ให้อุปกรณ์นี้ทำงานหนัก จึงไม่วาดพิธีกร',
  'virtualHost.slow': 'อุปกรณ์นี้ช้าเกินไป จึงแสดงภาพจากสตรีมแทน',
  'virtualHost.lost': 'กราฟิกขัดข้อง พิธีกรจะกลับมาในอีกสักครู่',
  'virtualHost.unreachable': 'โหลดพิธีกรไม่สำเร็จ',
  'virtualHost.large': 'พิธีกรมีขนาดใหญ่เกินไปสำหรับอุปกรณ์นี้',
  'virtualHost.invalid': 'แสดงพิธีกรไม่ได้ เพราะไฟล์เสียหาย',
  'virtualHost.unavailable': 'โหลดพิธีกรไม่สำเร็จ',
  'virtualHost.unreadable': 'แสดงพิธีกรไม่ได้',
  'virtualHost.retry': 'ลองอีกครั้ง',
};
