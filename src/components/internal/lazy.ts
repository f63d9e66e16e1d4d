import { register } from './register.js';

type Elements = Readonly<Record<string, CustomElementConstructor>>;

/** Every sheet stands in the same frame. */
const frame = async (): Promise<Elements> => ({
  'live-sheet': (await import('../live-sheet.js')).LiveSheetElement,
});

/** Views that nobody sees at first: fetched when they are asked for. */
const loaders = {
  'front-views': async () => {
    const views = await import('./front-views.js');
    return {
      'live-about': views.LiveAboutElement,
      'live-badge': views.LiveBadgeElement,
      'live-captions': views.LiveCaptionsElement,
      'live-controls': views.LiveControlsElement,
      'live-danmaku-toggle': views.LiveDanmakuToggleElement,
      'live-pins': views.LivePinsElement,
    };
  },
  'live-angles': async () => ({
    'live-angles': (await import('../live-angles.js')).LiveAnglesElement,
  }),
  'live-caption-note': async () => ({
    'live-caption-note': (await import('../live-caption-note.js')).LiveCaptionNoteElement,
  }),
  'live-chat': async () => {
    const views = await import('./chat-views.js');
    return {
      'live-chat-composer': views.LiveChatComposerElement,
      // Last: its first render finds the other.
      'live-chat': views.LiveChatElement,
    };
  },
  'live-chat-menu': async () => ({
    'live-chat-menu': (await import('../live-chat-menu.js')).LiveChatMenuElement,
  }),
  'live-countdown': async () => ({
    'live-countdown': (await import('../live-countdown.js')).LiveCountdownElement,
  }),
  'live-danmaku': async () => ({
    'live-danmaku': (await import('../live-danmaku.js')).LiveDanmakuElement,
  }),
  'live-notices': async () => ({
    'live-notices': (await import('../live-notices.js')).LiveNoticesElement,
  }),
  'live-product': async () => ({
    'live-product': (await import('../live-product.js')).LiveProductElement,
  }),
  'live-product-sheet': async () => ({
    'live-product-sheet': (await import('../live-product-sheet.js')).LiveProductSheetElement,
    ...(await frame()),
  }),
  'live-settings': async () => ({
    'live-settings': (await import('../live-settings.js')).LiveSettingsElement,
    'live-danmaku-settings': (await import('../live-danmaku-settings.js'))
      .LiveDanmakuSettingsElement,
    ...(await frame()),
  }),
  'live-shelf': async () => ({
    'live-shelf': (await import('../live-shelf.js')).LiveShelfElement,
    ...(await frame()),
  }),
} satisfies Record<string, () => Promise<Elements>>;

/** A tag, or a name for several that come together. */
export type LazyView = keyof typeof loaders;

const loaded = new Map<LazyView, Promise<boolean>>();

/**
 * Fetches and registers a view; an element of it that is on the page already comes to life.
 * Answers whether it is there now: a chunk that cannot be fetched is no error of the page.
 */
export function loadView(tag: LazyView): Promise<boolean> {
  let view = loaded.get(tag);
  if (!view) {
    view = load(tag);
    loaded.set(tag, view);
  }
  return view;
}

async function load(tag: LazyView): Promise<boolean> {
  try {
    const elements: Elements = await loaders[tag]();
    for (const [name, element] of Object.entries(elements)) register(name, element);
    return true;
  } catch {
    // Asked for again, it is fetched again.
    loaded.delete(tag);
    return false;
  }
}
