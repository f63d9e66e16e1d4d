import { kindOf, type FactSink } from './fact.js';
import type { DataLayer } from './insights-options.js';

/**
 * Pushes facts as GA4's tags in a tag manager expect them. The list before is cleared first, or
 * the manager would merge it into the next.
 */
export function dataLayerSink(given: DataLayer | (() => DataLayer | null | undefined)): FactSink {
  return {
    take({ id, name, params }, { show }) {
      const layer = typeof given === 'function' ? given() : given;
      if (!layer) return;
      const live = { show, fact_id: id };
      if (kindOf(name) !== 'shop') layer.push({ event: name, live, ...params });
      else {
        layer.push({ ecommerce: null });
        layer.push({ event: name, live, ecommerce: params });
      }
    },
  };
}
