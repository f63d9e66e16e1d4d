import type { DeviceClass, NetworkClass } from '../insights/fact.js';
import type { Viewport } from '../insights/impressions.js';

/** As much of it as has to be in view. The rest may be under the fold of a phone. */
const HALF = 0.5;
/** The short side of the smallest tablets, CSS px. */
const TABLET = 600;
const CLASSES: readonly string[] = ['slow-2g', '2g', '3g', '4g'] satisfies NetworkClass[];

/** What can be seen in this page: one observer for all. */
export function pageViewport(): Viewport {
  const watched = new Map<Element, Set<(visible: boolean) => void>>();
  let observer: IntersectionObserver | undefined;
  const observe = (): IntersectionObserver =>
    (observer ??= new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio } of entries)
          for (const changed of watched.get(target) ?? []) changed(intersectionRatio >= HALF);
      },
      { threshold: HALF },
    ));
  return {
    watch(target, changed) {
      if (!(target instanceof Element)) return () => undefined;
      const listeners = watched.get(target) ?? new Set();
      const entry = (visible: boolean): void => changed(visible);
      listeners.add(entry);
      watched.set(target, listeners);
      // Observed anew, so that this one hears how things stand.
      observe().unobserve(target);
      observe().observe(target);
      return () => {
        listeners.delete(entry);
        if (listeners.size > 0) return;
        watched.delete(target);
        observer?.unobserve(target);
      };
    },
  };
}

/** By how it is pointed at and how large it is: what a browser says of itself is often untrue. */
export function deviceClass(): DeviceClass {
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) < TABLET ? 'phone' : 'tablet';
}

/** Chromium says it; where nobody does it stays unknown. */
export function networkClass(): NetworkClass {
  const { connection } = navigator as { connection?: { effectiveType?: unknown } };
  const type = connection?.effectiveType;
  return typeof type === 'string' && CLASSES.includes(type) ? (type as NetworkClass) : 'unknown';
}

/** The page is hidden: on phones nothing later is sure to be heard. */
export function onPageHide(hide: () => void, signal: AbortSignal): void {
  addEventListener('pagehide', hide, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden) hide();
    },
    { signal },
  );
}
