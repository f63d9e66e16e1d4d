import { formatPosition, type Dial, type Transport } from '../realtime/transport.js';

/**
 * The realtime channel over a WebSocket: text frames, one message or a batch in each. A socket
 * takes no headers, so position and token travel in the address, as `since` and `access_token`.
 */
export const webSocketTransport: Transport = {
  connect(dial, events) {
    let socket: WebSocket | undefined;
    const listeners = new AbortController();
    const { signal } = listeners;
    const closed = (): void => {
      if (signal.aborted) return;
      listeners.abort();
      events.closed();
    };
    const open = (address: string): void => {
      if (signal.aborted) return;
      socket = new WebSocket(address);
      socket.addEventListener('open', () => events.opened(), { signal });
      socket.addEventListener('close', closed, { signal });
      socket.addEventListener(
        'message',
        ({ data }: MessageEvent<unknown>) => events.message(typeof data === 'string' ? data : ''),
        { signal },
      );
    };
    // A page on https may not open `ws:`, a policy may forbid the address, a page have no token.
    addressOf(dial).then(open).catch(closed);
    return {
      send(text) {
        if (socket?.readyState === WebSocket.OPEN) socket.send(text);
      },
      drop() {
        listeners.abort();
        // Chrome waits up to a minute for the other side's goodbye; nobody here waits with it.
        socket?.close();
      },
    };
  },
};

async function addressOf({ url, since, token }: Dial): Promise<string> {
  const address = new URL(url);
  if (since) address.searchParams.set('since', formatPosition(since));
  if (token) address.searchParams.set('access_token', await token());
  return address.href;
}
