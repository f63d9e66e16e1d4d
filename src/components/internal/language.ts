const RTL = /^(ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)\b/i;
const RTL_SCRIPT = /-(arab|hebr|thaa|syrc|nkoo|adlm)\b/i;

export type Direction = 'ltr' | 'rtl';

/** Which way a language is written. By hand: Firefox knows no `Intl.Locale` text info. */
export function directionOf(language: string): Direction {
  if (/-latn\b/i.test(language)) return 'ltr';
  return RTL.test(language) || RTL_SCRIPT.test(language) ? 'rtl' : 'ltr';
}

/** The language of the page around an element, looking out of shadow trees; else the viewer's. */
export function languageAround(element: Element): string {
  let node: Node | null = element;
  while (node) {
    if (node instanceof Element) {
      const found = node.closest('[lang]')?.getAttribute('lang');
      if (found) return found;
    }
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language;
}
