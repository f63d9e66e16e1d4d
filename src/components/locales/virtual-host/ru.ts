import type { VirtualHostTexts } from './en.js';

export const ru: VirtualHostTexts = {
  'virtualHost.label': 'Виртуальный ведущий',
  'virtualHost.credit': 'Персонаж: {{name}}',
  'virtualHost.deaf': 'На этом устройстве губы не могут следовать за звуком.',
  'virtualHost.noWebgl':
    'Этот браузер не может нарисовать персонажа: показано изображение трансляции.',
  'virtualHost.weak': 'Чтобы не нагружать устройство, персонаж не рисуется.',
  'virtualHost.slow': 'Слишком медленно на этом устройстве: показано изображение трансляции.',
  'virtualHost.lost': 'Графика прервалась. Персонаж скоро вернётся.',
  'virtualHost.unreachable': 'Не удалось загрузить персонажа.',
  'virtualHost.large': 'Персонаж слишком велик для этого устройства.',
  'virtualHost.invalid': 'Персонажа нельзя показать: файл повреждён.',
  'virtualHost.unavailable': 'Не удалось загрузить персонажа.',
  'virtualHost.unreadable': 'Персонажа нельзя показать.',
  'virtualHost.retry': 'Повторить',
};
