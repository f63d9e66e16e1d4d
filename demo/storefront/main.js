import 'live-room/define';
import { allProducts, loadCatalogue } from './catalogue.js';
import { closeCart, renderCart, startCartDrawer } from './cart-drawer.js';
import { byId, h } from './dom.js';
import { pins, placeShow, setShowLanguage, setShowMarket, startLiveShow } from './live-show.js';
import { allMarkets, chooseMarket, currentMarket, setMarkets } from './market.js';
import { cartPage } from './pages/cart.js';
import { checkoutPage, forgetOrder } from './pages/checkout.js';
import { goodsPage } from './pages/goods.js';
import { homePage } from './pages/home.js';
import { notFoundPage, storyPage } from './pages/plain-pages.js';
import { productPage } from './pages/product.js';
import { readRoute, startRouter } from './router.js';
import { loadMarkets } from './shop-api.js';
import { shopCart } from './shop-cart.js';
import { startSearch } from './search-sheet.js';
import { nameSeasons, startSeasons } from './seasons.js';
import {
  chosenLanguage,
  countryName,
  currentLanguage,
  fillTexts,
  languageChoices,
  setLanguage,
  t,
} from './texts.js';

const PAGES = {
  home: homePage,
  goods: goodsPage,
  product: productPage,
  story: storyPage,
  cart: cartPage,
  checkout: checkoutPage,
  'not-found': notFoundPage,
};

/** The cart as the page shows it. */
let drawnCart = '';

const languageMenu = byId('language');
languageMenu.replaceChildren(
  ...languageChoices().map(({ tag, name }) => h('option', { value: tag, lang: tag }, name)),
);
languageMenu.addEventListener('change', () => {
  const address = new URL(location.href);
  address.searchParams.set('lang', languageMenu.value);
  history.replaceState(null, '', address);
  useLanguage(languageMenu.value);
});

const marketMenu = byId('market');
marketMenu.addEventListener('change', () => {
  chooseMarket(marketMenu.value);
  useMarket();
});

const menuButton = byId('menu-button');
menuButton.addEventListener('click', () => openMenu(menuButton.ariaExpanded !== 'true'));

useLanguage(new URLSearchParams(location.search).get('lang') ?? 'en');
startLiveShow();
startSeasons();
startCartDrawer();
startSearch();
startRouter((route) => {
  openMenu(false);
  closeCart();
  forgetOrder();
  placeShow(route.name);
  showPage(route);
});

// Both pages are the cart itself: what the show adds is seen at once.
shopCart.addEventListener('change', () => {
  const route = readRoute();
  const shows = route.name === 'cart' || route.name === 'checkout';
  // The same cart told again must not take a page away from under a finger.
  if (shows && JSON.stringify(shopCart.current) !== drawnCart) showPage(route);
});

Promise.all([loadCatalogue(), loadMarkets().then(setMarkets)])
  .then(() => {
    useMarket();
    renderCart();
    showPage(readRoute());
  })
  .catch(() => byId('page').replaceChildren(t('offline')));

function useLanguage(language) {
  setLanguage(language);
  languageMenu.value = chosenLanguage();
  fillTexts();
  nameMarkets();
  nameSeasons();
  renderCart();
  setShowLanguage(chosenLanguage(), currentLanguage());
  showPage(readRoute());
}

/** Other prices everywhere: in the shop, in its cart and in the room. */
function useMarket() {
  const market = currentMarket();
  nameMarkets();
  setShowMarket(market);
  if (shopCart.current.country !== market.country) {
    // Without the shop there is nothing to be moved; the page says so elsewhere.
    shopCart.moveTo(market.country).catch(() => undefined);
  }
  showPage(readRoute());
}

function nameMarkets() {
  marketMenu.replaceChildren(
    ...allMarkets().map(({ country, currency }) =>
      h('option', { value: country }, `${countryName(country)} · ${currency}`),
    ),
  );
  marketMenu.value = currentMarket().country;
}

function showPage(route) {
  drawnCart = JSON.stringify(shopCart.current);
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
