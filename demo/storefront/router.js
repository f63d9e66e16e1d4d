/** Pages change without a reload, so that the show goes on playing. */

const ROOT = '/storefront/';

/** @typedef {{ name: 'home' | 'goods' | 'product' | 'story' | 'cart' | 'checkout' | 'not-found', id?: string }} Route */

/** @returns {Route} */
export function readRoute(path = location.pathname) {
  const parts = path.slice(ROOT.length).split('/').filter(Boolean).map(decodeURIComponent);
  const [name, id] = parts;
  if (parts.length === 0) return { name: 'home' };
  if (name === 'products' && id) return { name: 'product', id };
  if (name === 'goods' || name === 'story' || name === 'cart' || name === 'checkout') {
    return { name };
  }
  return { name: 'not-found' };
}

export function productPath(id) {
  return `${ROOT}products/${encodeURIComponent(id)}`;
}

/** Goes to another page of the shop. */
export function go(path) {
  // The search part (language, show) goes along from page to page.
  if (path !== location.pathname) history.pushState(null, '', path + location.search);
  dispatchEvent(new Event('shop-navigated'));
}

/** Turns clicks on `data-link` anchors into navigation, unless a new tab is wanted. */
export function startRouter(onRoute) {
  document.addEventListener('click', (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest?.('a[data-link]');
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (!link || !plain) return;
    event.preventDefault();
    go(/** @type {HTMLAnchorElement} */ (link).pathname);
  });
  addEventListener('popstate', () => onRoute(readRoute()));
  addEventListener('shop-navigated', () => {
    onRoute(readRoute());
    scrollTo({ top: 0 });
  });
  onRoute(readRoute());
}
