/** Tells when the page is back: online again, shown again, or out of the history cache. */
export function onPageWake(wake: () => void, signal: AbortSignal): void {
  window.addEventListener('online', wake, { signal });
  window.addEventListener('pageshow', wake, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') wake();
    },
    { signal },
  );
}
