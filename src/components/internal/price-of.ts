import { formatMoney } from '../../sdk/index.js';
import type { Money } from '../../sdk/index.js';
import type { LiveElement } from './live-element.js';

/** A price as the viewer's market writes it. Not a part of every view: the first of them need none. */
export function priceOf({ room, localizer }: LiveElement, money: Money): string {
  const mixed = room?.shop.store.current.mixed;
  return formatMoney(money, localizer?.formatLocale ?? 'en', mixed ? 'code' : 'auto');
}
