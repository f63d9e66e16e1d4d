import { report } from '../../state/report.js';

/** Tells the site's own code. What it throws is its mistake, and must not cost the cart. */
export function tellSite<Value>(
  listener: ((value: Value) => void) | undefined,
  value: Value,
): void {
  try {
    listener?.(value);
  } catch (error) {
    report(error);
  }
}
