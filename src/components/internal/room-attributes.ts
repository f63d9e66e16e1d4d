import type {
  CaptionPosition,
  CartProvider,
  CreateRoomOptions,
  ProductProvider,
  Room,
  ShowDocument,
} from '../../sdk/index.js';

/** What a page says about a room, as `<live-room>` holds it. */
export interface RoomAttributes {
  readonly src: string | null;
  readonly stream: string | null;
  readonly show: ShowDocument | null;
  readonly captions: string | null;
  readonly captionPosition: string | null;
  readonly captionSize: number | null;
  readonly muted: boolean;
  readonly autoplay: boolean;
  readonly angle: string | null;
  readonly danmaku: boolean;
  readonly assets: string | null;
  readonly cartProvider: CartProvider | null;
  readonly productProvider: ProductProvider | null;
  readonly realtimeToken: (() => Promise<string>) | null;
}

type Changes = ReadonlyMap<PropertyKey, unknown>;

/** Null: the page names nothing to show. */
export function roomOptions(from: RoomAttributes, language: string): CreateRoomOptions | null {
  const show = from.show ?? absolute(from.src) ?? bareStream(from.stream);
  if (!show) return null;
  return {
    show,
    language,
    muted: from.muted,
    autoplay: from.autoplay,
    danmaku: from.danmaku,
    cartProvider: from.cartProvider,
    productProvider: from.productProvider,
    realtimeToken: from.realtimeToken,
    ...(from.captions === null ? {} : { captions: captionLanguage(from.captions) }),
    ...(from.angle === null ? {} : { angle: from.angle }),
    ...(from.assets === null ? {} : { assets: from.assets }),
  };
}

/** Whether a change of attributes means another show. */
export function namesAnotherShow(changes: Changes): boolean {
  return changes.has('src') || changes.has('stream') || changes.has('show');
}

/** Hands on what changes while a room runs. */
export function passOn(from: RoomAttributes, changes: Changes, room: Room): void {
  // Not at the start: a room of the page's own keeps its sound unless the tag says otherwise.
  if (changes.has('muted') && (from.muted || changes.get('muted') === true))
    room.playback.setMuted(from.muted);
  if (changes.has('captions') && from.captions !== null)
    room.captions.selectLanguage(captionLanguage(from.captions));
  if (changes.has('angle') && from.angle !== null) room.playback.selectAngle(from.angle);
  if (changes.has('danmaku') && (from.danmaku || changes.get('danmaku') === true))
    room.danmaku.set({ on: from.danmaku });
  if (from.productProvider ?? changes.get('productProvider'))
    room.products.provider = from.productProvider;
  // Names, prices and what is sold at all may be others there.
  if (from.productProvider && (changes.has('language') || changes.has('country')))
    void room.products.refresh();
  if (changes.has('cartProvider') && from.cartProvider) room.shop.cartProvider = from.cartProvider;
}

/** Hands on how captions look: a new room does not know it from its options. */
export function passOnCaptionStyle(from: RoomAttributes, room: Room): void {
  if (isPosition(from.captionPosition)) room.captions.setPosition(from.captionPosition);
  if (from.captionSize !== null && from.captionSize > 0) room.captions.setSize(from.captionSize);
}

function captionLanguage(captions: string): string | null {
  return captions === 'off' ? null : captions;
}

function isPosition(value: string | null): value is CaptionPosition {
  return value === 'top' || value === 'middle' || value === 'bottom';
}

/** Relative to the page. What cannot be parsed is the room's to complain about. */
function absolute(url: string | null): string | null {
  if (!url) return null;
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
}

function bareStream(url: string | null): { stream: string } | null {
  const stream = absolute(url);
  return stream ? { stream } : null;
}
