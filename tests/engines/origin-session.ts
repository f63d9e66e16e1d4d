import { originUrl } from '../helpers/origin-url.js';

let made = 0;

/** What a fault may say. See demo/origin/README.md. */
export interface FaultSpec {
  readonly target: string;
  readonly kind: string;
  readonly source?: string;
  readonly angle?: string;
  readonly count?: number;
  readonly forMs?: number;
  readonly delayMs?: number;
}

/** A session of its own with the demo's origin: the faults of one test meet no other test. */
export class OriginSession {
  readonly scope = `t${Date.now().toString(36)}${(made += 1)}`;
  readonly url = `${originUrl}/~${this.scope}`;

  /** Address of a playlist of the clock stream. */
  clock(source: 'live' | 'backup' | 'vod' = 'live', angle = 'a'): string {
    return `${this.url}/${source}/clock/${angle}/master.m3u8`;
  }

  /** Resolves to the way to take the fault away. */
  async fault(spec: FaultSpec): Promise<() => Promise<void>> {
    const response = await fetch(`${this.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(spec),
    });
    const { id } = (await response.json()) as { id: string };
    return async () => {
      await fetch(`${this.url}/faults/${id}`, { method: 'DELETE' });
    };
  }

  async close(): Promise<void> {
    await fetch(`${this.url}/faults`, { method: 'DELETE' });
  }
}

/** Stage time of the first picture of the loop of all streams, epoch ms. */
export async function loopStart(): Promise<number> {
  return ((await (await fetch(`${originUrl}/`)).json()) as { epoch0: number }).epoch0;
}

/** Resolves with the first answer that is not null; rejects with `what` when there is none in time. */
export async function eventually<Value>(
  ask: () => Value | null | false | undefined,
  what: string,
  withinMs = 20_000,
): Promise<Value> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = ask();
    if (answer !== null && answer !== false && answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
