/** Arab countries whose shops write ٣ for 3; the others, and Arabic elsewhere, write 3. */
const ARABIC_DIGITS = new Set('BH EG IQ JO KW LB OM PS QA SA SD SY YE'.split(' '));

/**
 * The tag by which numbers, prices and dates are written for a reader of `language` in `country`.
 * Digits and calendar are said outright: engines disagree on what a country's default is.
 */
export function formatLocaleFor(language: string, country?: string | null): string {
  try {
    const locale = new Intl.Locale(language, country ? { region: country.toUpperCase() } : {});
    if (locale.language !== 'ar') return locale.toString();
    const { region = '', numberingSystem } = locale;
    return new Intl.Locale(locale, {
      numberingSystem: numberingSystem ?? (ARABIC_DIGITS.has(region) ? 'arab' : 'latn'),
      // Offers and deliveries are dated like the shop's other papers, not by the moon.
      calendar: locale.calendar ?? 'gregory',
    }).toString();
  } catch {
    return country ? formatLocaleFor(language) : 'en';
  }
}
