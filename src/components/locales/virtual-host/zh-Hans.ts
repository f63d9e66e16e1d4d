import type { VirtualHostTexts } from './en.js';

export const zhHans: VirtualHostTexts = {
  'virtualHost.label': '虚拟主播',
  'virtualHost.credit': '形象作者：{{name}}',
  'virtualHost.deaf': '此设备上，口型无法跟随声音。',
  'virtualHost.noWebgl': '此浏览器无法绘制主播，当前显示直播画面。',
  'virtualHost.weak': '为减轻设备负担，未绘制主播。',
  'virtualHost.slow': '此设备速度太慢，当前显示直播画面。',
  'virtualHost.lost': '图形显示中断，主播马上回来。',
  'virtualHost.unreachable': '主播加载失败。',
  'virtualHost.large': '主播文件过大，此设备无法显示。',
  'virtualHost.invalid': '主播文件已损坏，无法显示。',
  'virtualHost.unavailable': '主播加载失败。',
  'virtualHost.unreadable': '无法显示主播。',
  'virtualHost.retry': '重试',
};
