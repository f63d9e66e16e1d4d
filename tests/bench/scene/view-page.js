// @ts-check
/** The page in which views are opened beside each other: it sees their draws from below. */

export const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>bench</title>
<style>body{margin:0;background:#fff}live-product-viewer,model-viewer,babylon-viewer{display:block;width:512px;height:512px}</style>
<script>(${String(instrument)})()</script>`;

/** Runs in the page, before anything else: sees draws and contexts, whoever makes them. */
function instrument() {
  const seen = {
    contexts: 0,
    frames: 0,
    /** Corners of what is the model, and not a picture that is copied. */
    least: 300,
    isReady: () => false,
    first: /** @type {null | (() => void)} */ (null),
  };
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = /** @type {any} */ (
    function (/** @type {any[]} */ ...given) {
      const had = Reflect.get(this, 'benchContext');
      const context = Reflect.apply(getContext, this, given);
      if (String(given[0]).startsWith('webgl') && context && !had) {
        seen.contexts += 1;
        Reflect.set(this, 'benchContext', true);
        this.addEventListener('webglcontextlost', () => (seen.contexts -= 1));
      }
      return context;
    }
  );
  const { drawElements } = WebGL2RenderingContext.prototype;
  let marked = false;
  WebGL2RenderingContext.prototype.drawElements = function (mode, count, type, offset) {
    drawElements.call(this, mode, count, type, offset);
    if (count < seen.least || marked || this.getParameter(this.FRAMEBUFFER_BINDING) !== null)
      return;
    marked = true;
    // Once a frame: it may be drawn in many parts.
    const settle = () => {
      marked = false;
      seen.frames += 1;
      if (!seen.first || !seen.isReady()) return;
      // Waits for the picture, not for the order to draw it.
      this.readPixels(0, 0, 1, 1, this.RGBA, this.UNSIGNED_BYTE, new Uint8Array(4));
      seen.first();
      seen.first = null;
    };
    queueMicrotask(settle);
  };
  Object.assign(globalThis, {
    seen,
    openView: async (
      /** @type {string} */ kind,
      /** @type {string} */ src,
      /** @type {object} */ attributes,
    ) => {
      const begin = performance.now();
      const [tag, script] = /** @type {Record<string, string[]>} */ ({
        ours: ['live-product-viewer', '/product-viewer.js'],
        'model-viewer': ['model-viewer', '/model-viewer.js'],
        babylon: ['babylon-viewer', '/babylon/babylon-viewer.esm.min.js'],
      })[kind];
      await import(script);
      const view = /** @type {any} */ (document.createElement(tag));
      const all = {
        src,
        loading: 'eager',
        'camera-controls': '',
        'interaction-prompt': 'none',
        ...attributes,
      };
      for (const [name, value] of Object.entries(all)) view.setAttribute(name, value);
      if (kind === 'ours') view.setAttribute('assets', '/assets/');
      else if (kind === 'babylon') {
        view.setAttribute('source', src);
        view.setAttribute('engine', 'WebGL');
        view.addEventListener('modelchange', () => Object.assign(view, { loaded: true }));
        // Its picture is drawn elsewhere, and copied to the canvas at the end.
        seen.least = 3;
      } else
        Object.assign(view.constructor, {
          dracoDecoderLocation: '/decoders/draco/',
          ktx2TranscoderLocation: '/decoders/basis/',
          meshoptDecoderLocation: '/decoders/meshopt.js',
        });
      seen.isReady = () => view.loaded;
      const first = new Promise((resolve, reject) => {
        seen.first = () => resolve(performance.now() - begin);
        view.addEventListener('error', (/** @type {any} */ event) =>
          reject(new Error(`error: ${event.detail?.sourceError?.message}`)),
        );
      });
      document.body.append(view);
      return first;
    },
    frameTime: async (/** @type {number} */ ms) => {
      const view = /** @type {any} */ (document.querySelector('live-product-viewer, model-viewer'));
      const [from, begin] = [seen.frames, performance.now()];
      // As a hand would turn it: a weak device turns nothing by itself.
      while (view && performance.now() - begin < ms) {
        view.cameraOrbit = `${(performance.now() - begin) / 20}deg 75deg 105%`;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return (performance.now() - begin) / Math.max(1, seen.frames - from);
    },
    closeView: () =>
      document.querySelector('live-product-viewer, model-viewer, babylon-viewer')?.remove(),
  });
}
