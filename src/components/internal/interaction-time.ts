import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { Interaction, Room } from '../../sdk/index.js';
import { formatClock } from './format.js';
import type { Localizer } from './localize.js';

/** From here on a clock says less than a date. */
const DAY_MS = 86_400_000;
/** A second is never shown later than this. */
const TICK_MS = 250;

/**
 * Ms until the next thing happens for this viewer: to the opening by his picture, to the close by
 * whichever of the two clocks ends first. Null where nothing is known of it.
 */
export function msLeft(interaction: Interaction, room: Room): number | null {
  const { phase, opensAt, windowMs, closesAt } = interaction;
  const stage = room.timeline.now;
  if (phase === 'scheduled' || phase === 'countdown') {
    return opensAt === null || stage === null ? null : Math.max(0, opensAt - stage);
  }
  if (phase !== 'open') return null;
  const ends = [
    closesAt === null ? null : closesAt - room.interactions.serverNow(),
    opensAt === null || windowMs === null || stage === null ? null : opensAt + windowMs - stage,
  ].filter((each) => each !== null);
  return ends.length === 0 ? null : Math.max(0, Math.min(...ends));
}

/** "Ends in 0:24", or the date where it is days away; empty where nothing is known. */
export function timeWords(
  interaction: Interaction,
  room: Room | null,
  { t, formatLocale }: Pick<Localizer, 't' | 'formatLocale'>,
): string {
  const left = room && msLeft(interaction, room);
  if (left === null || !room) return '';
  const ends = interaction.phase === 'open';
  if (left < DAY_MS) {
    const time = formatClock(Math.ceil(left / 1000));
    return t(ends ? 'interactions.endsIn' : 'interactions.startsIn', { time });
  }
  const when = dateWords(room.interactions.serverNow() + left, formatLocale);
  return t(ends ? 'interactions.endsAt' : 'interactions.startsAt', { when });
}

/** A moment as one says it: the hour, and the day where it is not today’s. */
export function dateWords(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    ...(Math.abs(time - Date.now()) > DAY_MS / 2 ? { dateStyle: 'medium' } : {}),
    timeStyle: 'short',
  }).format(time);
}

/** Writes what `read` answers, again and again, without a rendering of the view. */
class TickingDirective extends AsyncDirective {
  #read: () => string = () => '';
  #shown: string | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;

  render(read: () => string): unknown {
    this.#read = read;
    if (this.isConnected) this.#start();
    return (this.#shown = read());
  }

  protected override disconnected(): void {
    clearInterval(this.#ticker);
    this.#ticker = undefined;
  }

  protected override reconnected(): void {
    this.#tick();
    this.#start();
  }

  #start(): void {
    this.#ticker ??= setInterval(() => this.#tick(), TICK_MS);
  }

  #tick(): void {
    const words = this.#read();
    if (words === this.#shown) return;
    this.#shown = words;
    this.setValue(words);
  }
}

export const ticking = directive(TickingDirective);
