import 'live-room/define';
import { allProducts, loadCatalogue } from './catalogue.js';
import { closeCart, renderCart, startCartDrawer } from './cart-drawer.js';
import { byId } from './dom.js';
import { pins, placeShow, setShowLanguage, startLiveShow } from './live-show.js';
import { goodsPage } from './pages/goods.js';
import { homePage } from './pages/home.js';
import { notFoundPage, storyPage } from './pages/plain-pages.js';
import { productPage } from './pages/product.js';
import { readRoute, startRouter } from './router.js';
import { startSearch } from './search-sheet.js';
import { currentLanguage, fillTexts, setLanguage, t } from './texts.js';

const PAGES = {
  home: homePage,
  goods: goodsPage,
  product: productPage,
  story: storyPage,
  'not-found': notFoundPage,
};

const languageMenu = byId('language');
languageMenu.addEventListener('change', () => {
  const address = new URL(location.href);
  address.searchParams.set('lang', languageMenu.value);
  history.replaceState(null, '', address);
  useLanguage(languageMenu.value);
});

const menuButton = byId('menu-button');
menuButton.addEventListener('click', () => openMenu(menuButton.ariaExpanded !== 'true'));

useLanguage(new URLSearchParams(location.search).get('lang') ?? 'en');
startLiveShow();
startCartDrawer();
startSearch();
startRouter((route) => {
  openMenu(false);
  closeCart();
  placeShow(route.name);
  showPage(route);
});

loadCatalogue()
  .then(() => {
    renderCart();
    showPage(readRoute());
  })
  .catch(() => byId('page').replaceChildren(t('offline')));

function useLanguage(language) {
  setLanguage(language);
  languageMenu.value = currentLanguage();
  fillTexts();
  renderCart();
  setShowLanguage(currentLanguage());
  showPage(readRoute());
}

function showPage(route) {
  byId('floor').dataset.page = route.name;
  // Product pages need the catalogue; until it is here the page stays empty.
  const waiting = allProducts().length === 0 && route.name === 'product';
  byId('page').replaceChildren(...(waiting ? [] : PAGES[route.name]({ ...route, pins })));
  for (const link of document.querySelectorAll('.menu a')) {
    const here = /** @type {HTMLAnchorElement} */ (link).pathname === location.pathname;
    link.toggleAttribute('aria-current', here);
    if (here) link.setAttribute('aria-current', 'page');
  }
}

function openMenu(open) {
  menuButton.ariaExpanded = String(open);
  byId('menu').classList.toggle('open', open);
}
