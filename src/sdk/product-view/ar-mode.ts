/** Ways to see a thing in one's own room, by the names `<model-viewer>` has for three of them. */
export type ArMode = 'webxr' | 'scene-viewer' | 'quick-look' | 'camera';

/** Best first: in the page with the cart, then in an app, then over the camera's picture. */
export const AR_MODES = ['webxr', 'scene-viewer', 'quick-look', 'camera'] as const;

/** What a device can do, asked before the choice. */
export interface ArDevice {
  /** `navigator.xr` knows immersive AR, and the page may use it. */
  readonly webxr: boolean;
  /** Android with a browser that follows intents, outside of an app's own web view. */
  readonly intents: boolean;
  /** `relList.supports('ar')`, or an app of a maker that opens USDZ all the same. */
  readonly quickLook: boolean;
  /** There is a camera that looks outward, and the page may ask for it. */
  readonly camera: boolean;
  /** HTTPS, or this machine. */
  readonly secure: boolean;
}

/** What there is to show. */
export interface ArModel {
  /** Absolute, and not a `blob:`: another app fetches it. */
  readonly reachable: boolean;
  /** There is a USDZ file, or one can be made here. */
  readonly usdz: boolean;
}

/** Reads `ar-modes`: names with spaces between; those that nobody knows are left out. */
export function readArModes(text: string | null | undefined): readonly ArMode[] {
  const words = (text ?? '').trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return AR_MODES;
  return AR_MODES.filter((mode) => words.includes(mode)).sort(
    (a, b) => words.indexOf(a) - words.indexOf(b),
  );
}

/**
 * What is tried on this device, in turn: where one fails, the next is offered. Empty where nothing
 * can be done.
 */
export function arLadder(
  modes: readonly ArMode[],
  device: ArDevice,
  model: ArModel,
): readonly ArMode[] {
  const possible: Readonly<Record<ArMode, boolean>> = {
    webxr: device.webxr && device.secure,
    // The app takes a file by HTTPS only.
    'scene-viewer': device.intents && model.reachable,
    'quick-look': device.quickLook && model.usdz,
    camera: device.camera && device.secure,
  };
  return modes.filter((mode, at) => possible[mode] && modes.indexOf(mode) === at);
}

export interface ArLink {
  /** Of the model, absolute. */
  readonly src: string;
  readonly title?: string | undefined;
  /** The product's own page. */
  readonly link?: string | undefined;
  readonly placement?: 'floor' | 'wall' | undefined;
  /** Where the browser goes when there is no such app. */
  readonly fallback?: string | undefined;
}

/** The address that opens Google's Scene Viewer. True size: it may not be resized. */
export function sceneViewerUrl({ src, title, link, placement, fallback }: ArLink): string {
  const query = new URLSearchParams({ file: src, mode: 'ar_preferred', resizable: 'false' });
  if (title) query.set('title', title.slice(0, 60));
  if (link) query.set('link', link);
  if (placement === 'wall') query.set('enable_vertical_placement', 'true');
  const end = [
    'scheme=https',
    'package=com.google.android.googlequicksearchbox',
    'action=android.intent.action.VIEW',
    ...(fallback ? [`S.browser_fallback_url=${encodeURIComponent(fallback)}`] : []),
  ];
  // What follows `#` is the intent's: nothing of the query may look like it.
  const words = query.toString().replaceAll('+', '%20').replaceAll('#', '%23');
  return `intent://arvr.google.com/scene-viewer/1.2?${words}#Intent;${end.join(';')};end;`;
}

/** The address of a USDZ for Quick Look: in true size, with the page to go back to. */
export function quickLookUrl(usdz: string, page?: string): string {
  const words = new URLSearchParams({ allowsContentScaling: '0' });
  if (page) words.set('canonicalWebPageURL', page);
  return `${usdz}#${words.toString()}`;
}
