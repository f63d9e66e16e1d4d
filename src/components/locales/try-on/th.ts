import type { TryOnTexts } from './en.js';

export const th: TryOnTexts = {
  'tryOn.private': 'ไม่มีสิ่งใดออกจากอุปกรณ์ของคุณ ไม่มีใครเห็นภาพของคุณ',
  'tryOn.camera': 'ใช้กล้อง',
  'tryOn.photo': 'ใช้รูปภาพ',
  'tryOn.loading': 'กำลังเตรียม… {{percent}}%',
  'tryOn.asking': 'อนุญาตกล้องเพื่อดูตัวเอง',
  'tryOn.noFace': 'ไม่เห็นใบหน้า มองที่กล้อง',
  'tryOn.noFacePhoto': 'ไม่มีใบหน้าในรูปนี้ ลองรูปอื่น',
  'tryOn.twoFaces': 'มีหลายใบหน้า จะลองกับคนที่ใกล้ที่สุด',
  'tryOn.stop': 'ปิดกล้อง',
  'tryOn.snapshot': 'ถ่ายรูป',
  'tryOn.wearing': 'คุณสวม {{name}}',
  'tryOn.refused': 'กล้องถูกปฏิเสธ อนุญาตในการตั้งค่าเบราว์เซอร์ หรือใช้รูปภาพ',
  'tryOn.taken': 'โปรแกรมอื่นกำลังใช้กล้อง ปิดโปรแกรมนั้น หรือใช้รูปภาพ',
  'tryOn.noCamera': 'ที่นี่ไม่มีกล้อง ใช้รูปภาพแทน',
  'tryOn.photoInvalid': 'อ่านไฟล์นี้เป็นรูปภาพไม่ได้',
  'tryOn.modelMissing': 'ร้านนี้ยังไม่มีการลองสวม',
  'tryOn.itemMissing': 'โหลดสินค้าที่ต้องการลองไม่ได้',
  'tryOn.noWebgl': 'เบราว์เซอร์นี้แสดงผลไม่ได้',
  'tryOn.failed': 'เกิดข้อผิดพลาด ลองอีกครั้ง',
};
