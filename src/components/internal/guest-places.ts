import { css } from 'lit';
import type { GuestLayout, StageGuest } from '../../sdk/index.js';

/** Where a picture stands: over the whole stage, in a part of it, or in a window. */
export type Place = 'full' | 'start' | 'end' | 'end-top' | 'end-bottom' | 'window' | 'gone';

export type Corner = `${'top' | 'bottom'}-${'start' | 'end'}`;

/** What the viewer wants of one guest; what they have not said is as the show has it. */
export interface GuestWish {
  readonly layout?: GuestLayout;
  readonly hidden?: boolean;
  readonly corner?: Corner;
}

export interface Arrangement {
  readonly host: Place;
  readonly guests: ReadonlyMap<string, Place>;
  readonly corners: ReadonlyMap<string, Corner>;
}

/** The show's own picture among the others. */
export const HOST = 'host';

const CORNERS = ['top-end', 'bottom-end'] as const;

/**
 * Where everybody stands. Guests who stand beside share the stage with the host; the others have
 * windows. `swapped` is the guest who has the host's place, and the host theirs. Where it is
 * `cramped` there are no windows, and the host is seen.
 */
export function arrange(
  guests: readonly Pick<StageGuest, 'id' | 'layout' | 'phase'>[],
  wishes: ReadonlyMap<string, GuestWish>,
  swapped: string | null,
  cramped = false,
): Arrangement {
  const places = new Map<string, Place>();
  const seen = guests.filter(({ id, phase }) => phase !== 'lost' && !wishes.get(id)?.hidden);
  const layoutOf = ({ id, layout }: (typeof guests)[number]): GuestLayout =>
    wishes.get(id)?.layout ?? layout;
  const beside = seen.filter((guest) => layoutOf(guest) === 'beside');
  const parts: readonly Place[] = beside.length > 1 ? ['end-top', 'end-bottom'] : ['end'];
  places.set(HOST, beside.length > 0 ? 'start' : 'full');
  for (const { id } of guests) places.set(id, 'gone');
  for (const { id } of seen) places.set(id, cramped ? 'gone' : 'window');
  for (const [index, { id }] of beside.entries()) places.set(id, parts[index] ?? 'window');
  const taker = swapped === null ? 'gone' : (places.get(swapped) ?? 'gone');
  if (swapped !== null && taker !== 'gone') {
    places.set(swapped, places.get(HOST) ?? 'full').set(HOST, taker);
  }
  const windows = [...places].filter(([, place]) => place === 'window').map(([id]) => id);
  const corners = new Map<string, Corner>();
  for (const [index, id] of windows.entries()) {
    const taken = new Set(corners.values());
    const own = wishes.get(id)?.corner;
    const wanted = own && !taken.has(own) ? own : CORNERS.find((corner) => !taken.has(corner));
    corners.set(id, wanted ?? CORNERS[index % CORNERS.length] ?? 'top-end');
  }
  const host = places.get(HOST) ?? 'full';
  places.delete(HOST);
  return { host, guests: places, corners };
}

/**
 * Where windows stand: between the captions and above whatever the viewer acts on, so that they
 * cannot lie on any of it. The same for the picture in the stage and for what lies over it.
 */
export const windowStyles = css`
  [data-place='window'] {
    grid-row: middle / lower;
    position: absolute;
    inset: auto;
    inline-size: min(32cqi, 150px);
    block-size: auto;
    aspect-ratio: 3 / 4;
    max-block-size: calc(100% - 8px);
    border-radius: var(--_radius);
    translate: var(--_drag, 0 0);
  }
  [data-place='window'][data-corner^='top'] {
    inset-block-start: 4px;
  }
  [data-place='window'][data-corner^='bottom'] {
    inset-block-end: 4px;
  }
  [data-place='window'][data-corner$='start'] {
    inset-inline-start: var(--_edge, 0);
  }
  [data-place='window'][data-corner$='end'] {
    inset-inline-end: var(--_edge, 0);
  }
  /* Captions in the middle have the row between: a window keeps to its side of it. */
  [data-middle] [data-place='window'][data-corner^='top'],
  [data-place='window'][data-corner^='top'][data-middle] {
    grid-row: middle;
  }
  [data-place='window'][data-corner^='bottom'][data-middle] {
    grid-row: rest;
  }
`;
