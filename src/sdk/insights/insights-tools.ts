/** For who collects facts, reads them, or makes some up: everything that works without a page. */
export { decodeBatch } from './decode-batch.js';
export { noStore } from './fact-store.js';
export { reportOf, FUNNEL } from './report.js';
export { RoomInsights } from './room-insights.js';
