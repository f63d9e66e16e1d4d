import type { TryOn } from './try-on/try-on.js';

/** The mirror in which things are tried on. Rejects where its code cannot be fetched. */
export async function loadTryOn(): Promise<TryOn> {
  return (await import('./engines/try-on-engine.js')).tryOn;
}
