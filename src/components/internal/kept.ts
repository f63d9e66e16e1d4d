import type { Consent } from '../../sdk/index.js';

/** All that the room keeps in a browser begins with it. */
const OURS = 'live-room:';
const MODELS = 'live-room-models';
const CHOICE = `${OURS}consent`;

/** Erases all that the room has kept on this device: settings, choices, models of speech. */
export async function eraseKept(): Promise<void> {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(OURS)) localStorage.removeItem(key);
    for (const name of await caches.keys()) if (name.startsWith(MODELS)) await caches.delete(name);
  } catch {
    // Forbidden in this frame: then nothing was kept either.
  }
}

/** The viewer's own choice of an earlier visit; null when there is none, or none may be read. */
export function keptChoice(): readonly Consent[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(CHOICE) ?? 'null');
    // The room itself reads out of it what there is.
    return Array.isArray(kept) ? (kept as Consent[]) : null;
  } catch {
    return null;
  }
}

export function keepChoice(granted: readonly Consent[]): void {
  try {
    localStorage.setItem(CHOICE, JSON.stringify(granted));
  } catch {
    // Full, or forbidden: then it is asked again at the next visit.
  }
}
