import type { TranscriptTexts } from './en.js';

export const ja: TranscriptTexts = {
  'transcript.title': '文字起こし',
  'transcript.open': '発言を読む',
  'transcript.language': '言語',
  'transcript.search': '発言を検索',
  'transcript.found': '{{shown}}件見つかりました',
  'transcript.nothing': 'まだ誰も言っていません。',
  'transcript.empty': 'まだ読めるものはありません。',
  'transcript.jump': '{{time}} へ移動',
  'transcript.save': '{{format}}で保存',
};
