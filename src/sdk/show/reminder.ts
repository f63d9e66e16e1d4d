import type { RequestAnswer, RoomAnnouncer } from '../room/room-events.js';
import { formatInstant } from '../state/clock.js';
import { pickText } from '../state/localized-text.js';
import type { ShowDocument } from './show-document.js';

export interface ReminderParts {
  readonly announcer: Pick<RoomAnnouncer, 'request'>;
  readonly language: () => string;
  readonly serverNow: () => number;
  readonly pageUrl?: string | undefined;
}

/** Asks the host first; otherwise answers with the text of an .ics file. */
export async function remind(
  document: ShowDocument | null,
  { announcer, language, serverNow, pageUrl }: ReminderParts,
): Promise<{ answer: RequestAnswer } | { ics: string }> {
  if (document?.startsAt === undefined) return { answer: { ok: false, reason: 'expired' } };
  const { startsAt, endsAt, id } = document;
  const title = pickText(document.title, language());
  const detail = { showId: id, title, startsAt };
  const answer = await announcer.request('reminder-requested', detail);
  if (answer) return { answer };
  return { ics: reminderFile({ id, title, startsAt, endsAt, madeAt: serverNow(), url: pageUrl }) };
}

export interface Reminder {
  readonly id: string;
  readonly title: string;
  /** Epoch ms. */
  readonly startsAt: number;
  readonly endsAt?: number | undefined;
  /** Where to watch. */
  readonly url?: string | undefined;
  /** When the reminder was made, epoch ms. */
  readonly madeAt: number;
}

/** An iCalendar file (RFC 5545) with the show and an alarm ten minutes ahead. */
export function reminderFile(reminder: Reminder): string {
  const { id, title, startsAt, url } = reminder;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//live-room//reminder//EN',
    'BEGIN:VEVENT',
    `UID:${escapeText(id)}-${startsAt}@live-room`,
    `DTSTAMP:${utc(reminder.madeAt)}`,
    `DTSTART:${utc(startsAt)}`,
    // A show without an end is taken for an hour: calendars show a moment badly.
    `DTEND:${utc(reminder.endsAt ?? startsAt + 3_600_000)}`,
    `SUMMARY:${escapeText(title)}`,
    // A URI is no text and goes unescaped; one made by `new URL` has no line breaks.
    ...(url && URL.canParse(url) ? [`URL:${new URL(url).href}`] : []),
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(title)}`,
    'TRIGGER:-PT10M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(fold)
    .join('\r\n');
}

function utc(ms: number): string {
  return formatInstant(ms).replace(/[-:]|\.\d+/g, '');
}

function escapeText(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n?|\n/g, '\\n')
      // The other control characters are not allowed in any form.
      .replace(/\p{Cc}/gu, '')
  );
}

/** Lines of at most 75 octets, broken between characters, as section 3.1 wants them. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
