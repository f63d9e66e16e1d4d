/** How a chat goes, over the last seconds. Counted on what reached this viewer. */
export interface ChatPulse {
  /** Server time, epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly messages: number;
  readonly messagesPerMinute: number;
  /** Taps on likes and reactions of everybody. */
  readonly taps: number;
  /** Taps among everything people did, 0–1; null when they did nothing. */
  readonly tapShare: number | null;
  /**
   * Emoji people used: (glad − sad) ÷ (glad + sad), −1 to 1; null where there were none of either.
   * It knows no words, no irony and no language: a feeling for the room, not an opinion poll.
   */
  readonly emojiValence: number | null;
  /** Emoji it rests on. */
  readonly emojiCounted: number;
}

/** Faces and signs that mean the same in every country we know of; all others do not count. */
const GLAD = new Set('😀😃😄😁😆😊🙂😍🥰😘🤩🥳😂🤣👍👏🙌💪🔥🎉✨💯❤🧡💛💚💙💜🤍🩷💖💕😻');
const SAD = new Set('😞😟🙁☹😢😭😠😡🤬😤😒🙄😑👎💔🤮🤢😱😰💩😴🥱');

/** Gathers what happens in a chat, and says it in figures. */
export class PulseMeter {
  #from: number;
  #messages = 0;
  #taps = 0;
  #glad = 0;
  #sad = 0;
  #sums: Readonly<Record<string, number>> | undefined;

  constructor(now: number) {
    this.#from = now;
  }

  message(text: string): void {
    this.#messages += 1;
    this.#feel(text, 1);
  }

  /** All sums of taps there are, by kind. The first is where counting begins. */
  taps(sums: Readonly<Record<string, number>>): void {
    const before = this.#sums;
    this.#sums = { ...before, ...sums };
    if (!before) return;
    for (const [kind, sum] of Object.entries(sums)) {
      const count = Math.max(0, sum - (before[kind] ?? sum));
      this.#taps += count;
      this.#feel(kind, count);
    }
  }

  /** What happened since the last reading; null when nothing did. */
  read(now: number): ChatPulse | null {
    const [from, messages, taps] = [this.#from, this.#messages, this.#taps];
    const [glad, sad] = [this.#glad, this.#sad];
    this.#from = now;
    this.#messages = this.#taps = this.#glad = this.#sad = 0;
    if (messages + taps === 0 || now <= from) return null;
    return {
      from,
      to: now,
      messages,
      messagesPerMinute: (messages * 60_000) / (now - from),
      taps,
      tapShare: taps / (taps + messages),
      emojiValence: glad + sad === 0 ? null : (glad - sad) / (glad + sad),
      emojiCounted: glad + sad,
    };
  }

  #feel(text: string, times: number): void {
    if (/^[ -~]*$/.test(text)) return;
    // A wall of hearts is one feeling, so each message counts every sign once.
    for (const character of new Set(text)) {
      if (GLAD.has(character)) this.#glad += times;
      else if (SAD.has(character)) this.#sad += times;
    }
  }
}
