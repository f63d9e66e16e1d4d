import type { TranscriptLine } from './transcript.js';

export interface ExportOptions {
  /** Stage time that is 0:00 in the file; otherwise that of the first line. */
  readonly from?: number | undefined;
  /** Of the show, for the head of a WebVTT file. */
  readonly title?: string | undefined;
}

/** As a WebVTT file, which browsers and players read: https://www.w3.org/TR/webvtt1/ */
export function toWebVtt(lines: readonly TranscriptLine[], options: ExportOptions = {}): string {
  const from = options.from ?? lines[0]?.start ?? 0;
  const head = ['WEBVTT', flat(options.title ?? '').replaceAll('-->', '→')].filter(Boolean);
  const language = lines[0]?.language;
  const note = language === undefined ? '' : `NOTE\nLanguage: ${flat(language)}\n\n`;
  const cues = inFile(lines, from).map(
    ({ start, end, text }) => `${clock(start, '.')} --> ${clock(end, '.')}\n${escaped(text)}\n`,
  );
  return `${head.join(' - ')}\n\n${note}${cues.join('\n')}`;
}

/** As a SubRip file, which editors of films read. Plain text: it knows no escapes. */
export function toSrt(lines: readonly TranscriptLine[], options: ExportOptions = {}): string {
  const from = options.from ?? lines[0]?.start ?? 0;
  return inFile(lines, from)
    .map(({ start, end, text }, index) => {
      const times = `${clock(start, ',')} --> ${clock(end, ',')}`;
      // What looks like a tag would be taken for one.
      return `${index + 1}\n${times}\n${flat(text).replace(/[<>]/g, (sign) => (sign === '<' ? '‹' : '›'))}\n`;
    })
    .join('\n');
}

/** Before 0:00 there is nothing in a file. */
function inFile(lines: readonly TranscriptLine[], from: number): TranscriptLine[] {
  return lines
    .filter(({ end }) => end > from)
    .map((line) => ({ ...line, start: Math.max(0, line.start - from), end: line.end - from }));
}

function clock(ms: number, mark: '.' | ','): string {
  const whole = Math.round(ms);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = whole / 1000;
  const rest = String(whole % 1000).padStart(3, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${mark}${rest}`;
}

/** A blank line would end the cue. */
function flat(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\s]+/g, ' ').trim();
}

function escaped(text: string): string {
  return flat(text).replace(/[&<>]/g, (sign) =>
    sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;',
  );
}
