import type { Reason } from '../../sdk/index.js';
import type { TextKey } from '../locales/en.js';

/** Views inside the room ask `<live-room>` for things; it stops these events, pages see none. */
const INSIDE = { bubbles: true, composed: true } as const;

export type SheetName =
  'shelf' | 'product' | 'settings' | 'interaction' | 'orders' | 'chapters' | 'clip';

/** Opens a sheet, or closes the one that is open (`null`). */
export class SheetEvent extends Event {
  static readonly type = 'live-internal-sheet';
  readonly sheet: SheetName | null;
  /** Which product or activity it is about, where it is about one; `said`: what was said. */
  readonly about: string;

  constructor(sheet: SheetName | null, about = '') {
    super(SheetEvent.type, INSIDE);
    this.sheet = sheet;
    this.about = about;
  }
}

/** A short word to the viewer: a text of the interface, or the shop's own words. */
export interface Notice {
  readonly tone: 'info' | 'good' | 'bad';
  readonly key: TextKey;
  /** Shown instead of `key`. */
  readonly message?: string | undefined;
}

export class NoticeEvent extends Event {
  static readonly type = 'live-internal-notice';
  readonly notice: Notice;

  constructor(notice: Notice) {
    super(NoticeEvent.type, INSIDE);
    this.notice = notice;
  }

  /** What the viewer hears when the shop refuses. */
  static refused(answer: { reason: Reason; message?: string | undefined }): NoticeEvent {
    return new NoticeEvent({
      tone: 'bad',
      key: `reason.${answer.reason}`,
      message: answer.message,
    });
  }
}

/** The viewer follows the link to a product's own page. */
export class ProductLinkEvent extends Event {
  static readonly type = 'live-internal-product-link';
  readonly productId: string;
  readonly url: string | null;

  constructor(productId: string, url: string | null) {
    super(ProductLinkEvent.type, { ...INSIDE, cancelable: true });
    this.productId = productId;
    this.url = url;
  }
}
