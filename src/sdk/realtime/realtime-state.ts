/** Messages that did not come through since joining. */
export interface MessageCounts {
  /** Could not be read. */
  readonly rejectedMessages: number;
  /** Of types that this version does not know. */
  readonly ignoredMessages: number;
  /** Of the ephemeral lane, which came faster than anybody could follow. */
  readonly droppedMessages: number;
}

export interface RealtimeState extends MessageCounts {
  readonly status: 'idle' | 'connecting' | 'open' | 'reconnecting' | 'closed';
}
