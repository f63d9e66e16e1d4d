import type { BackdropTexts } from './en.js';

export const th: BackdropTexts = {
  'backdrop.title': 'พื้นหลัง',
  'backdrop.asFilmed': 'ตามที่ถ่ายจริง',
  'backdrop.pick': 'เลือกสีของฉาก',
  'backdrop.picking': 'แตะสีที่อยู่ด้านหลังพิธีกร',
  'backdrop.colour': 'สีของฉาก',
  'backdrop.softness': 'ขอบนุ่ม',
  'backdrop.grey': 'สีนี้เกือบเป็นสีเทา แตะฉากด้านหลังพิธีกร',
  'backdrop.noWebgl': 'เบราว์เซอร์นี้เปลี่ยนพื้นหลังไม่ได้',
  'backdrop.weak': 'เพื่อไม่ให้อุปกรณ์ทำงานหนัก ภาพจึงเป็นตามที่ถ่ายจริง เลือกสถานที่หากต้องการลอง',
  'backdrop.slow': 'ช้าเกินไปบนอุปกรณ์นี้ ภาพจึงเป็นตามที่ถ่ายจริง',
  'backdrop.lost': 'กราฟิกขัดข้อง ภาพจึงเป็นตามที่ถ่ายจริง เลือกสถานที่เพื่อลองใหม่',
  'backdrop.closed': 'สตรีมนี้ไม่อนุญาต',
  'backdrop.missing': 'โหลดพื้นหลังนี้ไม่ได้',
  'backdrop.unavailable': 'โหลดไม่ได้ เลือกสถานที่เพื่อลองใหม่',
};
