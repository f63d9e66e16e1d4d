import type { Fact, FactContext, FactItem, FactParams } from './fact.js';
import type { WaitingFact, WireFact } from './fact-store.js';

/** Two of them fit into what a browser still sends for a page that is gone. */
const MOST_CHARACTERS = 30_000;

/** What a collector gets, as JSON. */
export interface FactBatch {
  readonly v: 1;
  readonly visit: string;
  readonly context: FactContext;
  readonly facts: readonly WireFact[];
}

export function toWaiting(fact: Fact, context: FactContext): WaitingFact {
  const { id, visit, n, at, name, weight } = fact;
  const params = withoutNames(fact.params);
  return {
    id,
    visit,
    context,
    fact: weight === 1 ? [n, at, name, params] : [n, at, name, params, weight],
  };
}

/** The collector knows what its products are called: names would be the most of the bytes. */
function withoutNames(params: FactParams): FactParams {
  if (!Array.isArray(params['items'])) return params;
  const items = (params['items'] as readonly FactItem[]).map(
    ({ item_id, item_variant, price, quantity }) => ({ item_id, item_variant, price, quantity }),
  );
  return { ...params, items };
}

/** As much of it as fits; `count` says how much that is, at least one. All of one visit. */
export function writeBatch(facts: readonly WaitingFact[]): { body: string; count: number } {
  const [first] = facts;
  const written: string[] = [];
  let length = 0;
  for (const { fact } of facts) {
    const text = JSON.stringify(fact);
    length += text.length + 1;
    if (written.length > 0 && length > MOST_CHARACTERS) break;
    written.push(text);
  }
  const head = JSON.stringify({ v: 1, visit: first?.visit, context: first?.context });
  return {
    body: `${head.slice(0, -1)},"facts":[${written.join(',')}]}`,
    count: written.length,
  };
}
