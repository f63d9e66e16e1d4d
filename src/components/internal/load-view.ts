import type { LazyView } from './lazy.js';
import { register } from './register.js';

export type Elements = Readonly<Record<string, CustomElementConstructor>>;

const loaded = new Map<string, Promise<boolean>>();

/**
 * Fetches and registers a view; an element of it that is on the page already comes to life.
 * Answers whether it is there now: a chunk that cannot be fetched is no error of the page.
 */
export function loadView(tag: LazyView): Promise<boolean> {
  return loadElements(tag, async () => {
    // Wanted at once by every room: not after the list of all others.
    if (tag === 'front-views') return (await import('./front-views.js')).frontViews;
    const { loaders } = await import('./lazy.js');
    return loaders[tag]();
  });
}

/** The same for elements of a list of their own. */
export function loadElements(name: string, load: () => Promise<Elements>): Promise<boolean> {
  const elements = loaded.get(name) ?? fetchElements(name, load);
  loaded.set(name, elements);
  return elements;
}

async function fetchElements(name: string, load: () => Promise<Elements>): Promise<boolean> {
  try {
    for (const [tag, element] of Object.entries(await load())) register(tag, element);
    return true;
  } catch {
    // Asked for again, it is fetched again.
    loaded.delete(name);
    return false;
  }
}
