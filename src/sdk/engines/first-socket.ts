/** A server that answers takes less; one that died without a word is not waited for. */
const NEXT_AFTER = 800;

/**
 * Opens a WebSocket to one of several servers of a cluster: in no order, the next one as soon as
 * one refuses or takes long. Rejects when none opens, or on abort; all but the one are let go of.
 */
export function firstSocket(
  urls: readonly string[],
  signal: AbortSignal,
  { protocols = [], early }: { protocols?: string[]; early?: (event: MessageEvent) => void } = {},
): Promise<WebSocket> {
  const left = inNoOrder(urls);
  const trying = new Set<WebSocket>();
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (winner: WebSocket | null, why?: unknown): void => {
      clearTimeout(timer);
      for (const socket of trying) if (socket !== winner) letGo(socket);
      trying.clear();
      if (winner) {
        winner.onopen = null;
        winner.onclose = null;
        // A server that speaks first may do so before whoever waits for the socket has it.
        if (early) winner.onmessage = early;
        resolve(winner);
      } else
        reject(why instanceof Error ? why : new Error('None of the servers could be reached.'));
    };
    const tryNext = (): void => {
      clearTimeout(timer);
      const url = left.shift();
      if (url === undefined) {
        if (trying.size === 0) settle(null);
        return;
      }
      const socket = new WebSocket(url, protocols);
      trying.add(socket);
      socket.onopen = () => settle(socket);
      // Always followed by `close`; without a listener Node takes it for an exception.
      socket.onerror = () => undefined;
      socket.onclose = () => {
        trying.delete(socket);
        attempt();
      };
      timer = setTimeout(attempt, NEXT_AFTER);
    };
    const attempt = (): void => {
      try {
        tryNext();
      } catch (why) {
        // A page on https may not open `ws:`, and a policy may forbid the address.
        settle(null, why);
      }
    };
    signal.addEventListener('abort', () => settle(null, signal.reason), { once: true });
    if (signal.aborted) settle(null, signal.reason);
    else attempt();
  });
}

/** The servers of an address: one, or several with commas between. */
export function serversOf(url: string): string[] {
  return url.split(/\s*,\s*(?=wss?:)/);
}

/**
 * Nothing more is heard from it. Chrome waits up to a minute for the other side's goodbye; nobody
 * waits with it.
 */
export function letGo(socket: WebSocket): void {
  socket.onopen = null;
  socket.onmessage = null;
  socket.onclose = null;
  socket.onerror = () => undefined;
  socket.close();
}

/** A crowd that follows the same list would all begin with the same server. */
export function inNoOrder<Entry>(entries: readonly Entry[]): Entry[] {
  return entries
    .map((entry) => ({ entry, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
