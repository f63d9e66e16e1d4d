import type { BackdropTexts } from './en.js';

export const ar: BackdropTexts = {
  'backdrop.title': 'الخلفية',
  'backdrop.asFilmed': 'كما صُوِّر',
  'backdrop.pick': 'اختيار لون الشاشة',
  'backdrop.picking': 'المس اللون خلف المقدّم.',
  'backdrop.colour': 'لون الشاشة',
  'backdrop.softness': 'حافة ناعمة',
  'backdrop.grey': 'هذا اللون قريب من الرمادي. المس الشاشة خلف المقدّم.',
  'backdrop.noWebgl': 'لا يمكن لهذا المتصفح تغيير الخلفية.',
  'backdrop.weak':
    'لتخفيف الحمل عن هذا الجهاز تظهر الصورة كما صُوِّرت. اختر مكانًا للتجربة على أي حال.',
  'backdrop.slow': 'بطيء جدًا على هذا الجهاز: تظهر الصورة كما صُوِّرت.',
  'backdrop.lost': 'انقطعت معالجة الرسوم: تظهر الصورة كما صُوِّرت. اختر مكانًا للمحاولة من جديد.',
  'backdrop.closed': 'البث لا يسمح بذلك.',
  'backdrop.missing': 'تعذّر تحميل هذه الخلفية.',
  'backdrop.unavailable': 'تعذّر التحميل. اختر مكانًا للمحاولة من جديد.',
};
