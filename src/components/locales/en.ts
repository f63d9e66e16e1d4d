/**
 * English texts: they decide which keys there are, and type every other locale. A key ending in
 * `_one`/`_other` is a plural; other locales add the forms their language has.
 */
export const en = {
  'room.label': 'Live shopping',
  'room.fallback': 'This show cannot be played here.',

  'badge.live': 'Live',
  'badge.replay': 'Replay',
  'badge.soon': 'Soon',
  'badge.ended': 'Ended',
  'badge.backToLive': 'Back to live',
  'badge.behind': '{{time}} behind',

  'stage.label': 'Show',
  'stage.loading': 'Loading the show',
  'stage.buffering': 'Buffering…',
  'stage.reconnecting': 'Connection lost. Reconnecting…',
  'stage.tapToPlay': 'Tap to play',
  'stage.unmute': 'Tap for sound',
  'stage.resume': 'Continue watching',
  'stage.intermission': 'We’ll be right back',
  'stage.ended': 'Thanks for watching!',
  'stage.endedMore': 'The show is over. The products are still here.',
  'stage.replay': 'Watch again',
  'stage.retry': 'Try again',

  'error.show': 'The show could not be loaded.',
  'error.stream': 'The video could not be played.',
  'error.unsupported': 'This browser cannot play the video.',
  'error.other': 'Something went wrong.',
  'error.code': 'Code: {{code}}',

  'countdown.title': 'Starting soon',
  'countdown.startsIn': 'The show starts in',
  'countdown.startsAt': 'Starts {{when}}',
  'countdown.anyMoment': 'Starting any moment now',
  'countdown.remind': 'Remind me',
  'countdown.reminded': 'Reminder set',
  'countdown.days_one': 'day',
  'countdown.days_other': 'days',
  'countdown.hours_one': 'hour',
  'countdown.hours_other': 'hours',
  'countdown.minutes_one': 'minute',
  'countdown.minutes_other': 'minutes',
  'countdown.seconds_one': 'second',
  'countdown.seconds_other': 'seconds',

  'controls.label': 'Player controls',
  'controls.play': 'Play',
  'controls.pause': 'Pause',
  'controls.mute': 'Mute',
  'controls.unmute': 'Unmute',
  'controls.captions': 'Captions',
  'controls.angles': 'Camera angles',
  'controls.settings': 'Settings',
  'controls.rewind': 'Back 10 seconds',
  'controls.seek': 'Position in the show',
  'controls.cart_one': 'Products and cart, {{count, number}} item',
  'controls.cart_other': 'Products and cart, {{count, number}} items',
  'controls.pip': 'Picture in picture',
  'controls.minimize': 'Mini player',
  'controls.restore': 'Back to the full view',
  'controls.minimized': 'Playing in the mini player',

  'captions.label': 'Captions',
  'captions.off': 'Off',
  'captions.loading': 'Getting captions ready… {{percent, number}} %',
  'captions.noSpeech': 'No speech right now',
  'captions.unclear': 'The speech is hard to understand right now',
  'captions.noSound': 'The sound of this stream cannot be captioned here.',
  'captions.noModel': 'There are no captions for this language yet.',
  'captions.noMemory': 'This device has too little memory for captions.',
  'captions.failed': 'Captions are not available at the moment.',
  'captions.metered': 'Captions need a download of {{size, number}} MB.',
  'captions.load': 'Load captions',

  'angles.label': 'Choose a camera',

  'product.pinned': 'On screen now',
  'product.open': 'Show details: {{name}}',
  'product.add': 'Add',
  'product.addName': 'Add to cart: {{name}}',
  'product.choose': 'Choose',
  'product.addToCart': 'Add to cart',
  'product.adding': 'Adding…',
  'product.added': 'Added',
  'product.soldOut': 'Sold out',
  'product.preOrder': 'Pre-order',
  'product.unavailable': 'Not available in this combination',
  'product.left_one': '{{count, number}} left',
  'product.left_other': '{{count, number}} left',
  'product.asOf': 'Stock as of {{time}}',
  'product.quantity': 'Quantity',
  'product.less': 'One less',
  'product.more': 'One more',
  'product.details': 'View full details',
  'product.picture': 'Picture {{index, number}} of {{total, number}}',
  'product.from': 'from {{price}}',

  'shelf.title': 'Products',
  'shelf.cart': 'Your cart',
  'shelf.empty': 'Your cart is empty.',
  'shelf.noProducts': 'No products yet.',
  'shelf.remove': 'Remove {{name}}',
  'shelf.subtotal': 'Subtotal',
  'shelf.checkout': 'Checkout',
  'shelf.openCheckout': 'Open the checkout',
  'shelf.items_one': '{{count, number}} item',
  'shelf.items_other': '{{count, number}} items',

  'settings.title': 'Settings',
  'settings.captions': 'Caption language',
  'settings.synced': 'Captions in time with the words (a second more delay)',
  'settings.size': 'Caption size',
  'settings.position': 'Caption position',
  'settings.top': 'Top',
  'settings.middle': 'Middle',
  'settings.bottom': 'Bottom',
  'settings.small': 'Small',
  'settings.medium': 'Medium',
  'settings.large': 'Large',
  'settings.huge': 'Very large',
  'settings.quality': 'Picture quality',
  'settings.auto': 'Automatic',

  'sheet.close': 'Close',

  'notice.label': 'Notices',
  'notice.added': 'Added to your cart',
  'notice.backup': 'Switched to the backup stream',
  'notice.reconnected': 'You’re connected again',
  'notice.viewFailed': 'This could not be opened. Please try again.',

  'reason.out-of-stock': 'Sorry, this has just sold out.',
  'reason.login-required': 'Please sign in first.',
  'reason.more-info-required': 'The shop needs a little more information.',
  'reason.region-restricted': 'Not available in your region.',
  'reason.limit-reached': 'You have reached the limit for this product.',
  'reason.expired': 'This offer has ended.',
  'reason.payment-pending': 'A payment is still pending.',
  'reason.timeout': 'The shop did not answer in time. Please try again.',
  'reason.custom-error': 'That did not work. Please try again.',
} as const;

type Key = keyof typeof en;
type PluralBase = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;
type PlainKey = Exclude<Key, `${PluralBase}_${'one' | 'other'}`>;

/** What `t` takes: plurals by their base name. */
export type TextKey = PlainKey | PluralBase;

/** What a locale has to say. */
export type Texts = Readonly<
  Record<PlainKey | `${PluralBase}_other`, string> &
    Partial<Record<`${PluralBase}_${'zero' | 'one' | 'two' | 'few' | 'many'}`, string>>
>;
