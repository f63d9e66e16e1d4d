import type { BackdropTexts } from './en.js';

export const ja: BackdropTexts = {
  'backdrop.title': '背景',
  'backdrop.asFilmed': 'そのまま',
  'backdrop.pick': 'スクリーンの色を選ぶ',
  'backdrop.picking': 'ホストの後ろの色をタップしてください。',
  'backdrop.colour': 'スクリーンの色',
  'backdrop.softness': '輪郭のぼかし',
  'backdrop.grey': 'その色はほぼ灰色です。ホストの後ろのスクリーンをタップしてください。',
  'backdrop.noWebgl': 'このブラウザーでは背景を変えられません。',
  'backdrop.weak': '端末の負担を減らすため、映像はそのままです。試すには場所を選んでください。',
  'backdrop.slow': 'この端末では遅すぎるため、映像はそのままです。',
  'backdrop.lost':
    '描画が中断されたため、映像はそのままです。もう一度試すには場所を選んでください。',
  'backdrop.closed': 'この配信では利用できません。',
  'backdrop.missing': 'この背景を読み込めませんでした。',
  'backdrop.unavailable': '読み込めませんでした。もう一度試すには場所を選んでください。',
};
