import type { CaptionPosition, CaptionPreference, Room } from '../../sdk/index.js';

/** How the viewer wants captions to look; size and place are the room's to know. */
export interface CaptionLook {
  readonly font: keyof typeof FONTS;
  readonly colour: keyof typeof COLOURS;
  readonly background: keyof typeof COLOURS;
  /** Of the background, 0–1. */
  readonly opacity: number;
  readonly edge: keyof typeof EDGES;
  readonly lines: 1 | 2;
}

export const FONTS = {
  sans: 'inherit',
  serif: "Georgia, 'Times New Roman', serif",
  mono: 'ui-monospace, Menlo, Consolas, monospace',
} as const;

export const COLOURS = {
  white: '255 255 255',
  yellow: '255 235 59',
  cyan: '103 232 249',
  black: '0 0 0',
  blue: '12 30 92',
} as const;

export const EDGES = {
  none: 'none',
  outline: '-1px -1px 0 #000, 1px -1px 0 #000, -1px 1px 0 #000, 1px 1px 0 #000, 0 0 3px #000',
  shadow: '0 2px 4px rgb(0 0 0 / 0.9), 0 0 8px rgb(0 0 0 / 0.7)',
} as const;

export const USUAL: CaptionLook = {
  font: 'sans',
  colour: 'white',
  background: 'black',
  opacity: 0.78,
  edge: 'none',
  lines: 2,
};

const KEY = 'live-room:captions';

interface Kept {
  readonly look?: Partial<CaptionLook>;
  readonly size?: number;
  readonly position?: CaptionPosition;
  readonly prefer?: CaptionPreference;
  readonly showSource?: boolean;
  readonly showOriginal?: boolean;
}

const PREFERENCES = { best: 0, checked: 0, sent: 0 } satisfies Record<CaptionPreference, 0>;

interface Wardrobe {
  look: CaptionLook;
  /** Whether the viewer has chosen anything; the page's own colours hold until then. */
  chosen: boolean;
  /** Anything at all was set in this visit: that goes before what was kept. */
  touched: boolean;
  readonly worn: Set<HTMLElement>;
}

const wardrobes = new WeakMap<Room, Wardrobe>();

/** What the viewer has chosen, in this visit or, if they have agreed to that, in an earlier one. */
export function captionLook(room: Room): CaptionLook {
  return wardrobeOf(room).look;
}

export function setCaptionLook(room: Room, change: Partial<CaptionLook>): void {
  const wardrobe = wardrobeOf(room);
  wardrobe.look = { ...wardrobe.look, ...readLook(change) };
  wardrobe.chosen = true;
  dressAll(wardrobe);
  keepCaptionLook(room);
}

/** Back to what the page made of it. Which captions there are is no matter of looks. */
export function resetCaptionLook(room: Room): void {
  const wardrobe = wardrobeOf(room);
  Object.assign(wardrobe, { look: { ...USUAL }, chosen: false });
  dressAll(wardrobe);
  room.captions.setSize(1);
  room.captions.setPosition('bottom');
  keepCaptionLook(room);
}

/** The element looks like it from now on. Returns the way out. */
export function wearCaptionLook(room: Room, element: HTMLElement): () => void {
  const wardrobe = wardrobeOf(room);
  wardrobe.worn.add(element);
  dress(element, wardrobe);
  return () => wardrobe.worn.delete(element);
}

/** Keeps look, size, place and which captions for the next visit, if the viewer agrees to that. */
export function keepCaptionLook(room: Room): void {
  // First: what was kept must not undo what was set a moment ago.
  const wardrobe = wardrobeOf(room, true);
  wardrobe.touched = true;
  if (!mayKeep(room)) return;
  const { look, chosen } = wardrobe;
  const { size, position, prefer, showSource, showOriginal } = room.captions.store.current;
  const choices = { size, position, prefer, showSource, showOriginal };
  const kept: Kept = { ...(chosen ? { look } : {}), ...choices };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full, or forbidden in this frame.
  }
}

export function mayKeep(room: Room): boolean {
  return room.market.store.current.consent.granted.includes('functional');
}

function wardrobeOf(room: Room, touched = false): Wardrobe {
  const known = wardrobes.get(room);
  if (known) return known;
  const wardrobe: Wardrobe = { look: USUAL, chosen: false, touched, worn: new Set() };
  wardrobes.set(room, wardrobe);
  if (mayKeep(room)) takeOut(room, wardrobe);
  else {
    // What the viewer agrees to is often told after the first caption.
    const end = room.market.store.subscribe(() => {
      if (!mayKeep(room)) return;
      end();
      takeOut(room, wardrobe);
      if (wardrobe.touched) keepCaptionLook(room);
    });
  }
  return wardrobe;
}

/** What was kept in an earlier visit, as far as nothing was set in this one. */
function takeOut(room: Room, wardrobe: Wardrobe): void {
  const { look, size, position, prefer, showSource, showOriginal } = readKept();
  if (wardrobe.look === USUAL && look !== undefined)
    Object.assign(wardrobe, { look: { ...USUAL, ...readLook(look) }, chosen: true });
  dressAll(wardrobe);
  if (wardrobe.touched) return;
  if (typeof size === 'number') room.captions.setSize(size);
  if (position === 'top' || position === 'middle' || position === 'bottom')
    room.captions.setPosition(position);
  if (isOneOf(PREFERENCES, prefer)) room.captions.setPreference(prefer);
  if (typeof showSource === 'boolean') room.captions.explain({ source: showSource });
  if (typeof showOriginal === 'boolean') room.captions.explain({ original: showOriginal });
}

function readKept(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

/** What of it is one: others may have written there. */
function readLook(look: unknown): Partial<CaptionLook> {
  if (typeof look !== 'object' || look === null) return {};
  const { font, colour, background, opacity, edge, lines } = look as Record<string, unknown>;
  return {
    ...(isOneOf(FONTS, font) ? { font } : {}),
    ...(isOneOf(COLOURS, colour) ? { colour } : {}),
    ...(isOneOf(COLOURS, background) ? { background } : {}),
    ...(isOneOf(EDGES, edge) ? { edge } : {}),
    ...(typeof opacity === 'number' && opacity >= 0 && opacity <= 1 ? { opacity } : {}),
    ...(lines === 1 || lines === 2 ? { lines } : {}),
  };
}

function isOneOf<Table extends object>(table: Table, name: unknown): name is keyof Table {
  return typeof name === 'string' && Object.hasOwn(table, name);
}

function dressAll(wardrobe: Wardrobe): void {
  for (const element of wardrobe.worn) dress(element, wardrobe);
}

function dress(element: HTMLElement, { look, chosen }: Wardrobe): void {
  const { font, colour, background, opacity, edge, lines } = look;
  const properties = {
    '--_caption-font': FONTS[font],
    '--_caption-ink': `rgb(${COLOURS[colour]})`,
    '--_caption-box': `rgb(${COLOURS[background]} / ${opacity})`,
    '--_caption-edge': EDGES[edge],
  };
  for (const [name, value] of Object.entries(properties))
    element.style.setProperty(name, chosen ? value : null);
  element.toggleAttribute('single', lines === 1);
}
