import type { TranscriptTexts } from './en.js';

export const ko: TranscriptTexts = {
  'transcript.title': '대본',
  'transcript.open': '말한 내용 읽기',
  'transcript.language': '언어',
  'transcript.search': '말한 내용 검색',
  'transcript.found': '{{shown}}개 찾음',
  'transcript.nothing': '아직 아무도 말하지 않았어요.',
  'transcript.empty': '아직 읽을 내용이 없어요.',
  'transcript.jump': '{{time}}(으)로 이동',
  'transcript.save': '{{format}}(으)로 저장',
};
