import type { TryOnTexts } from './en.js';

export const ja: TryOnTexts = {
  'tryOn.private': '端末の外には何も送られません。あなたの映像は他の誰にも見えません。',
  'tryOn.camera': 'カメラを使う',
  'tryOn.photo': '写真を使う',
  'tryOn.loading': '準備中… {{percent}}%',
  'tryOn.asking': 'カメラを許可すると自分が映ります。',
  'tryOn.noFace': '顔が見えません。カメラを見てください。',
  'tryOn.noFacePhoto': 'この写真に顔がありません。別の写真をお試しください。',
  'tryOn.twoFaces': '複数の顔があります。最も近い顔で試着します。',
  'tryOn.stop': 'カメラを止める',
  'tryOn.snapshot': '写真を撮る',
  'tryOn.wearing': '{{name}}を着けたあなた',
  'tryOn.refused': 'カメラが拒否されました。ブラウザーの設定で許可するか、写真を使ってください。',
  'tryOn.taken': '別のプログラムがカメラを使用中です。閉じるか、写真を使ってください。',
  'tryOn.noCamera': 'カメラがありません。写真を使ってください。',
  'tryOn.photoInvalid': 'このファイルは画像として読み取れません。',
  'tryOn.modelMissing': 'このショップでは試着はまだ利用できません。',
  'tryOn.itemMissing': '試着する商品を読み込めませんでした。',
  'tryOn.noWebgl': 'このブラウザーでは表示できません。',
  'tryOn.failed': '問題が発生しました。もう一度お試しください。',
};
