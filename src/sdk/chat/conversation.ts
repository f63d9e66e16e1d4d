import type { ChatData } from '../realtime/chat-messages.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { StageLog } from '../state/stage-log.js';
import { withTimeLimit } from '../state/time-limit.js';
import { readBlockList } from './block-list.js';
import { ChatRows } from './chat-rows.js';
import type {
  BlockListKeeper,
  ChatAnswer,
  ChatCommands,
  ChatFilter,
  ChatMode,
  ChatRow,
  ChatState,
  TakenBack,
} from './chat-state.js';
import { chatAnswer, OwnMessages, type Act } from './own-messages.js';
import { plainText } from './plain-text.js';
import { PulseMeter } from './pulse.js';
import { Taps } from './taps.js';
import type { Translator } from '../captions/translation/translator.js';

type ChatType = Exclude<keyof ChatData, 'stage.layout'>;

/** A message of the channel that is about the chat. */
export type ChatMessage = {
  readonly [Type in ChatType]: {
    readonly type: Type;
    readonly data: ChatData[Type];
    readonly ts?: number | undefined;
    readonly at?: number | undefined;
  };
}[ChatType];

export interface ConversationParts {
  readonly clock: Clock;
  readonly scope: DisposalScope;
  readonly announcer: RoomAnnouncer;
  readonly serverNow: () => number;
  readonly language: () => string;
  readonly act: Act;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Called with what the chat looks like now. */
  readonly changed: (change: Partial<ChatState>) => void;
  /** Called with what has to vanish wherever it is shown, also where rows are long gone. */
  readonly tookBack: (what: TakenBack) => void;
}

const PULSE_MS = 5000;
/** A model in the page has to load first. */
const TRANSLATION_LIMIT = 30_000;

/** Everything a chat is, once there is one: loaded with its first message. */
export class Conversation implements ChatCommands {
  readonly #parts: ConversationParts;
  readonly #rows = new ChatRows();
  readonly #own: OwnMessages;
  readonly #likes: Taps;
  readonly #reactions: Taps;
  readonly #pulse: PulseMeter;
  readonly #pins = new StageLog<ChatRow>(5000);
  #mode: ChatMode = { slowSeconds: 0, followersOnly: false, closed: false };
  #following = false;
  #translator: Translator | null = null;
  #keeper: BlockListKeeper | null = null;
  /** Something was said: until then there is nothing to show. */
  #open = false;
  #stageTime = -Infinity;
  #changePending = false;

  constructor(parts: ConversationParts) {
    const { clock, scope, announcer, serverNow } = parts;
    const changed = (): void => this.#changed();
    const accepts = async (type: string, data: unknown): Promise<boolean> =>
      (await this.#tell(type, data)).ok;
    this.#parts = parts;
    this.#own = new OwnMessages({
      ...parts,
      rows: this.#rows,
      mode: () => ({ ...this.#mode, following: this.#following }),
      changed,
    });
    this.#likes = new Taps({
      clock,
      changed,
      send: ({ like: count = 0 }) => accepts('like', { count }),
    });
    this.#reactions = new Taps({
      clock,
      changed,
      send: (counts) => accepts('reaction', { counts }),
    });
    this.#pulse = new PulseMeter(serverNow());
    scope.add(
      clock.every(PULSE_MS, () => {
        const pulse = this.#pulse.read(serverNow());
        if (pulse) announcer.announce('chat-pulse', pulse);
      }),
    );
    scope.add(() => {
      this.#likes.dispose();
      this.#reactions.dispose();
    });
  }

  set filter(filter: ChatFilter | null) {
    this.#rows.setFilter(filter);
    this.#changed();
  }

  set translator(translator: Translator | null) {
    this.#translator = translator;
    this.#changed();
  }

  /** The site's word, where it did not come as an answer. */
  set following(following: boolean) {
    this.#following = following;
    this.#changed();
  }

  /** Whom the viewer hid on a visit before is hidden now; whom they hide now, is kept. */
  set keeper(keeper: BlockListKeeper | null) {
    if (keeper === this.#keeper) return;
    this.#keeper = keeper;
    if (!keeper) return;
    const here = this.#rows.blocked;
    // First, so that what is older is forgotten first.
    for (const { id, name } of [...readBlockList(keeper), ...here]) this.#hide(id, name);
    if (here.length > 0) keeper.write(this.#rows.blocked);
    this.#changed();
  }

  receive(message: ChatMessage): void {
    this.#open = true;
    const sentAt = message.ts ?? this.#parts.serverNow();
    switch (message.type) {
      case 'chat': {
        const line = message.data;
        const isNew = this.#own.isEcho(line, sentAt) || this.#rows.add(line, sentAt);
        if (isNew) this.#pulse.message(line.text);
        break;
      }
      case 'chat.delete':
        this.#delete(message.data.id);
        break;
      case 'chat.clear':
        this.#rows.clear(message.data.authorId);
        this.#parts.tookBack({ authorId: message.data.authorId });
        break;
      case 'chat.pin': {
        const { message: line } = message.data;
        const row = line && this.#rows.present(line, sentAt);
        // Without a stage time it is for now, whatever the picture shows.
        const at = message.at ?? this.#stageTime;
        if (row) this.#pins.set('pin', row, at);
        else this.#pins.clear('pin', at);
        break;
      }
      case 'chat.mode':
        this.#mode = message.data;
        this.#own.modeChanged();
        break;
      case 'likes':
        this.#pulse.taps({ like: message.data.total });
        this.#likes.setTotals({ like: message.data.total });
        break;
      case 'reactions':
        this.#pulse.taps(message.data.counts);
        this.#reactions.setTotals(message.data.counts);
        break;
    }
    this.#changed();
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    const before = this.#pins.at(this.#stageTime);
    this.#stageTime = stageTime;
    if (this.#pins.at(stageTime) !== before) this.#changed();
  }

  send(text: string, { replyTo }: { replyTo?: string } = {}): Promise<ChatAnswer> {
    this.#open = true;
    return this.#own.send(text, replyTo);
  }

  retry(key: string): Promise<ChatAnswer> {
    return this.#own.retry(key);
  }

  discard(key: string): void {
    if (this.#rows.get(key)?.delivery === 'refused') this.#rows.remove(key);
    this.#changed();
  }

  like(): void {
    this.#likes.tap('like');
  }

  react(kind: string): void {
    this.#reactions.tap(plainText(kind, { graphemes: 1, emoji: 1 }));
  }

  async follow(following: boolean): Promise<ChatAnswer> {
    const answer = await this.#tell('follow', { following });
    if (answer.ok && this.#following !== following) {
      this.#following = following;
      this.#parts.announcer.announce('follow-changed', { following });
      this.#changed();
    }
    return answer;
  }

  async report(messageId: string, reason: string): Promise<ChatAnswer> {
    const row = this.#rows.byId(messageId);
    if (!row) return { ok: false, reason: 'expired' };
    const detail = { messageId, authorId: row.author.id, reason: plainText(reason) };
    const { text } = row;
    const answer = await this.#tell('chat.report', { ...detail, text });
    if (answer.ok) this.#parts.announcer.announce('chat-reported', detail);
    return answer;
  }

  block({ id, name }: { readonly id: string; readonly name: string }): void {
    this.#hide(id, name);
    this.#keeper?.write(this.#rows.blocked);
    this.#parts.announcer.announce('chat-author-blocked', { authorId: id });
    this.#changed();
  }

  unblock(authorId: string): void {
    this.#rows.unblock(authorId);
    this.#keeper?.write(this.#rows.blocked);
    this.#changed();
  }

  async translate(key: string): Promise<void> {
    const { clock, scope, language } = this.#parts;
    const translator = this.#translator;
    const row = this.#rows.get(key);
    const to = language();
    if (!row || !translator || row.translation?.phase === 'pending') return;
    this.#setTranslation(key, { phase: 'pending' });
    const { text, language: from } = row;
    try {
      const translated = await withTimeLimit(clock, TRANSLATION_LIMIT, scope.signal, (signal) =>
        // Inside, so that one that throws at once is one that rejects.
        Promise.resolve().then(() => translator.translate(text, { from, to, signal })),
      );
      // Other languages need more letters for the same.
      const clean = plainText(translated, { graphemes: 400, emoji: 12 });
      this.#setTranslation(key, { phase: 'done', text: clean, language: to });
    } catch {
      this.#setTranslation(key, { phase: 'failed' });
    }
  }

  #hide(id: string, name: string): void {
    this.#rows.block(id, name);
    this.#parts.tookBack({ authorId: id });
  }

  async #tell(type: string, data: unknown): Promise<ChatAnswer> {
    return chatAnswer(await this.#parts.act({ type, data }));
  }

  #setTranslation(key: string, translation: ChatRow['translation']): void {
    this.#rows.change(key, { translation });
    this.#changed();
  }

  #delete(id: string): void {
    this.#rows.delete(id);
    this.#parts.tookBack({ id });
    if (this.#pinned?.id === id) this.#pins.clear('pin', this.#stageTime);
  }

  get #pinned(): ChatRow | null {
    return this.#pins.at(this.#stageTime).get('pin')?.value ?? null;
  }

  /** Once per task, whatever comes in it: of a flood only what stays is looked at. */
  #changed(): void {
    if (this.#changePending) return;
    this.#changePending = true;
    queueMicrotask(() => {
      this.#changePending = false;
      const { like = 0 } = this.#likes.sums;
      this.#parts.changed({
        open: this.#open,
        rows: this.#rows.visible(),
        pinned: this.#pinned,
        mode: this.#mode,
        nextSendAt: this.#own.nextSendAt,
        likes: like,
        reactions: this.#reactions.sums,
        following: this.#following,
        blocked: this.#rows.blocked,
        translatable: this.#translator !== null,
      });
    });
  }
}
