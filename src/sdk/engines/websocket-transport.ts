import type { Transport } from '../realtime/transport.js';

/** The realtime channel over a WebSocket: text frames, one message or a batch in each. */
export const webSocketTransport: Transport = {
  connect(url, events) {
    let socket: WebSocket | undefined;
    const listeners = new AbortController();
    const closed = (): void => {
      listeners.abort();
      events.closed();
    };
    try {
      socket = new WebSocket(url);
    } catch {
      // A page on https may not open `ws:`, and a policy may forbid the address.
      queueMicrotask(closed);
    }
    const { signal } = listeners;
    socket?.addEventListener('open', () => events.opened(), { signal });
    socket?.addEventListener('close', closed, { signal });
    socket?.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => events.message(typeof data === 'string' ? data : ''),
      { signal },
    );
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
