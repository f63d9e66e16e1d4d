/** For those who define experiments and read them: everything that works without a room. */
export { assign } from './assign.js';
export { decodeExperiments } from './experiment.js';
export { experimentReport } from './experiment-report.js';
export { Experiments } from './experiments.js';
export { lift, wilson } from './lift.js';
