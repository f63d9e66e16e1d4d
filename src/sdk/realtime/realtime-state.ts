export interface RealtimeState {
  readonly status: 'idle' | 'connecting' | 'open' | 'reconnecting' | 'closed';
  /** Messages that could not be read since joining. */
  readonly rejectedMessages: number;
}
