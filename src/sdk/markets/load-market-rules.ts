import type { MarketRules } from './market-rules.js';
import type * as tools from './market-tools.js';
import type { RulePack } from './rule-pack.js';

export type MarketTools = typeof tools;

/**
 * The rules of a market, with the packs that ship. They are a chunk of their own: nobody needs
 * them before the first picture. Rejects when it cannot be fetched.
 */
export async function loadMarketRules(
  market: string | undefined,
  own: readonly RulePack[] = [],
): Promise<MarketRules> {
  return (await loadMarketTools()).rulesFor(market, own);
}

/** What the people behind a show need: rules, their check of claims and prices, and rule packs. */
export function loadMarketTools(): Promise<MarketTools> {
  return import('./market-tools.js');
}
