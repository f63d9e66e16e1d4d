import type { TryOnTexts } from './en.js';

export const zhHans: TryOnTexts = {
  'tryOn.private': '一切都留在您的设备上，没有其他人能看到您的影像。',
  'tryOn.camera': '使用摄像头',
  'tryOn.photo': '使用照片',
  'tryOn.loading': '正在准备… {{percent}}%',
  'tryOn.asking': '请允许使用摄像头。',
  'tryOn.noFace': '未看到人脸，请面向摄像头。',
  'tryOn.noFacePhoto': '这张照片中没有人脸，请换一张。',
  'tryOn.twoFaces': '有多张人脸：为最近的一位试戴。',
  'tryOn.stop': '关闭摄像头',
  'tryOn.snapshot': '拍照',
  'tryOn.wearing': '您试戴{{name}}',
  'tryOn.refused': '摄像头被拒绝。请在浏览器设置中允许，或使用照片。',
  'tryOn.taken': '摄像头正被其他程序占用。请关闭它，或使用照片。',
  'tryOn.noCamera': '没有摄像头，请使用照片。',
  'tryOn.photoInvalid': '无法将此文件读取为图片。',
  'tryOn.modelMissing': '本店暂不支持试戴。',
  'tryOn.itemMissing': '无法加载要试戴的商品。',
  'tryOn.noWebgl': '此浏览器无法显示。',
  'tryOn.failed': '出了点问题，请重试。',
};
