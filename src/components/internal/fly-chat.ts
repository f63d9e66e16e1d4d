import type { ChatRow, Room, TakenBack } from '../../sdk/index.js';
import type { AirComment, DanmakuAir } from './danmaku-air.js';

/** Own messages whose id may still change while they fly. */
const MAX_OWN = 50;

/**
 * Lets what is said in the chat from now on fly, and takes down what may no longer be seen: deleted,
 * cleared, of a blocked author, or an own message that was refused. Read off the store, which the
 * room commits a few times a second, not through a rendering. Returns the way to end it.
 */
export function flyChat(
  chat: Pick<Room['chat'], 'store' | 'onTakenBack'>,
  air: Pick<DanmakuAir, 'show' | 'remove'>,
): () => void {
  // What is there already has been said.
  let seen = keysOf(chat.store.current.rows);
  /** Ids of own messages by their keys: the site gives them another one. */
  const own = new Map<string, string>();

  const follow = (): void => {
    const { rows } = chat.store.current;
    // By their place: what comes back between others, of an author no longer blocked, is old.
    const last = rows.findLastIndex(({ key }) => seen.has(key));
    seen = keysOf(rows);
    for (const row of rows) if (row.own) own.set(row.key, row.id);
    for (const [key] of own) if (own.size > MAX_OWN) own.delete(key);
    const refused = rows.filter(({ delivery }) => delivery === 'refused').map(({ key }) => key);
    if (refused.length > 0) air.remove(({ id }) => refused.includes(id));
    air.show(
      rows.slice(last + 1).flatMap((row) => (row.delivery === 'refused' ? [] : [asAir(row)])),
    );
  };
  const takeBack = ({ id, authorId }: TakenBack): void =>
    air.remove((comment) => {
      if (id !== undefined) return id === comment.id || id === own.get(comment.id);
      return authorId === undefined || authorId === comment.authorId;
    });

  const ends = [chat.store.subscribe(follow), chat.onTakenBack(takeBack)];
  return () => ends.forEach((end) => end());
}

function keysOf(rows: readonly ChatRow[]): Set<string> {
  return new Set(rows.map(({ key }) => key));
}

function asAir({ key, author, text, language, own }: ChatRow): AirComment {
  const host = author.role === 'host';
  const tone = own ? 'own' : host ? 'host' : 'viewer';
  return { id: key, authorId: author.id, first: own || host, text, language, tone };
}
