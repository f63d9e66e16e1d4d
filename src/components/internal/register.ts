/**
 * Registers an element once. A second copy of the package on the page keeps its hands off: the
 * first one wins, and nothing throws. Without a page (Node) it does nothing.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  const registry = (globalThis as { customElements?: CustomElementRegistry }).customElements;
  if (registry && !registry.get(tag)) registry.define(tag, element);
}
