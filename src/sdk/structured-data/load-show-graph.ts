import type * as graph from './graph-tools.js';

export type ShowGraphTools = typeof graph;

/** What describes a show to search engines. On a server: `live-room/structured-data`. */
export function loadShowGraph(): Promise<ShowGraphTools> {
  return import('./graph-tools.js');
}
