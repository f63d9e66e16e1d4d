import type { TryOnTexts } from './en.js';

export const ar: TryOnTexts = {
  'tryOn.private': 'لا شيء يغادر جهازك: لا يرى صورتك أحد غيرك.',
  'tryOn.camera': 'استخدام الكاميرا',
  'tryOn.photo': 'استخدام صورة',
  'tryOn.loading': 'جارٍ التحضير… {{percent}}٪',
  'tryOn.asking': 'اسمح بالكاميرا لترى نفسك.',
  'tryOn.noFace': 'لا يظهر وجه. انظر إلى الكاميرا.',
  'tryOn.noFacePhoto': 'لا يوجد وجه في هذه الصورة. جرّب صورة أخرى.',
  'tryOn.twoFaces': 'عدة وجوه: التجربة على الأقرب.',
  'tryOn.stop': 'إيقاف الكاميرا',
  'tryOn.snapshot': 'التقاط صورة',
  'tryOn.wearing': 'أنت مع {{name}}',
  'tryOn.refused': 'رُفض استخدام الكاميرا. اسمح بها في إعدادات المتصفح أو استخدم صورة.',
  'tryOn.taken': 'برنامج آخر يستخدم الكاميرا. أغلقه أو استخدم صورة.',
  'tryOn.noCamera': 'لا توجد كاميرا هنا. استخدم صورة.',
  'tryOn.photoInvalid': 'لا يمكن قراءة هذا الملف كصورة.',
  'tryOn.modelMissing': 'التجربة غير متاحة في هذا المتجر بعد.',
  'tryOn.itemMissing': 'تعذّر تحميل ما تريد تجربته.',
  'tryOn.noWebgl': 'لا يمكن لهذا المتصفح رسمها.',
  'tryOn.failed': 'حدث خطأ ما. حاول مرة أخرى.',
};
