import type { Corner } from './guest-places.js';

/** Less is a tap that was not held still. */
const TAP_PX = 6;

export interface CornerDragParts {
  /** What windows move in. */
  readonly area: () => Element;
  /** The window is this far from where it stands; null: it is let go. */
  readonly moved: (by: { readonly x: number; readonly y: number } | null) => void;
  readonly dropped: (corner: Corner) => void;
}

/** Moves a window with the finger, to whichever corner is nearest when it is let go. */
export function startCornerDrag(start: PointerEvent, parts: CornerDragParts): void {
  if (start.button !== 0) return;
  const grip = start.currentTarget as HTMLElement;
  const letGo = new AbortController();
  const { signal } = letGo;
  const byOf = ({ clientX, clientY }: PointerEvent): { x: number; y: number } => ({
    x: clientX - start.clientX,
    y: clientY - start.clientY,
  });
  let moves = false;
  grip.setPointerCapture(start.pointerId);
  grip.addEventListener(
    'pointermove',
    (event) => {
      const by = byOf(event);
      moves ||= Math.hypot(by.x, by.y) > TAP_PX;
      if (moves) parts.moved(by);
    },
    { signal },
  );
  grip.addEventListener(
    'pointerup',
    (event) => {
      letGo.abort();
      if (!moves) return;
      const corner = nearestCorner(grip.getBoundingClientRect(), parts.area());
      parts.moved(null);
      parts.dropped(corner);
      event.preventDefault();
    },
    { signal },
  );
  grip.addEventListener(
    'pointercancel',
    () => {
      letGo.abort();
      parts.moved(null);
    },
    { signal },
  );
}

function nearestCorner(window: DOMRect, area: Element): Corner {
  const box = area.getBoundingClientRect();
  const isTop = window.top + window.height / 2 < box.top + box.height / 2;
  const isLeft = window.left + window.width / 2 < box.left + box.width / 2;
  const isStart = isLeft === (getComputedStyle(area).direction === 'ltr');
  return `${isTop ? 'top' : 'bottom'}-${isStart ? 'start' : 'end'}`;
}

/** Where the arrow keys take a window; undefined for any other key. */
export function cornerByKey(key: string, from: Corner, rtl: boolean): Corner | undefined {
  const [block, inline] = from.split('-') as ['top' | 'bottom', 'start' | 'end'];
  switch (key) {
    case 'ArrowUp':
      return `top-${inline}`;
    case 'ArrowDown':
      return `bottom-${inline}`;
    case 'ArrowLeft':
      return `${block}-${rtl ? 'end' : 'start'}`;
    case 'ArrowRight':
      return `${block}-${rtl ? 'start' : 'end'}`;
    default:
      return undefined;
  }
}

const ROUND: readonly Corner[] = ['top-end', 'bottom-end', 'bottom-start', 'top-start'];

/** Clockwise, for a button. */
export function nextCorner(from: Corner): Corner {
  return ROUND[(ROUND.indexOf(from) + 1) % ROUND.length] ?? 'top-end';
}
