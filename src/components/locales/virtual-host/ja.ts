import type { VirtualHostTexts } from './en.js';

export const ja: VirtualHostTexts = {
  'virtualHost.label': 'バーチャルホスト',
  'virtualHost.credit': 'キャラクター制作：{{name}}',
  'virtualHost.deaf': 'この端末では、口の動きを音声に合わせられません。',
  'virtualHost.noWebgl': 'このブラウザーではホストを描画できないため、配信の映像を表示しています。',
  'virtualHost.weak': '端末の負荷を抑えるため、ホストを描画していません。',
  'virtualHost.slow': 'この端末では処理が追いつかないため、配信の映像を表示しています。',
  'virtualHost.lost': 'グラフィックスが中断されました。ホストはまもなく戻ります。',
  'virtualHost.unreachable': 'ホストを読み込めませんでした。',
  'virtualHost.large': 'ホストのデータがこの端末には大きすぎます。',
  'virtualHost.invalid': 'ファイルが壊れているため、ホストを表示できません。',
  'virtualHost.unavailable': 'ホストを読み込めませんでした。',
  'virtualHost.unreadable': 'ホストを表示できません。',
  'virtualHost.retry': 'もう一度試す',
};
