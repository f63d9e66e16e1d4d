import type * as tools from './transcript-tools.js';

export type TranscriptTools = typeof tools;

/** What is made of captions after they were shown: a transcript, WebVTT, SubRip, search. */
export function loadTranscriptTools(): Promise<TranscriptTools> {
  return import('./transcript-tools.js');
}
