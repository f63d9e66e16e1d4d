import { engineMissing } from '../room/room-error.js';
import { Late } from '../state/late.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import {
  NO_CHAT,
  type BlockListKeeper,
  type ChatAnswer,
  type ChatCommands,
  type ChatFilter,
  type ChatState,
  type TakenBack,
} from './chat-state.js';
import type { ChatMessage, Conversation, ConversationParts } from './conversation.js';
import type { Translator } from '../captions/translation/translator.js';

export interface ChatParts extends Omit<ConversationParts, 'changed' | 'tookBack'> {
  /** What translates where the page has nothing of its own. */
  readonly translation: Translator | null;
  /** Fetches what a chat is made with. Asked for when there is one. */
  readonly load: () => Promise<new (parts: ConversationParts) => Conversation>;
}

/** The room's chat: the door to a `Conversation`, whose code is fetched with the first message. */
export class Chat implements ChatCommands {
  readonly #store = new SnapshotStore<ChatState>(NO_CHAT);
  readonly #parts: ChatParts;
  readonly #late: Late<ChatMessage, Conversation>;
  #vanishing = new Set<(what: TakenBack) => void>();
  #filter: ChatFilter | null = null;
  #translator: Translator | null = null;
  #keeper: BlockListKeeper | null = null;

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.#late = new Late({
      make: () => this.#make(),
      failed: (cause) => parts.announcer.fail(engineMissing('chat', cause, true)),
      // The oldest line goes; how the chat stands has to be known.
      expendable: ({ type }) => type === 'chat',
    });
  }

  get store(): ReadableStore<ChatState> {
    return this.#store;
  }

  get filter(): ChatFilter | null {
    return this.#filter;
  }
  set filter(filter: ChatFilter | null) {
    this.#filter = filter;
    if (this.#late.engine) this.#late.engine.filter = filter;
  }

  get translator(): Translator | null {
    return this.#translator ?? this.#parts.translation;
  }
  set translator(translator: Translator | null) {
    this.#translator = translator;
    if (this.#late.engine) this.#late.engine.translator = this.translator;
  }

  /** Keeps over visits whom the viewer hides, once they have agreed to that. Null: no longer. */
  keepWith(keeper: BlockListKeeper | null): void {
    this.#keeper = keeper;
    if (this.#late.engine) this.#late.engine.keeper = keeper;
  }

  /** The site's word on whether the viewer follows the host. */
  setFollowing(following: boolean): void {
    this.#store.patch({ following });
    if (this.#late.engine) this.#late.engine.following = following;
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
    this.#late.receive(message);
  }

  advance(stageTime: number): void {
    this.#late.advance(stageTime);
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
    this.#late.engine?.discard(key);
  }

  like(): void {
    void this.#late.open().then((chat) => chat?.like());
  }

  react(kind: string): void {
    void this.#late.open().then((chat) => chat?.react(kind));
  }

  block(author: { readonly id: string; readonly name: string }): void {
    void this.#late.open().then((chat) => chat?.block(author));
  }

  unblock(authorId: string): void {
    this.#late.engine?.unblock(authorId);
  }

  async translate(key: string): Promise<void> {
    await this.#late.engine?.translate(key);
  }

  async #ask(command: (chat: Conversation) => Promise<ChatAnswer>): Promise<ChatAnswer> {
    const chat = await this.#late.open();
    return chat ? command(chat) : { ok: false, reason: 'custom-error' };
  }

  async #make(): Promise<Conversation | null> {
    const { load, translation, ...parts } = this.#parts;
    const Loaded = await load();
    if (parts.scope.disposed) return null;
    const chat = new Loaded({
      ...parts,
      changed: (change) => this.#store.patch(change),
      tookBack: (what) => this.#vanishing.forEach((vanish) => vanish(what)),
    });
    chat.filter = this.#filter;
    chat.translator = this.#translator ?? translation;
    chat.following = this.#store.current.following;
    chat.keeper = this.#keeper;
    return chat;
  }
}
