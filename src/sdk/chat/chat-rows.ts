import type { ChatLine } from '../realtime/chat-messages.js';
import { report } from '../state/report.js';
import type { ChatAuthor, ChatFilter, ChatRow, ChatState } from './chat-state.js';
import { plainName, plainText } from './plain-text.js';

/** More rows nobody scrolls back through while a show goes on. */
const MAX_ROWS = 200;
/** Deleted ids remembered, so that a message that comes after its deletion stays away. */
const MAX_DELETED = 500;

/** Authors hidden; beyond that the first ones come back. */
const MAX_BLOCKED = 200;

interface Entry {
  readonly key: string;
  readonly line: ChatLine;
  readonly sentAt: number;
  /** Null until somebody looks: of a flood only the last rows are ever cleaned. */
  row: ChatRow | null;
  hidden: boolean;
}

/** The messages that are kept, cleaned and filtered when they are looked at. */
export class ChatRows {
  #entries: Entry[] = [];
  readonly #deleted = new Set<string>();
  readonly #blocked = new Map<string, string>();
  #blockedNow: ChatState['blocked'] = [];
  #filter: ChatFilter | null = null;

  /** The same list until it is another one. */
  get blocked(): ChatState['blocked'] {
    return this.#blockedNow;
  }

  /** Answers whether the message is new here. */
  add(line: ChatLine, sentAt: number): boolean {
    if (this.#deleted.has(line.id) || this.#find(line.id)) return false;
    this.#push({ key: line.id, line, sentAt, row: null, hidden: false });
    return true;
  }

  addOwn(row: ChatRow): void {
    const { id, author, text, language } = row;
    const line = { id, author: { id: author.id, name: author.name }, text, language: undefined };
    this.#push({
      key: row.key,
      line: language === null ? line : { ...line, language },
      sentAt: row.sentAt,
      row,
      hidden: false,
    });
  }

  /** Changes a row in place; undefined when it is no longer here. */
  change(key: string, change: Partial<ChatRow>): ChatRow | undefined {
    const entry = this.#entries.find((each) => each.key === key);
    const row = entry && this.#look(entry);
    if (!entry || !row) return undefined;
    entry.row = { ...row, ...change };
    return entry.row;
  }

  /** The own row is on the channel now, under its final id, as everybody sees it. */
  confirm(key: string, line: ChatLine, sentAt: number): void {
    const index = this.#entries.findIndex((each) => each.key === key);
    const own = this.#entries[index]?.row;
    if (!own) return;
    const entry: Entry = { key, line, sentAt, row: null, hidden: false };
    const row = this.#look(entry);
    if (!row) return;
    const confirmed = { own: true, delivery: 'confirmed', refusal: null } as const;
    entry.row = { ...row, ...confirmed, reply: own.reply };
    this.#entries[index] = entry;
  }

  get(key: string): ChatRow | undefined {
    return this.#entries.find((each) => each.key === key)?.row ?? undefined;
  }

  byId(id: string): ChatRow | undefined {
    const entry = this.#find(id);
    return (entry && this.#look(entry)) ?? undefined;
  }

  remove(key: string): void {
    this.#entries = this.#entries.filter((each) => each.key !== key);
  }

  delete(id: string): void {
    this.#deleted.add(id);
    const [oldest] = this.#deleted;
    if (this.#deleted.size > MAX_DELETED && oldest !== undefined) this.#deleted.delete(oldest);
    this.#entries = this.#entries.filter(({ line }) => line.id !== id);
  }

  /** Everything, or everything of one author. What the viewer is still sending stays. */
  clear(authorId: string | undefined): void {
    this.#entries = this.#entries.filter(
      ({ line, row }) =>
        row?.delivery === 'pending' || (authorId !== undefined && line.author.id !== authorId),
    );
  }

  block(id: string, name: string): void {
    this.#blocked.delete(id);
    this.#blocked.set(id, name);
    const [oldest] = this.#blocked.keys();
    if (this.#blocked.size > MAX_BLOCKED && oldest !== undefined) this.#blocked.delete(oldest);
    this.#blockedNow = [...this.#blocked].map(([id, name]) => ({ id, name }));
  }

  unblock(id: string): void {
    this.#blocked.delete(id);
    this.#blockedNow = this.#blockedNow.filter((each) => each.id !== id);
  }

  setFilter(filter: ChatFilter | null): void {
    this.#filter = filter;
    for (const entry of this.#entries) {
      if (entry.row?.own) continue;
      entry.row = null;
      entry.hidden = false;
    }
  }

  /** What is to be shown now, oldest first. */
  visible(): readonly ChatRow[] {
    return this.#entries.flatMap((entry) => {
      const row = this.#look(entry);
      return row && !this.#blocked.has(row.author.id) ? [row] : [];
    });
  }

  /** A message that is shown elsewhere: pinned. */
  present(line: ChatLine, sentAt: number): ChatRow | null {
    return this.#look({ key: line.id, line, sentAt, row: null, hidden: false });
  }

  #find(id: string): Entry | undefined {
    return this.#entries.findLast(({ line }) => line.id === id);
  }

  #push(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#entries.length <= MAX_ROWS) return;
    // A message on its way is not forgotten, however fast the others write.
    const oldest = this.#entries.findIndex(({ row }) => row?.delivery !== 'pending');
    this.#entries.splice(Math.max(0, oldest), 1);
  }

  #look(entry: Entry): ChatRow | null {
    if (!entry.row && !entry.hidden) {
      entry.row = this.#filtered(this.#clean(entry));
      entry.hidden = entry.row === null;
    }
    return entry.row;
  }

  /** Without its own quotation, where two messages claim to answer each other. */
  #quoted({ replyTo }: ChatLine): ChatRow | null {
    const answered = replyTo === undefined ? undefined : this.#find(replyTo);
    if (!answered || answered.hidden) return null;
    const line = { ...answered.line, replyTo: undefined };
    return answered.row ?? this.#filtered(this.#clean({ ...answered, line }));
  }

  #clean({ key, line, sentAt }: Entry): ChatRow {
    const quoted = this.#quoted(line);
    return {
      key,
      id: line.id,
      author: authorOf(line),
      text: plainText(line.text),
      language: line.language ?? null,
      reply: quoted && { id: quoted.id, name: quoted.author.name, text: quoted.text },
      sentAt,
      own: false,
      delivery: 'confirmed',
      refusal: null,
      translation: null,
    };
  }

  /** Null when it shall not be seen. What is nothing but invisible is not seen either. */
  #filtered(row: ChatRow): ChatRow | null {
    if (row.text === '') return null;
    if (!this.#filter) return row;
    try {
      const { id, author, text } = row;
      const verdict = this.#filter({ id, author, text });
      if (verdict === 'hide') return null;
      return typeof verdict === 'object' ? { ...row, text: plainText(verdict.replace) } : row;
    } catch (error) {
      report(error);
      return row;
    }
  }
}

function authorOf({ author }: ChatLine): ChatAuthor {
  const { id, name, role = null, country = null } = author;
  return { id, name: plainName(name), role, country };
}
