/** Stage time for everybody: what the picture on this viewer's screen shows now. */
export interface ShowTimeline {
  /** Stage time of the picture on screen, epoch ms; null before the first picture. */
  readonly now: number | null;
  /**
   * Calls `callback` with the stage time of every new picture, in step with the screen. After a
   * seek or a change of angle the time may be smaller than before. Returns the way out.
   */
  onFrame(callback: (now: number) => void): () => void;
}
