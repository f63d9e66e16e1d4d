import type { Consent, ConsentState } from './market-state.js';
import type { ConsentMode } from './rule-pack.js';

export const CONSENTS = [
  'essential',
  'functional',
  'performance',
  'targeting',
] as const satisfies readonly Consent[];

/** What has been said about consent, by whom. Null: nothing yet. */
export interface ConsentWords {
  readonly mode: ConsentMode;
  /** The browser says "do not sell or share". */
  readonly gpc: boolean;
  readonly page: readonly Consent[] | null;
  readonly viewer: readonly Consent[] | null;
}

/**
 * What is agreed to. The page has the last word, since it may ask for all of the site; but a
 * browser that says no to targeting is only overruled by the viewer.
 */
export function settleConsent({
  mode,
  gpc,
  page,
  viewer,
}: ConsentWords): Omit<ConsentState, 'asking'> {
  const said = page ?? viewer;
  const by = page ? 'page' : viewer ? 'viewer' : 'nobody';
  const wished = said ?? (mode === 'opt-in' ? [] : CONSENTS);
  const granted = CONSENTS.filter((consent) => {
    if (consent === 'essential') return true;
    if (consent === 'targeting' && gpc && by !== 'viewer') return false;
    return wished.includes(consent);
  });
  return { granted, by, gpc, mode };
}

/** What was agreed to before and is no longer. */
export function withdrawn(
  before: readonly Consent[],
  after: readonly Consent[],
): readonly Consent[] {
  return before.filter((consent) => !after.includes(consent));
}

/** Reads a list of consents of any origin: those that there are. */
export function consentsIn(value: unknown): readonly Consent[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return CONSENTS.filter((consent) => list.includes(consent));
}
