import type { InBandCue } from '../playback/media-engine.js';
import { fetchBody } from './fetch-body.js';
import { readMediaPlaylist } from './hls-playlist.js';
import type { StageClock } from './stage-clock.js';

const TIMEOUT_MS = 8000;
const RETRY_MS = 1000;

/**
 * Reads the stream's own WebVTT rendition while it is wanted. hls.js light carries no subtitles,
 * and the browser's parser does the syntax: a `<track>` that is never shown.
 */
export class TextTrack {
  #abort = new AbortController();
  #seen = new Set<string>();

  constructor(
    track: { language: string; url: string },
    stage: StageClock,
    tell: (cue: InBandCue) => void,
  ) {
    void this.#run(track, stage, tell);
  }

  dispose(): void {
    this.#abort.abort();
  }

  #forgetAllBut(listed: ReadonlySet<string>): void {
    for (const url of this.#seen) if (!listed.has(url)) this.#seen.delete(url);
  }

  async #run(
    track: { language: string; url: string },
    stage: StageClock,
    tell: (cue: InBandCue) => void,
  ): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      let pause = RETRY_MS;
      try {
        const playlist = readMediaPlaylist(await readText(track.url, signal), track.url);
        const wanted = playlist.ended ? playlist.segments : playlist.segments.slice(-6);
        const fresh = wanted.filter(({ url }) => !this.#seen.has(url));
        for (const segment of fresh) {
          const text = await readText(segment.url, signal);
          this.#seen.add(segment.url);
          const startsAt =
            playlist.startsAt === null ? null : playlist.startsAt + segment.start * 1000;
          const cues = await parseSegment(text, startsAt, stage);
          signal.throwIfAborted();
          for (const cue of cues) tell({ ...cue, language: track.language });
        }
        if (playlist.ended) return;
        this.#forgetAllBut(new Set(playlist.segments.map(({ url }) => url)));
        pause = (playlist.targetDuration || 2) * 500;
      } catch {
        // The next round asks again; captions that do not come are no reason to disturb the picture.
      }
      await sleep(pause, signal);
    }
  }
}

async function readText(url: string, signal: AbortSignal): Promise<string> {
  return new TextDecoder().decode((await fetchBody(url, { signal, timeoutMs: TIMEOUT_MS })).body);
}

async function parseSegment(
  text: string,
  startsAt: number | null,
  stage: StageClock,
): Promise<Omit<InBandCue, 'language'>[]> {
  const zero = stageTimeOfZero(text, startsAt, stage);
  if (zero === null) return [];
  const cues = await parseCues(text);
  return cues.map((cue) => {
    const start = zero + cue.startTime * 1000;
    return {
      id: cue.id || String(start),
      start,
      end: zero + cue.endTime * 1000,
      text: plainText(cue),
    };
  });
}

/** Stage time of the segment's local time 0, by X-TIMESTAMP-MAP (RFC 8216 section 3.5). */
function stageTimeOfZero(text: string, startsAt: number | null, stage: StageClock): number | null {
  const map = /X-TIMESTAMP-MAP=.*/.exec(text)?.[0] ?? '';
  const pts = /MPEGTS:(\d+)/.exec(map)?.[1];
  const [, hours = '0', minutes = '0', seconds = '0'] =
    /LOCAL:(?:(\d+):)?(\d+):([\d.]+)/.exec(map) ?? [];
  const local = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  if (pts === undefined || stage.basePts === null) return startsAt;
  const at = stage.at(Number(pts) / 90_000 - stage.basePts);
  return at === null ? startsAt : at - local * 1000;
}

function parseCues(text: string): Promise<VTTCue[]> {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }));
  const video = document.createElement('video');
  const element = document.createElement('track');
  return new Promise<VTTCue[]>((resolve) => {
    const finish = (): void => {
      URL.revokeObjectURL(url);
      const cues = [...(element.track.cues ?? [])];
      resolve(cues.filter((cue): cue is VTTCue => cue instanceof VTTCue));
    };
    element.addEventListener('load', finish, { once: true });
    element.addEventListener('error', finish, { once: true });
    video.append(element);
    element.track.mode = 'hidden';
    element.src = url;
  });
}

/** Without the cue's markup: captions are shown as text, in the viewer's own style. */
function plainText(cue: VTTCue): string {
  return cue.getCueAsHTML().textContent;
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
