import type { VirtualHostTexts } from './en.js';

export const ko: VirtualHostTexts = {
  'virtualHost.label': '가상 진행자',
  'virtualHost.credit': '캐릭터 제작: {{name}}',
  'virtualHost.deaf': '이 기기에서는 입 모양이 소리를 따라갈 수 없습니다.',
  'virtualHost.noWebgl': '이 브라우저에서는 진행자를 그릴 수 없어 방송 화면을 보여 드립니다.',
  'virtualHost.weak': '기기에 부담을 주지 않도록 진행자를 그리지 않습니다.',
  'virtualHost.slow': '이 기기에서는 너무 느려 방송 화면을 보여 드립니다.',
  'virtualHost.lost': '그래픽이 중단되었습니다. 진행자가 곧 돌아옵니다.',
  'virtualHost.unreachable': '진행자를 불러오지 못했습니다.',
  'virtualHost.large': '진행자 데이터가 이 기기에는 너무 큽니다.',
  'virtualHost.invalid': '파일이 손상되어 진행자를 표시할 수 없습니다.',
  'virtualHost.unavailable': '진행자를 불러오지 못했습니다.',
  'virtualHost.unreadable': '진행자를 표시할 수 없습니다.',
  'virtualHost.retry': '다시 시도',
};
