import type { ReactiveController } from 'lit';
import { loadShowGraph } from '../../sdk/index.js';
import type { Room } from '../../sdk/index.js';
import type { MarketElement } from './market-element.js';

/**
 * Describes the show in the page's head, where the page asks for it. A server does it better: not
 * every search engine runs scripts.
 */
export class MarkupFollower implements ReactiveController {
  #host: MarketElement;
  #room: Room | null = null;
  #script: HTMLScriptElement | null = null;
  #stop: (() => void) | null = null;
  #written = '';

  constructor(host: MarketElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Fetched after the room was rendered, and perhaps for the last time. */
  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const wanted = this.#host.hasAttribute('structured-data') ? this.#host.room : null;
    if (wanted === this.#room) return;
    this.#stop?.();
    this.#stop = null;
    this.#room = wanted;
    this.#remove();
    if (!wanted) return;
    const stops = [
      wanted.show.store.subscribe(() => void this.#write()),
      wanted.shop.store.subscribe(() => void this.#write()),
    ];
    this.#stop = () => stops.forEach((stop) => stop());
    void this.#write();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#stop?.();
      this.#stop = null;
      this.#room = null;
      this.#remove();
    });
  }

  #remove(): void {
    this.#script?.remove();
    this.#script = null;
    this.#written = '';
  }

  async #write(): Promise<void> {
    const room = this.#room;
    const tools = await loadShowGraph().catch(() => null);
    const document_ = room?.show.store.current.document;
    if (!tools || !room || !document_ || room !== this.#room) return;
    const { showGraph, scriptText } = tools;
    const { jsonLd } = showGraph(
      { ...document_, status: room.show.store.current.status },
      room.shop.store.current.products,
      { pageUrl: location.href.split('#')[0] ?? '', language: room.language, now: Date.now() },
    );
    const text = scriptText(jsonLd);
    if (text === this.#written) return;
    this.#remove();
    this.#written = text;
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    try {
      script.textContent = asData(text, scriptText);
    } catch {
      // A page whose policy does not name ours wants no scripts of ours, not even data.
      return;
    }
    document.head.append(script);
    this.#script = script;
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScript: (text: string) => string },
  ): { createScript(text: string): unknown };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * A block of data is never executed; under Trusted Types it is still a script element, and wants
 * a policy. Ours lets through nothing but JSON, and writes that anew.
 */
function asData(text: string, write: (data: unknown) => string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return text;
  policy ??= types.createPolicy('live-room-data', {
    createScript: (json) => write(JSON.parse(json) as unknown),
  });
  return policy.createScript(text) as string;
}
