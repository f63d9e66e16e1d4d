import type { TranscriptTexts } from './en.js';

export const zhHans: TranscriptTexts = {
  'transcript.title': '文字记录',
  'transcript.open': '查看所说内容',
  'transcript.language': '语言',
  'transcript.search': '搜索所说内容',
  'transcript.found': '找到 {{shown}} 条',
  'transcript.nothing': '目前还没有人说过。',
  'transcript.empty': '还没有可查看的内容。',
  'transcript.jump': '跳转到 {{time}}',
  'transcript.save': '保存为 {{format}}',
};
