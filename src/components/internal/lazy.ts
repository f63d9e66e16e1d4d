import type { Elements } from './load-view.js';
import { provideProductTools } from './product-tools.js';

export { loadElements, loadView } from './load-view.js';

/** Every sheet stands in the same frame. */
const frame = async (): Promise<Elements> => ({
  'live-sheet': (await import('../live-sheet.js')).LiveSheetElement,
});

const price = async (): Promise<Elements> => ({
  'live-price': (await import('../live-price.js')).LivePriceElement,
});

/**
 * Views that nobody sees at first: fetched when they are asked for. The list itself is too long for
 * what comes before the first picture, so `load-view.ts` fetches it with the first of them.
 */
export const loaders = {
  'live-angles': async () => ({
    'live-angles': (await import('../live-angles.js')).LiveAnglesElement,
  }),
  'live-backdrop': async () => ({
    'live-backdrop': (await import('../live-backdrop.js')).LiveBackdropElement,
  }),
  'live-caption-note': async () => ({
    'live-caption-note': (await import('../live-caption-note.js')).LiveCaptionNoteElement,
  }),
  'live-caption-source': async () => ({
    'live-caption-source': (await import('../live-caption-source.js')).LiveCaptionSourceElement,
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
  'live-chapters': async () => ({
    'live-chapters': (await import('../live-chapters.js')).LiveChaptersElement,
    ...(await frame()),
  }),
  'live-clip': async () => ({
    'live-clip': (await import('../live-clip.js')).LiveClipElement,
    ...(await frame()),
  }),
  'live-consent': async () => ({
    'live-consent': (await import('../live-consent.js')).LiveConsentElement,
  }),
  'live-disclosure': async () => ({
    'live-disclosure': (await import('../live-disclosure.js')).LiveDisclosureElement,
  }),
  'live-labels': async () => ({
    'live-labels': (await import('../live-labels.js')).LiveLabelsElement,
  }),
  'live-ornament': async () => ({
    'live-ornament': (await import('../live-ornament.js')).LiveOrnamentElement,
  }),
  'live-price': price,
  'live-countdown': async () => ({
    'live-countdown': (await import('../live-countdown.js')).LiveCountdownElement,
  }),
  'live-danmaku': async () => ({
    'live-danmaku': (await import('../live-danmaku.js')).LiveDanmakuElement,
  }),
  'live-guests': async () => ({
    // First: the other renders it.
    'live-versus': (await import('../live-versus.js')).LiveVersusElement,
    'live-guests': (await import('../live-guests.js')).LiveGuestsElement,
  }),
  'live-interaction': async () => ({
    'live-interaction': (await import('../live-interaction.js')).LiveInteractionElement,
  }),
  'live-interaction-sheet': async () => ({
    'live-interaction-sheet': (await import('../live-interaction-sheet.js'))
      .LiveInteractionSheetElement,
    ...(await frame()),
  }),
  'live-notices': async () => ({
    'live-notices': (await import('../live-notices.js')).LiveNoticesElement,
  }),
  'live-orders': async () => ({
    'live-orders': (await import('../live-orders.js')).LiveOrdersElement,
  }),
  'live-order-map': async () => ({
    'live-order-map': (await import('../live-order-map.js')).LiveOrderMapElement,
  }),
  'live-order-sheet': async () => ({
    'live-order-map': (await import('../live-order-map.js')).LiveOrderMapElement,
    ...(await frame()),
    'live-order-sheet': (await import('../live-order-sheet.js')).LiveOrderSheetElement,
  }),
  'live-share-button': async () => ({
    'live-share-button': (await import('../live-share-button.js')).LiveShareButtonElement,
  }),
  'live-teaser': async () => ({
    'live-teaser': (await import('../live-teaser.js')).LiveTeaserElement,
  }),
  'live-timeline': async () => ({
    'live-timeline': (await import('../live-timeline.js')).LiveTimelineElement,
  }),
  'live-product': async () => ({
    ...(await price()),
    'live-product': (await import('../live-product.js')).LiveProductElement,
  }),
  'live-product-sheet': async () => {
    const [sheet, gallery, sizes, facts, labels, priced, around] = await Promise.all([
      import('../live-product-sheet.js'),
      import('../live-gallery.js'),
      import('../live-size-help.js'),
      import('../live-product-facts.js'),
      import('../live-labels.js'),
      price(),
      frame(),
      provideProductTools(),
    ]);
    return {
      ...priced,
      'live-labels': labels.LiveLabelsElement,
      'live-gallery': gallery.LiveGalleryElement,
      'live-size-help': sizes.LiveSizeHelpElement,
      'live-product-facts': facts.LiveProductFactsElement,
      'live-product-sheet': sheet.LiveProductSheetElement,
      ...around,
    };
  },
  'live-said-link': async () => ({
    'live-said-link': (await import('../live-said-link.js')).LiveSaidLinkElement,
  }),
  'live-transcript': async () => ({
    'live-transcript': (await import('../live-transcript.js')).LiveTranscriptElement,
  }),
  'live-product-viewer': async () => ({
    'live-product-viewer': (await import('../live-product-viewer.js')).LiveProductViewerElement,
  }),
  'live-settings': async () => ({
    'live-settings': (await import('../live-settings.js')).LiveSettingsElement,
    'live-caption-look': (await import('../live-caption-look.js')).LiveCaptionLookElement,
    'live-caption-choices': (await import('../live-caption-choices.js')).LiveCaptionChoicesElement,
    'live-danmaku-settings': (await import('../live-danmaku-settings.js'))
      .LiveDanmakuSettingsElement,
    ...(await frame()),
  }),
  'live-shelf': async () => {
    const [shelf, missed, list, cart, checkout, labels, priced, around] = await Promise.all([
      import('../live-shelf.js'),
      import('../live-missed-products.js'),
      import('../live-product-list.js'),
      import('../live-cart.js'),
      import('../live-checkout.js'),
      import('../live-labels.js'),
      price(),
      frame(),
      provideProductTools(),
    ]);
    return {
      ...priced,
      'live-labels': labels.LiveLabelsElement,
      'live-missed-products': missed.LiveMissedProductsElement,
      'live-product-list': list.LiveProductListElement,
      'live-cart': cart.LiveCartElement,
      'live-checkout': checkout.LiveCheckoutElement,
      'live-shelf': shelf.LiveShelfElement,
      ...around,
    };
  },
  'live-virtual-host': async () => ({
    'live-virtual-host': (await import('../live-virtual-host.js')).LiveVirtualHostElement,
  }),
  'live-try-on': async () => ({
    'live-try-on': (await import('../live-try-on.js')).LiveTryOnElement,
  }),
} satisfies Record<string, () => Promise<Elements>>;

/** A tag, or a name for several that come together. */
export type LazyView = keyof typeof loaders | 'front-views';
