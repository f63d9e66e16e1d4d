import type { Fact, FactContext, FactItem, FactParams, FactValue } from './fact.js';
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

/** Undefined for what JSON has no words for: a cycle, a BigInt, a function. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Throws for what cannot be written: it would never get out of the queue again. */
export function toWaiting(fact: Fact, context: FactContext): WaitingFact {
  const { id, visit, n, at, name, weight } = fact;
  // A copy, since the page's own sinks hear of the same fact and may change it.
  const params = JSON.parse(JSON.stringify(withoutNames(fact.params))) as FactParams;
  return {
    id,
    visit,
    context,
    fact: weight === 1 ? [n, at, name, params] : [n, at, name, params, weight],
  };
}

/** The collector knows what its products are called: names would be the most of the bytes. */
function withoutNames(params: FactParams): FactParams {
  const { items } = params;
  if (!isItems(items)) return params;
  return {
    ...params,
    items: items.map(({ item_id, item_variant, price, quantity }) => ({
      item_id,
      item_variant,
      price,
      quantity,
    })),
  };
}

/** A page's own fact may list anything by that name. */
function isItems(items: FactValue): items is readonly FactItem[] {
  return (
    Array.isArray(items) &&
    items.every(
      (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item),
    )
  );
}

/** As much of it as fits; `count` says how much that is, at least one. All of one visit. */
export function writeBatch(facts: readonly WaitingFact[]): { body: string; count: number } {
  const [first] = facts;
  const written: string[] = [];
  let length = 0;
  for (const { fact } of facts) {
    // Kept by an earlier version, which wrote less carefully: it is left out, and goes with the rest.
    const text = jsonOf(fact) ?? '';
    length += text.length + 1;
    if (written.length > 0 && length > MOST_CHARACTERS) break;
    written.push(text);
  }
  const head = JSON.stringify({ v: 1, visit: first?.visit, context: first?.context });
  return {
    body: `${head.slice(0, -1)},"facts":[${written.filter(Boolean).join(',')}]}`,
    count: written.length,
  };
}
