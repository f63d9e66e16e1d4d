import type { VirtualHostTexts } from './en.js';

export const ar: VirtualHostTexts = {
  'virtualHost.label': 'تقديم افتراضي',
  'virtualHost.credit': 'الشخصية من تصميم {{name}}',
  'virtualHost.deaf': 'لا يمكن للشفاه أن تتبع الصوت على هذا الجهاز.',
  'virtualHost.noWebgl': 'لا يستطيع هذا المتصفح رسم الشخصية: تظهر صورة البث.',
  'virtualHost.weak': 'حفاظًا على أداء هذا الجهاز، لا تُرسم الشخصية.',
  'virtualHost.slow': 'بطيء جدًا على هذا الجهاز: تظهر صورة البث.',
  'virtualHost.lost': 'انقطعت الرسوميات، وستعود الشخصية بعد لحظات.',
  'virtualHost.unreachable': 'تعذّر تحميل الشخصية.',
  'virtualHost.large': 'حجم الشخصية أكبر من قدرة هذا الجهاز.',
  'virtualHost.invalid': 'لا يمكن عرض الشخصية: ملفها تالف.',
  'virtualHost.unavailable': 'تعذّر تحميل الشخصية.',
  'virtualHost.unreadable': 'لا يمكن عرض الشخصية.',
  'virtualHost.retry': 'حاول مرة أخرى',
};
