import type { BackdropTexts } from './en.js';

export const ko: BackdropTexts = {
  'backdrop.title': '배경',
  'backdrop.asFilmed': '촬영 그대로',
  'backdrop.pick': '스크린 색 선택',
  'backdrop.picking': '진행자 뒤의 색을 탭하세요.',
  'backdrop.colour': '스크린 색',
  'backdrop.softness': '부드러운 가장자리',
  'backdrop.grey': '거의 회색입니다. 진행자 뒤의 스크린을 탭하세요.',
  'backdrop.noWebgl': '이 브라우저에서는 배경을 바꿀 수 없습니다.',
  'backdrop.weak':
    '기기 부담을 줄이려고 촬영 그대로 보여 드립니다. 그래도 써 보려면 장소를 고르세요.',
  'backdrop.slow': '이 기기에서는 너무 느려 촬영 그대로 보여 드립니다.',
  'backdrop.lost': '그래픽이 중단되어 촬영 그대로 보여 드립니다. 다시 해 보려면 장소를 고르세요.',
  'backdrop.closed': '이 방송에서는 허용되지 않습니다.',
  'backdrop.missing': '이 배경을 불러오지 못했습니다.',
  'backdrop.unavailable': '불러오지 못했습니다. 다시 해 보려면 장소를 고르세요.',
};
