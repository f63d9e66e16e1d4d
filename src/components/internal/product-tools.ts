import { loadProductTools } from '../../sdk/index.js';
import type { ProductTools } from '../../sdk/index.js';

let tools: ProductTools | null = null;

/** Fetches what lists and sheets are made with; their loaders wait for it. */
export async function provideProductTools(): Promise<void> {
  tools ??= await loadProductTools();
}

/** Null only where a view was registered without its loader. */
export function productTools(): ProductTools | null {
  return tools;
}
