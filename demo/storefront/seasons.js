import { byId, h } from './dom.js';
import { setShowTheme } from './live-show.js';
import { currentLanguage } from './texts.js';

/** What the room may wear, `?theme=` in the address. The first is the shop's own colours. */
const SEASONS = [
  {
    theme: '',
    name: { en: 'Harbour & Co', es: 'Harbour & Co', zh: 'Harbour & Co', ar: 'Harbour & Co' },
  },
  { theme: 'ramadan', name: { en: 'Ramadan', es: 'Ramadán', zh: '斋月', ar: 'رمضان' } },
  {
    theme: 'black-friday',
    name: { en: 'Black Friday', es: 'Black Friday', zh: '黑色星期五', ar: 'الجمعة البيضاء' },
  },
  { theme: 'christmas', name: { en: 'Christmas', es: 'Navidad', zh: '圣诞节', ar: 'عيد الميلاد' } },
  {
    theme: 'lunar-new-year',
    name: { en: 'Lunar New Year', es: 'Año Nuevo Lunar', zh: '春节', ar: 'رأس السنة القمرية' },
  },
  { theme: 'light', name: { en: 'Plain light', es: 'Claro', zh: '浅色', ar: 'فاتح' } },
  { theme: 'dark', name: { en: 'Plain dark', es: 'Oscuro', zh: '深色', ar: 'داكن' } },
];

const menu = byId('season');
let chosen = new URLSearchParams(location.search).get('theme') ?? '';

export function startSeasons() {
  setShowTheme(chosen);
  menu.addEventListener('change', () => {
    chosen = menu.value;
    const address = new URL(location.href);
    if (chosen) address.searchParams.set('theme', chosen);
    else address.searchParams.delete('theme');
    history.replaceState(history.state, '', address);
    setShowTheme(chosen);
  });
}

export function nameSeasons() {
  menu.replaceChildren(
    ...SEASONS.map(({ theme, name }) => h('option', { value: theme }, name[currentLanguage()])),
  );
  menu.value = chosen;
}
