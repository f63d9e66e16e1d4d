/** What the part pipeline needs to know of an HLS playlist; hls.js reads the rest. */
export interface PlaylistPart {
  readonly url: string;
  /** Seconds from the start of the playlist. */
  readonly start: number;
  readonly duration: number;
  readonly independent: boolean;
  /** A resource of its own, not a range of a file: may be asked for by its address alone. */
  readonly whole: boolean;
}

export interface MediaPlaylist {
  readonly ended: boolean;
  readonly targetDuration: number;
  readonly partTarget: number | null;
  /** Programme date-time of the playlist's start, epoch ms. */
  readonly startsAt: number | null;
  /** Seconds. */
  readonly duration: number;
  readonly segments: readonly {
    readonly url: string;
    readonly start: number;
    readonly duration: number;
  }[];
  readonly parts: readonly PlaylistPart[];
  /** The part that comes next; the origin holds a request for it until it exists. */
  readonly hint: string | null;
  readonly init: string | null;
}

export interface VariantStream {
  readonly url: string;
  readonly bandwidth: number;
}

export function isPlaylist(text: string): boolean {
  return /^\uFEFF?\s*#EXTM3U/.test(text);
}

/** The variants of a multivariant playlist, in its order; none for a media playlist. */
export function readVariants(text: string, base: string): VariantStream[] {
  const variants: VariantStream[] = [];
  const pattern = /^#EXT-X-STREAM-INF:(.*)\r?\n(?:(?:#.*|[ \t]*)\r?\n)*([^#\r\n]+)/gm;
  for (const [, attributes = '', uri = ''] of text.matchAll(pattern)) {
    variants.push({
      url: new URL(uri.trim(), base).href,
      bandwidth: Number(readAttribute(attributes, 'BANDWIDTH') ?? 0),
    });
  }
  return variants;
}

/** Subtitle renditions of a multivariant playlist. */
export function readSubtitles(text: string, base: string): { language: string; url: string }[] {
  return [...text.matchAll(/^#EXT-X-MEDIA:(.*TYPE=SUBTITLES.*)$/gm)].flatMap(
    ([, attributes = '']) => {
      const language = readAttribute(attributes, 'LANGUAGE');
      const uri = readAttribute(attributes, 'URI');
      return language && uri ? [{ language, url: new URL(uri, base).href }] : [];
    },
  );
}

/** Captions inside of the video, as a multivariant playlist declares them. */
export interface ClosedCaptionChannel {
  readonly language: string;
  /** 1–4: CC1 to CC4 of CEA-608. */
  readonly channel: number;
}

/** Those that can be read: CEA-608 with a language. `SERVICE1` and on are CEA-708. */
export function readClosedCaptions(text: string): ClosedCaptionChannel[] {
  return [...text.matchAll(/^#EXT-X-MEDIA:(.*TYPE=CLOSED-CAPTIONS.*)$/gm)].flatMap(
    ([, attributes = '']) => {
      const language = readAttribute(attributes, 'LANGUAGE');
      const [, channel] = /^CC([1-4])$/.exec(readAttribute(attributes, 'INSTREAM-ID') ?? '') ?? [];
      return language && channel ? [{ language, channel: Number(channel) }] : [];
    },
  );
}

export function readMediaPlaylist(text: string, base: string): MediaPlaylist {
  const segments: { url: string; start: number; duration: number }[] = [];
  const parts: PlaylistPart[] = [];
  const state = { time: 0, partTime: 0, duration: 0, startsAt: null as number | null };
  let targetDuration = 0;
  let partTarget: number | null = null;
  let hint: string | null = null;
  let init: string | null = null;
  let ended = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const [tag, value] = splitTag(line);
    if (tag === '#EXTINF') state.duration = Number.parseFloat(value) || 0;
    else if (tag === '#EXT-X-TARGETDURATION') targetDuration = Number(value);
    else if (tag === '#EXT-X-PART-INF') partTarget = Number(readAttribute(value, 'PART-TARGET'));
    else if (tag === '#EXT-X-PROGRAM-DATE-TIME') {
      const at = Date.parse(value);
      if (Number.isFinite(at)) state.startsAt ??= at - state.time * 1000;
    } else if (tag === '#EXT-X-MAP')
      init = isRange(value) ? null : resolve(readAttribute(value, 'URI'), base);
    else if (tag === '#EXT-X-PART') {
      const url = resolve(readAttribute(value, 'URI'), base);
      const duration = Number(readAttribute(value, 'DURATION'));
      const independent = readAttribute(value, 'INDEPENDENT') === 'YES';
      const missing = readAttribute(value, 'GAP') === 'YES';
      const whole = !isRange(value);
      if (url && !missing) parts.push({ url, start: state.partTime, duration, independent, whole });
      state.partTime += duration;
    } else if (tag === '#EXT-X-PRELOAD-HINT') {
      if (readAttribute(value, 'TYPE') === 'PART' && !isRange(value))
        hint = resolve(readAttribute(value, 'URI'), base);
    } else if (tag === '#EXT-X-ENDLIST') ended = true;
    else if (line !== '' && !line.startsWith('#')) {
      segments.push({ url: new URL(line, base).href, start: state.time, duration: state.duration });
      state.time += state.duration;
      state.partTime = state.time;
    }
  }
  const duration = Math.max(state.time, state.partTime);
  return {
    ended,
    targetDuration,
    partTarget,
    startsAt: state.startsAt,
    duration,
    segments,
    parts,
    hint,
    init,
  };
}

function splitTag(line: string): [string, string] {
  const colon = line.indexOf(':');
  return line.startsWith('#') && colon > 0
    ? [line.slice(0, colon), line.slice(colon + 1)]
    : [line, ''];
}

function isRange(attributes: string): boolean {
  return (
    readAttribute(attributes, 'BYTERANGE') !== null ||
    readAttribute(attributes, 'BYTERANGE-START') !== null
  );
}

function resolve(uri: string | null, base: string): string | null {
  return uri ? new URL(uri, base).href : null;
}

function readAttribute(list: string, name: string): string | null {
  const match = new RegExp(`(?:^|,)\\s*${name}=(?:"([^"]*)"|([^,]*))`).exec(list);
  return match ? (match[1] ?? match[2] ?? null) : null;
}
