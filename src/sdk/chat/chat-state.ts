import type { Reason } from '../room/room-events.js';

/** Of the site's own people; it comes from the channel alone. */
export type ChatRole = 'host' | 'moderator' | 'staff';

export interface ChatAuthor {
  readonly id: string;
  /** Cleaned; may be empty. */
  readonly name: string;
  readonly role: ChatRole | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** Why a message did not go out, or a tap did not count. */
export type ChatReason =
  'empty' | 'slow-mode' | 'chat-closed' | 'followers-only' | 'not-allowed' | 'offline' | Reason;

export type ChatAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: ChatReason;
      readonly message?: string | undefined;
      /** The row that says so already. */
      readonly key?: string;
    };

/** One message as it is shown: its text is cleaned, and may be another one by the host's filter. */
export interface ChatRow {
  /** The same for as long as the row is there, also when an own message gets its final id. */
  readonly key: string;
  readonly id: string;
  readonly author: ChatAuthor;
  readonly text: string;
  readonly language: string | null;
  /** What it answers, as far as that was still here. */
  readonly reply: { readonly id: string; readonly name: string; readonly text: string } | null;
  /** Server time, epoch ms. */
  readonly sentAt: number;
  readonly own: boolean;
  readonly delivery: 'pending' | 'confirmed' | 'refused';
  readonly refusal: { readonly reason: ChatReason; readonly message?: string | undefined } | null;
  readonly translation:
    | { readonly phase: 'pending' | 'failed' }
    | { readonly phase: 'done'; readonly text: string; readonly language: string }
    | null;
}

export interface ChatMode {
  /** Least time between two messages of one viewer. */
  readonly slowSeconds: number;
  readonly followersOnly: boolean;
  readonly closed: boolean;
}

export interface ChatState {
  /** Whether the channel has said anything about a chat; without it there is nothing to show. */
  readonly open: boolean;
  /** Oldest first, 200 at most. */
  readonly rows: readonly ChatRow[];
  readonly pinned: ChatRow | null;
  readonly mode: ChatMode;
  /** Server time, epoch ms, from which on the viewer may write again. */
  readonly nextSendAt: number;
  /** With the viewer's own taps, also those on their way. */
  readonly likes: number;
  readonly reactions: Readonly<Record<string, number>>;
  /** Whether the viewer follows the host: the show document's word, then the site's answers. */
  readonly following: boolean;
  /** Whom the viewer does not want to read. */
  readonly blocked: readonly { readonly id: string; readonly name: string }[];
  /** Whether a translator is there. */
  readonly translatable: boolean;
}

export const NO_CHAT: ChatState = {
  open: false,
  rows: [],
  pinned: null,
  mode: { slowSeconds: 0, followersOnly: false, closed: false },
  nextSendAt: 0,
  likes: 0,
  reactions: {},
  following: false,
  blocked: [],
  translatable: false,
};

/**
 * The host's own second look at a message, before it is shown. A filter that throws keeps the
 * message: moderation is the server's duty, and a slip here must not silence a room.
 */
export type ChatFilter = (message: {
  readonly id: string;
  readonly author: ChatAuthor;
  readonly text: string;
}) => 'keep' | 'hide' | { readonly replace: string };

/** Which messages may not be seen any more: one, all of one author, or all. */
export interface TakenBack {
  readonly id?: string | undefined;
  readonly authorId?: string | undefined;
}

/**
 * Keeps over visits whom the viewer does not want to read. Whether it may is for whoever gives it:
 * a matter of consent.
 */
export interface BlockListKeeper {
  /** What was kept; anything, since it was written by another version or by somebody else. */
  read(): unknown;
  write(blocked: ChatState['blocked']): void;
}

/** What a viewer can do in the chat. Nothing of it throws or rejects. */
export interface ChatCommands {
  send(text: string, options?: { replyTo?: string }): Promise<ChatAnswer>;
  /** Sends an own message that was refused again. */
  retry(key: string): Promise<ChatAnswer>;
  /** Takes an own message away that was refused. */
  discard(key: string): void;
  like(): void;
  /** A reaction of a kind, e.g. an emoji. */
  react(kind: string): void;
  follow(following: boolean): Promise<ChatAnswer>;
  report(messageId: string, reason: string): Promise<ChatAnswer>;
  /** Hides what this author writes, for this viewer only. */
  block(author: { readonly id: string; readonly name: string }): void;
  unblock(authorId: string): void;
  /** Translates a row into the room's language, where there is a translator. */
  translate(key: string): Promise<void>;
}
