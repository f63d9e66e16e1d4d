export { languagesOf, transcriptOf } from './transcript.js';
export { toSrt, toWebVtt } from './export-captions.js';
export { findInText } from './search-transcript.js';
