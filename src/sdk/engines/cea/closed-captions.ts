import {
  Cta608Parser,
  extractCta608DataFromAv1Sample,
  extractCta608DataFromSample,
  type CaptionScreen,
} from '@svta/cml-608';
import type { BufferAppendingData } from 'hls.js/light';
import type { InBandCue } from '../../playback/media-engine.js';
import type { ClosedCaptionChannel } from '../hls-playlist.js';
import { readAccessUnits, type AccessUnit } from '../speech/access-units.js';
import type { StageClock } from '../stage-clock.js';
import { CaptionScreens } from './caption-screens.js';
import { readVideoTrack, type VideoTrack } from './video-track.js';

/** A jump of the timeline, seconds: nothing that was begun goes on. */
const JUMP = 0.5;
/** Pictures that wait for those before them; a stream that never gives them is broken. */
const MOST_WAITING = 300;

interface Waiting {
  /** When it is shown, epoch ms. */
  readonly at: number;
  readonly bytes: readonly number[];
}

/**
 * CEA-608 inside of the video, read from the fragments that go into the media source: they are there
 * before their picture is. hls.js repackages MPEG-TS and keeps what is beside the picture, so that
 * this reads both.
 */
export class ClosedCaptions {
  readonly #stage: StageClock;
  readonly #field: 0 | 1;
  readonly #parser: Cta608Parser;
  readonly #screens: CaptionScreens;
  #track: VideoTrack | null = null;
  #waiting: Waiting[] = [];
  /** Decoding time at which the next fragment should begin, seconds of the track. */
  #next: number | null = null;

  constructor(
    { channel, language }: ClosedCaptionChannel,
    stage: StageClock,
    tell: (cue: InBandCue) => void,
  ) {
    this.#stage = stage;
    this.#screens = new CaptionScreens(`cc${channel}`, (cue) => tell({ ...cue, language }));
    const handler = {
      newCue: (start: number | null, end: number, screen: CaptionScreen) => {
        if (start !== null) this.#screens.show(start, end, rowsOf(screen));
      },
    };
    this.#field = channel > 2 ? 1 : 0;
    const [first, second] = channel % 2 === 1 ? [handler, null] : [null, handler];
    this.#parser = new Cta608Parser(this.#field === 0 ? 1 : 3, first, second);
  }

  /** What the fragments from here on need: an initialisation segment. */
  begin(init: Uint8Array<ArrayBuffer>): void {
    this.#track = readVideoTrack(init.slice().buffer) ?? this.#track;
  }

  take({ type, data, offset, part, frag }: BufferAppendingData): void {
    if (type === 'audio') return;
    if (offset === undefined) {
      this.begin(data);
      return;
    }
    const track = this.#track;
    const { start } = part ?? frag;
    const stageTime = this.#stage.at(start);
    if (!track || stageTime === null) return;
    const units = readAccessUnits(data.slice().buffer, track);
    if (units.ok) this.#read(units.value, track, stageTime);
  }

  /** @param begins stage time of the picture that is shown first */
  #read(units: readonly AccessUnit[], track: VideoTrack, begins: number): void {
    const [first] = units;
    const last = units.at(-1);
    if (!first || !last) return;
    if (this.#next === null || Math.abs(first.time / track.timescale - this.#next) > JUMP) {
      this.#parser.reset();
      this.#screens.reset();
      this.#waiting = [];
    }
    const shown = units.map(({ time, shift }) => (time + shift) / track.timescale);
    const zero = begins - Math.min(...shown) * 1000;
    for (const [index, unit] of units.entries()) {
      const bytes = this.#bytesOf(unit, track);
      const at = zero + (shown[index] ?? 0) * 1000;
      if (bytes.length > 0) this.#waiting.push({ at, bytes });
    }
    this.#next = (last.time + last.duration) / track.timescale;
    this.#parse(zero + this.#next * 1000);
  }

  #bytesOf({ bytes }: AccessUnit, { entry }: VideoTrack): readonly number[] {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const extract =
        entry === 'av01' ? extractCta608DataFromAv1Sample : extractCta608DataFromSample;
      return extract(view, 0, bytes.byteLength)[this.#field] ?? [];
    } catch {
      // A damaged picture: the browser says so, if it minds.
      return [];
    }
  }

  /** In the order in which pictures are shown: one decoded later is never shown before `until`. */
  #parse(until: number): void {
    this.#waiting.sort((a, b) => a.at - b.at);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.splice(0, this.#waiting.length / 2);
    const due = this.#waiting.filter(({ at }) => at < until);
    this.#waiting = this.#waiting.slice(due.length);
    for (const { at, bytes } of due) this.#parser.addData(at, [...bytes]);
    // What stands on screen by now is told now, and not when it goes.
    this.#parser.cueSplitAtTime(until);
  }
}

function rowsOf(screen: CaptionScreen): string[] {
  return screen.rows
    .map((row) => row.getTextString().replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}
