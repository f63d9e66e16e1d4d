import type { TryOnTexts } from './en.js';

export const ko: TryOnTexts = {
  'tryOn.private': '아무것도 기기 밖으로 나가지 않습니다. 다른 사람은 내 모습을 볼 수 없습니다.',
  'tryOn.camera': '카메라 사용',
  'tryOn.photo': '사진 사용',
  'tryOn.loading': '준비 중… {{percent}}%',
  'tryOn.asking': '카메라를 허용하면 내 모습이 보입니다.',
  'tryOn.noFace': '얼굴이 보이지 않습니다. 카메라를 바라봐 주세요.',
  'tryOn.noFacePhoto': '이 사진에는 얼굴이 없습니다. 다른 사진을 써 보세요.',
  'tryOn.twoFaces': '얼굴이 여러 개입니다. 가장 가까운 얼굴에 착용합니다.',
  'tryOn.stop': '카메라 끄기',
  'tryOn.snapshot': '사진 찍기',
  'tryOn.wearing': '{{name}} 착용 모습',
  'tryOn.refused': '카메라가 거부되었습니다. 브라우저 설정에서 허용하거나 사진을 사용하세요.',
  'tryOn.taken': '다른 프로그램이 카메라를 쓰고 있습니다. 닫거나 사진을 사용하세요.',
  'tryOn.noCamera': '카메라가 없습니다. 사진을 사용하세요.',
  'tryOn.photoInvalid': '이 파일은 이미지로 읽을 수 없습니다.',
  'tryOn.modelMissing': '이 상점에서는 아직 착용해 볼 수 없습니다.',
  'tryOn.itemMissing': '착용해 볼 상품을 불러오지 못했습니다.',
  'tryOn.noWebgl': '이 브라우저에서는 표시할 수 없습니다.',
  'tryOn.failed': '문제가 발생했습니다. 다시 시도하세요.',
};
