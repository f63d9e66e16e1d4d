/** What a line tells; nothing more after `closed`, nor after the line was dropped. */
export interface TransportEvents {
  opened(): void;
  message(text: string): void;
  /** The line is gone, or never came to be. */
  closed(): void;
}

/** One line to the server. */
export interface TransportLine {
  /** Lost without a word when the line is not open. */
  send(text: string): void;
  /** Lets go of the line at once; does not wait for the other side. */
  drop(): void;
}

/** The port to a realtime channel. */
export interface Transport {
  /** Never throws: what goes wrong is `closed`, in a later task. */
  connect(url: string, events: TransportEvents): TransportLine;
}
