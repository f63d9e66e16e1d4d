/**
 * Runs in the page before anything else. It keeps what the journeys ask about: the room's events,
 * policy violations, timers that are still going. Must stand alone: it is sent as text.
 */
export function recordRoom() {
  const ROOM_EVENTS = [
    'status-changed',
    'room-failed',
    'playback-started',
    'source-changed',
    'angle-changed',
    'product-pinned',
    'product-unpinned',
    'product-viewed',
    'cart-changed',
    'caption-shown',
    'add-to-cart-requested',
    'checkout-requested',
    'product-open-requested',
    'reminder-requested',
    'clip-made',
    'shared',
    'visit-attributed',
    'order-attributed',
    'guest-joined',
    'guest-left',
    'versus-won',
  ];
  const events = [];
  for (const name of ROOM_EVENTS) {
    addEventListener(
      `live-${name}`,
      (event) => {
        const { detail, target } = /** @type {CustomEvent} */ (event);
        events.push({
          type: event.type,
          at: performance.now(),
          room: /** @type {Element} */ (target).id,
          code: detail.error?.code,
          message: detail.error?.message,
          detail: JSON.parse(JSON.stringify(detail)),
        });
      },
      { capture: true },
    );
  }

  const violations = [];
  addEventListener('securitypolicyviolation', (event) => {
    violations.push(
      `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} ` +
        `(${event.sourceFile}:${event.lineNumber})`,
    );
  });
  addEventListener('unhandledrejection', (event) => {
    violations.push(`unhandled: ${event.reason?.stack ?? event.reason}`);
  });

  /** Timers the page has set and that are still to come, with the place that set them. */
  const timers = new Map();
  const intervals = new Map();
  const { setTimeout: laterOriginal, clearTimeout: notLater } = window;
  const { setInterval: oftenOriginal, clearInterval: notOften } = window;
  const place = () => (new Error('set here').stack ?? '').split('\n').slice(3, 7).join(' ← ');
  Object.assign(window, {
    setTimeout(callback, ms, ...rest) {
      const from = place();
      const id = laterOriginal(
        (...values) => {
          timers.delete(id);
          if (typeof callback === 'function') callback(...values);
        },
        ms,
        ...rest,
      );
      timers.set(id, from);
      return id;
    },
    clearTimeout(id) {
      timers.delete(id);
      notLater(id);
    },
    setInterval(callback, ms, ...rest) {
      const id = oftenOriginal(callback, ms, ...rest);
      intervals.set(id, place());
      return id;
    },
    clearInterval(id) {
      intervals.delete(id);
      notOften(id);
    },
  });

  /** All elements that match, shadow roots included. */
  function all(selector, root = document) {
    const here = [...root.querySelectorAll(selector)];
    const deeper = [...root.querySelectorAll('*')]
      .filter((element) => element.shadowRoot)
      .flatMap((element) => all(selector, /** @type {any} */ (element.shadowRoot)));
    return [...here, ...deeper];
  }

  const describe = (video) => ({
    time: Number(video.currentTime.toFixed(2)),
    paused: video.paused,
    readyState: video.readyState,
    size: `${video.videoWidth}×${video.videoHeight}`,
    error: video.error?.message,
  });

  /** Where each video was when somebody last looked. */
  const seen = new WeakMap();

  /** The text to be read under a selector, shadow roots and slots included. */
  function text(selector = 'body') {
    const words = [];
    const visit = (node) => {
      if (node instanceof Text) {
        const content = node.data.trim();
        if (content) words.push(content);
        return;
      }
      if (!(node instanceof Element)) return;
      if (/^(SCRIPT|STYLE|TEMPLATE)$/.test(node.nodeName)) return;
      if (!node.checkVisibility?.({ visibilityProperty: true }) && node.nodeName !== 'SLOT') {
        // A slot has no box of its own.
        if (getComputedStyle(node).display !== 'contents') return;
      }
      if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) {
        node.assignedNodes().forEach(visit);
      } else {
        (node.shadowRoot ?? node).childNodes.forEach(visit);
      }
    };
    document.querySelectorAll(selector).forEach(visit);
    return words.join(' ').replace(/[\u2068\u2069]/g, '');
  }

  Object.assign(window, {
    journey: {
      events,
      violations,
      timers,
      intervals,
      all,
      text,
      videos: () => all('video').map(describe),
      /** Whether a video of this room has a picture and has moved since the last look. */
      isMoving(room) {
        if (!room?.shadowRoot) return false;
        return all('video', room.shadowRoot).some((video) => {
          const before = seen.get(video);
          seen.set(video, video.currentTime);
          return (
            video.videoWidth > 0 &&
            !video.paused &&
            before !== undefined &&
            video.currentTime > before
          );
        });
      },
    },
  });
}
