/** Reports a mistake of somebody's listener without throwing into whoever called it. */
export function report(error: unknown): void {
  // Node has none; there a room is only imported, and plays to nobody.
  if ('reportError' in globalThis) reportError(error);
}
