import type { OrderGlobe } from './orders/order-globe.js';

/** The order map's show-piece. Rejects where its library is not there. */
export async function loadOrderGlobe(): Promise<OrderGlobe> {
  return (await import('./engines/order-globe.js')).orderGlobe;
}
