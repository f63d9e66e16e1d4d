import type { BackdropTexts } from './en.js';

export const ru: BackdropTexts = {
  'backdrop.title': 'Фон',
  'backdrop.asFilmed': 'Как снято',
  'backdrop.pick': 'Выбрать цвет экрана',
  'backdrop.picking': 'Коснитесь цвета за ведущим.',
  'backdrop.colour': 'Цвет экрана',
  'backdrop.softness': 'Мягкий край',
  'backdrop.grey': 'Этот цвет почти серый. Коснитесь экрана за ведущим.',
  'backdrop.noWebgl': 'Этот браузер не может менять фон.',
  'backdrop.weak':
    'Чтобы не нагружать устройство, показан исходный кадр. Выберите место, чтобы всё же попробовать.',
  'backdrop.slow': 'Слишком медленно на этом устройстве: показан исходный кадр.',
  'backdrop.lost': 'Графика прервана: показан исходный кадр. Выберите место, чтобы повторить.',
  'backdrop.closed': 'Трансляция этого не позволяет.',
  'backdrop.missing': 'Не удалось загрузить этот фон.',
  'backdrop.unavailable': 'Не удалось загрузить. Выберите место, чтобы повторить.',
};
