/**
 * `live-room/structured-data`: what a server, or the page, says of a show to search engines and to
 * those who share it. Needs no page.
 */
import { decodeProducts } from './products/decode-products.js';
import { decodeShow } from './show/decode-show.js';
import { headHtml, headTags, type HeadOptions, type HeadTag } from './structured-data/page-head.js';
import { showGraph, type GraphOptions, type ShowGraph } from './structured-data/show-graph.js';

export { headHtml, scriptText } from './structured-data/page-head.js';
export type { HeadTag } from './structured-data/page-head.js';
export type { ShowChapter, ShowFaq, ShowGraph } from './structured-data/show-graph.js';
export type { Thing } from './structured-data/thing.js';

export interface DescribeOptions extends Omit<GraphOptions, 'now'>, HeadOptions {
  /** What addresses of the show document are relative to; the page's unless told. */
  readonly baseUrl?: string | undefined;
  /** Epoch ms; the present unless told. */
  readonly now?: number | undefined;
}

export interface ShowDescription extends ShowGraph {
  readonly head: readonly HeadTag[];
  /** Everything as HTML, escaped. */
  readonly html: string;
  /** What could not be read of the show document, and was left out. */
  readonly problems: readonly string[];
}

/**
 * Describes a show document, as the site writes it. Null where it is none, with the reason among
 * the `problems` that `warn` hears. Never throws.
 */
export function describeShow(
  show: unknown,
  options: DescribeOptions,
  warn: (message: string) => void = () => undefined,
): ShowDescription | null {
  const base = options.baseUrl ?? options.pageUrl;
  const read = decodeShow(show, base);
  if (!read.ok) {
    warn(read.error.message);
    return null;
  }
  const problems = read.warnings.map(({ message }) => message);
  // Ids alone are the shop's to fill in.
  const full = read.value.products.filter((entry) => typeof entry === 'object' && entry !== null);
  const products = decodeProducts(full, base, (message) => problems.push(message));
  problems.forEach(warn);
  const graph = showGraph(read.value, products, { ...options, now: options.now ?? Date.now() });
  const head = headTags(read.value, options);
  return { ...graph, head, html: headHtml(head, graph), problems };
}
