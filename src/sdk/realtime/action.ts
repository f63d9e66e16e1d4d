/** What a viewer does that the site has to know: `chat.send`, `like`, `follow` … */
export interface Action {
  readonly type: string;
  readonly data?: unknown;
  /** The same id again asks for the answer to the same action. Made up unless given. */
  readonly id?: string | undefined;
}

/** How an action ended. Pending: the site has not decided, or nobody knows whether it arrived. */
export interface ActionAnswer {
  readonly status: 'accepted' | 'refused' | 'pending';
  /** One of the room's reasons, or one of the site's own. */
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  /** What else the site tells this viewer alone: his place, his code … Not read by anybody yet. */
  readonly result?: unknown;
}
