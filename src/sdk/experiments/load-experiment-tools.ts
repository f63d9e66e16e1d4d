import type * as tools from './experiment-tools.js';

export type ExperimentTools = typeof tools;

/** Assignment and its reading, for a server or an analysis. */
export function loadExperimentTools(): Promise<ExperimentTools> {
  return import('./experiment-tools.js');
}
