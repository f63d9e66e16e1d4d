import type { verifyReceipt, verifyReceipts } from './fairness/verifier.js';

/** Checks receipts of draws and giveaways; docs/fairness.md says how it is done by hand. */
export interface Fairness {
  readonly verifyReceipt: typeof verifyReceipt;
  readonly verifyReceipts: typeof verifyReceipts;
}

/** Fetches the verifier. It needs no room, and nothing of the page but WebCrypto. */
export function loadFairness(): Promise<Fairness> {
  return import('./fairness/verifier.js');
}
