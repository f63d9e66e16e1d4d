import type { BackdropTexts } from './en.js';

export const zhHans: BackdropTexts = {
  'backdrop.title': '背景',
  'backdrop.asFilmed': '原画面',
  'backdrop.pick': '选取幕布颜色',
  'backdrop.picking': '请点按主播身后的颜色。',
  'backdrop.colour': '幕布颜色',
  'backdrop.softness': '边缘柔化',
  'backdrop.grey': '该颜色接近灰色，请点按主播身后的幕布。',
  'backdrop.noWebgl': '此浏览器无法更换背景。',
  'backdrop.weak': '为减轻设备负担，显示原画面。如仍想尝试，请选择一个地点。',
  'backdrop.slow': '此设备运行过慢，已恢复原画面。',
  'backdrop.lost': '图形处理中断，已恢复原画面。请选择地点重试。',
  'backdrop.closed': '此直播流不支持。',
  'backdrop.missing': '无法加载此背景。',
  'backdrop.unavailable': '无法加载。请选择地点重试。',
};
