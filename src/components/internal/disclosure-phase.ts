/** Somebody comes into a show every minute; who has come should have read it soon. */
const EVERY_MS = 5 * 60_000;
/** A line is read in five; who looks elsewhere has some more. */
const IN_FULL_MS = 20_000;

export interface DisclosurePhase {
  /** The whole sentence, or only its first word. It is never gone. */
  readonly inFull: boolean;
  /** Ms until the other phase; Infinity where it stays. */
  readonly changesIn: number;
}

/** Whether a disclosure is said in full, so long after the viewer has come. */
export function disclosurePhase(
  manner: 'repeated' | 'permanent',
  elapsedMs: number,
): DisclosurePhase {
  if (manner === 'permanent') return { inFull: true, changesIn: Infinity };
  const into = Math.max(0, elapsedMs) % EVERY_MS;
  return into < IN_FULL_MS
    ? { inFull: true, changesIn: IN_FULL_MS - into }
    : { inFull: false, changesIn: EVERY_MS - into };
}
