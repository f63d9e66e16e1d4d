// @ts-check
/** The page that renders: driven by `render.js`, which calls `window.liveRoomMedia`. */
import { drawProduct } from './product-picture.js';
import { stage } from './stage.js';
import { toI420 } from '../i420.js';
import { shot } from './shots.js';

// Not in the document: what nobody sees need not be composited, which software GL does slowly.
const canvas = document.createElement('canvas');

/** @type {ReturnType<typeof stage> | undefined} */
let current;

/** @returns {Uint8Array} the canvas as raw RGBA, bottom row first */
function read() {
  const gl = current?.renderer.getContext();
  if (!gl) throw new Error('not prepared');
  const pixels = new Uint8Array(canvas.width * canvas.height * 4);
  gl.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return pixels;
}

/** @param {Uint8Array} frame */
const post = (frame) => fetch('/frame', { method: 'POST', body: new Uint8Array(frame) });

const api = {
  /**
   * @param {import('../browser.js').Angle} angle @param {number} width @param {number} height
   * @param {boolean} whole
   * @returns {Promise<number>} the first row that frames will hold
   */
  async prepare(angle, width, height, whole) {
    const phones = await (await fetch('/phones.json')).json();
    const kept = await fetch(`/backdrop/${angle}-${String(width)}x${String(height)}`);
    const baked = kept.ok ? new Float32Array(await kept.arrayBuffer()) : null;
    const made = stage(canvas, width, height, shot(angle, phones), baked);
    if (!baked) await fetch(kept.url, { method: 'POST', body: new Float32Array(made.pixels) });
    current = made;
    await post(toI420(made.drawSet(), width, height));
    return whole ? 0 : made.crop();
  },
  /** @param {'sneaker' | 'sunglasses' | 'tote' | 'bottle'} name @param {string} color @param {number} size */
  product(name, color, size) {
    drawProduct(canvas, name, color, size);
    return canvas.toDataURL('image/png');
  },
  /** @param {number} t @returns {string} a PNG data URL, for looking at */
  still(t) {
    current?.draw(t);
    return canvas.toDataURL('image/png');
  },
  /** @param {number} t @returns {string} the truth of a key, a PNG data URL */
  matte(t) {
    current?.drawMatte(t);
    return canvas.toDataURL('image/png');
  },
  /**
   * Renders frames and posts each as yuv420p, one in flight while the next
   * is drawn.
   * @param {number} from @param {number} to @param {number} step frames
   */
  async frames(from, to, step) {
    /** @type {Promise<unknown>} */
    let sent = Promise.resolve();
    for (let frame = from; frame < to; frame += step) {
      current?.draw(frame / 30);
      const picture = toI420(read(), canvas.width, canvas.height);
      await sent;
      sent = post(picture);
    }
    await sent;
  },
};

/** @type {any} */ (window).liveRoomMedia = api;
