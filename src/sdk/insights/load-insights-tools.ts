import type * as tools from './insights-tools.js';

export type InsightsTools = typeof tools;

/** Reading batches, reports, and insights in a world of one's own. */
export function loadInsightsTools(): Promise<InsightsTools> {
  return import('./insights-tools.js');
}
