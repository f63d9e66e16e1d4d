import type { StretchOfMedia } from '../playback/media-engine.js';

/** What a viewer wants of a clip. Times are stage times in epoch ms. */
export interface ClipWish {
  readonly from: number;
  readonly to: number;
  /**
   * `cut`: as it was sent, from the nearest key picture before `from`; done in a second or two.
   * `burnt`: from exactly `from`, with captions and the card in the picture; takes a while.
   */
  readonly mode: 'cut' | 'burnt';
  readonly captions: readonly ClipCaption[];
  readonly card: ClipCard | null;
  /** A small moving picture beside it, as GIF. */
  readonly preview: boolean;
  /** Of the picture, as far as it is known; for what is drawn into it. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

export interface ClipCaption {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The product, shown over the last seconds. */
export interface ClipCard {
  readonly name: string;
  readonly price: string;
  readonly note: string;
  readonly image: string | null;
  readonly direction: 'ltr' | 'rtl';
}

export interface Clip {
  /** `video/mp4`. */
  readonly video: Blob;
  /** `image/gif`. */
  readonly preview: Blob | null;
  /** Stage times of its first picture and its end. */
  readonly from: number;
  readonly to: number;
}

export interface ClipProgress {
  readonly step: 'loading' | 'fetching' | 'cutting' | 'preview';
  /** 0–1 of this step. */
  readonly share: number;
}

export interface ClipOptions {
  readonly signal: AbortSignal;
  readonly progress: (progress: ClipProgress) => void;
}

/**
 * Makes a clip of these files. Rejects with a RoomError: `clip-no-media`, `clip-engine-missing`,
 * `clip-memory`, `clip-failed`; or with the signal's reason.
 */
export type MakeClip = (
  media: StretchOfMedia | null,
  wish: ClipWish,
  options: ClipOptions & {
    /** Folder of workers, wasm and models; `assets/` beside the bundle unless told otherwise. */
    readonly assets?: string | undefined;
  },
) => Promise<Clip>;

/** Shorter is a picture, not a clip. */
const SHORTEST_MS = 2000;
/** Longer does not fit into the memory of a phone. */
const LONGEST_MS = 65_000;
/** Files that follow each other this closely have nothing between them. */
const SEAM_MS = 120;
/** Of a page's memory that a clip may take as input. */
export const MAX_BYTES = 80_000_000;

export interface ClipPlan {
  readonly files: StretchOfMedia['files'];
  readonly from: number;
  readonly to: number;
  /** Seconds into the files where the clip begins. */
  readonly offset: number;
  /** Seconds. */
  readonly duration: number;
}

/**
 * Which files a clip is made of, and where in them it begins. Of a stretch with a gap, what comes
 * after it: that is what the viewer has just seen. Null: there is too little.
 */
export function planClip(media: StretchOfMedia | null, wish: ClipWish): ClipPlan | null {
  const { mode } = wish;
  const all = media?.files.filter(({ start, end }) => start < wish.to && end > wish.from) ?? [];
  const gap = all.findLastIndex(
    (file, index) => index > 0 && file.start - (all[index - 1]?.end ?? 0) > SEAM_MS,
  );
  const files = all.slice(Math.max(0, gap));
  const [first] = files;
  const last = files.at(-1);
  if (!first || !last) return null;
  const from = mode === 'cut' ? first.start : Math.max(first.start, wish.from);
  const to = Math.min(last.end, wish.to, from + LONGEST_MS);
  if (to - from < SHORTEST_MS) return null;
  return { files, from, to, offset: (from - first.start) / 1000, duration: (to - from) / 1000 };
}
