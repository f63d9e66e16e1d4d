import { RoomError } from '../room/room-error.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import {
  NO_CHAT,
  type ChatAnswer,
  type ChatCommands,
  type ChatFilter,
  type ChatState,
  type TakenBack,
} from './chat-state.js';
import type { ChatMessage, Conversation, ConversationParts } from './conversation.js';
import type { Translator } from './translator.js';

export interface ChatParts extends Omit<ConversationParts, 'changed' | 'tookBack'> {
  /** Fetches what a chat is made with. Asked for when there is one. */
  readonly load: () => Promise<new (parts: ConversationParts) => Conversation>;
}

/** Messages kept until the rest is there. */
const MAX_EARLY = 500;

/** The room's chat: the door to a `Conversation`, whose code is fetched with the first message. */
export class Chat implements ChatCommands {
  readonly #store = new SnapshotStore<ChatState>(NO_CHAT);
  readonly #parts: ChatParts;
  #conversation: Conversation | undefined;
  #opening: Promise<Conversation | null> | undefined;
  #early: ChatMessage[] = [];
  #vanishing = new Set<(what: TakenBack) => void>();
  #failed = false;
  #filter: ChatFilter | null = null;
  #translator: Translator | null = null;

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  get store(): ReadableStore<ChatState> {
    return this.#store;
  }

  get filter(): ChatFilter | null {
    return this.#filter;
  }
  set filter(filter: ChatFilter | null) {
    this.#filter = filter;
    if (this.#conversation) this.#conversation.filter = filter;
  }

  get translator(): Translator | null {
    return this.#translator;
  }
  set translator(translator: Translator | null) {
    this.#translator = translator;
    if (this.#conversation) this.#conversation.translator = translator;
  }

  /** Calls `listener` with what was deleted, cleared or blocked. Returns the way out. */
  onTakenBack(listener: (what: TakenBack) => void): () => void {
    this.#vanishing.add(listener);
    return () => this.#vanishing.delete(listener);
  }

  /** Ms until the viewer may write again, by the server's clock. */
  sendableIn(): number {
    return Math.max(0, this.#store.current.nextSendAt - this.#parts.serverNow());
  }

  receive(message: ChatMessage): void {
    if (this.#conversation) {
      this.#conversation.receive(message);
      return;
    }
    this.#early.push(message);
    if (this.#early.length > MAX_EARLY) {
      // The oldest line goes; how the chat stands has to be known.
      const line = this.#early.findIndex(({ type }) => type === 'chat');
      this.#early.splice(Math.max(0, line), 1);
    }
    // A flood of messages is no reason to ask for the same file again and again.
    if (!this.#failed) void this.#open();
  }

  advance(stageTime: number): void {
    this.#conversation?.advance(stageTime);
  }

  send(text: string, options?: { replyTo?: string }): Promise<ChatAnswer> {
    return this.#ask((chat) => chat.send(text, options));
  }

  retry(key: string): Promise<ChatAnswer> {
    return this.#ask((chat) => chat.retry(key));
  }

  follow(following: boolean): Promise<ChatAnswer> {
    return this.#ask((chat) => chat.follow(following));
  }

  report(messageId: string, reason: string): Promise<ChatAnswer> {
    return this.#ask((chat) => chat.report(messageId, reason));
  }

  discard(key: string): void {
    this.#conversation?.discard(key);
  }

  like(): void {
    void this.#open().then((chat) => chat?.like());
  }

  react(kind: string): void {
    void this.#open().then((chat) => chat?.react(kind));
  }

  block(author: { readonly id: string; readonly name: string }): void {
    void this.#open().then((chat) => chat?.block(author));
  }

  unblock(authorId: string): void {
    this.#conversation?.unblock(authorId);
  }

  async translate(key: string): Promise<void> {
    await this.#conversation?.translate(key);
  }

  async #ask(command: (chat: Conversation) => Promise<ChatAnswer>): Promise<ChatAnswer> {
    const chat = await this.#open();
    return chat ? command(chat) : { ok: false, reason: 'custom-error' };
  }

  /** Null when it cannot be had now; asked by the viewer again, it is fetched again. */
  #open(): Promise<Conversation | null> {
    this.#opening ??= this.#make().catch((cause: unknown) => {
      this.#opening = undefined;
      this.#failed = true;
      const message = 'The chat could not be loaded.';
      const options = { recoverable: true, cause };
      this.#parts.announcer.fail(new RoomError('chat', 'engine-unavailable', message, options));
      return null;
    });
    return this.#opening;
  }

  async #make(): Promise<Conversation | null> {
    const { load, ...parts } = this.#parts;
    const Loaded = await load();
    if (parts.scope.disposed) return null;
    const chat = new Loaded({
      ...parts,
      changed: (change) => this.#store.patch(change),
      tookBack: (what) => this.#vanishing.forEach((vanish) => vanish(what)),
    });
    chat.filter = this.#filter;
    chat.translator = this.#translator;
    this.#conversation = chat;
    for (const message of this.#early.splice(0)) chat.receive(message);
    return chat;
  }
}
