import { formatPosition, MAX_FRAME, type Dial, type Transport } from '../realtime/transport.js';
import { readText } from '../state/read-text.js';
import { EventStreamReader } from './event-stream-reader.js';

/**
 * The realtime channel over server-sent events: an event is a message or a batch of them. Position
 * and token travel in the headers `Last-Event-ID` (`<ep>:<seq>`) and `Authorization`, which is
 * what a Mercure hub understands too: `names.topic` is its topic. Where the engine keeps no
 * snapshots in the stream, `names.snapshot` is the address of the last one.
 *
 * By `fetch`, not `EventSource`: that sets no headers, and re-dials when it thinks fit.
 */
export const sseTransport: Transport = {
  connect(dial, events) {
    const abort = new AbortController();
    const { signal } = abort;
    const closed = (): void => {
      if (signal.aborted) return;
      abort.abort();
      events.closed();
    };
    listen(dial, signal, events).then(closed, closed);
    const { snapshot } = dial.names;
    return {
      send: () => undefined,
      drop: () => abort.abort(),
      ...(snapshot !== undefined && {
        snapshot: async () => {
          const address = new URL(snapshot, dial.url);
          const response = await fetch(address, { headers: await headersOf(dial), signal });
          return response.ok ? readText(response, MAX_FRAME) : null;
        },
      }),
    };
  },
};

/** Ends with the stream. */
async function listen(
  dial: Dial,
  signal: AbortSignal,
  events: { opened(): void; message(text: string): void },
): Promise<void> {
  const address = new URL(dial.url);
  const { topic } = dial.names;
  if (topic !== undefined) address.searchParams.append('topic', topic);
  const headers = await headersOf(dial);
  headers['Accept'] = 'text/event-stream';
  if (dial.since) headers['Last-Event-ID'] = formatPosition(dial.since);
  if (signal.aborted) return;
  const response = await fetch(address, { headers, signal, cache: 'no-store' });
  const type = response.headers.get('Content-Type') ?? '';
  if (!response.ok || !response.body || !type.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return;
  }
  events.opened();
  const lines = new EventStreamReader((text) => {
    if (!signal.aborted) events.message(text);
  });
  const decoder = new TextDecoder();
  // An abort ends the reading with an error.
  const reader = response.body.getReader();
  for (let part = await reader.read(); part.value; part = await reader.read()) {
    if (!lines.read(decoder.decode(part.value, { stream: true }))) return reader.cancel();
  }
}

async function headersOf({ token }: Dial): Promise<Record<string, string>> {
  return token ? { Authorization: `Bearer ${await token()}` } : {};
}
