import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { serveAsset, writeAssets } from './bin/assets.js';

type GetModuleInfo = (id: string) => { importedIds: readonly string[] } | null;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const TAG = at('src/components/define.ts');
const SCENE = at('src/sdk/engines/product-scene.ts');
const CAPTIONER = at('src/components/captioner.ts');
const SDK = at('src/sdk/index.ts');
const ROOM = at('src/sdk/create-room.ts');
/** Behind an `import()`, and wanted at once by every room that is joined: small, and a round trip each. */
const AT_ONCE = ['media-engine-factory.ts', 'page-signals.ts', 'video-surface.ts'].map((name) =>
  at(`src/sdk/engines/${name}`),
);
/** Of the SDK's tools the few lines that the tag itself needs. */
const TAG_TOOLS = [
  'shop/format-locale.ts',
  'products/load-product-tools.ts',
  'state/localized-text.ts',
].map((name) => at(`src/sdk/${name}`));

/**
 * Lit makes a Trusted Types policy called `lit-html`. A shop that has its own Lit would have to
 * allow two of that name, so the one in our bundle gets a name of its own.
 */
const ownTrustedTypesPolicy: Plugin = {
  name: 'own-trusted-types-policy',
  apply: 'build',
  transform: {
    filter: { id: /lit-html[\\/].*\.js$/, code: /createPolicy\(\s*["']lit-html["']/ },
    handler: (code) => ({
      code: code.replace(/(createPolicy\(\s*["'])lit-html(?=["'])/, '$1live-room-html'),
      map: null,
    }),
  },
};

/**
 * Vite wraps each `import()` in a helper that fetches style sheets first. We have none; without what
 * wraps them an import is an import, and the first picture half a kilobyte lighter.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  apply: 'build',
  configResolved({ plugins }) {
    for (const name of ['vite:build-import-analysis', 'native:import-analysis-build']) {
      const at = plugins.findIndex((plugin) => plugin.name === name);
      if (at < 0) throw new Error(`Vite has no plugin called ${name} any more.`);
      (plugins as Plugin[]).splice(at, 1);
    }
  },
};

/**
 * Style sheets as a browser needs them: without what they say to people. The bundler leaves templates
 * alone. Spaces that mean something in a selector or a calculation stay.
 */
const smallStyles: Plugin = {
  name: 'small-styles',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /src[\\/]components[\\/].*\.ts$/, code: 'css`' },
    handler: (code) => ({
      code: code.replace(/(?<=\bcss`)[^`]*(?=`)/g, (styles) =>
        styles
          .replace(/\/\*[\s\S]*?\*\//g, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};]) ?/g, '$1')
          .replace(/([{;][\w-]+): /g, '$1:')
          .replace(/;}/g, '}')
          // An interpolation has braces, too.
          .replace(/\$\{/g, ' ${')
          .trim(),
      ),
      map: null,
    }),
  },
};

/**
 * Loaders of three.js name decoders beside themselves, which a bundler would copy. Ours come from
 * the assets: src/sdk/engines/scene/fetch-decoder.ts.
 */
const ownDecoders: Plugin = {
  name: 'own-decoders',
  apply: 'build',
  transform: {
    filter: { id: /three[\\/]examples[\\/]jsm[\\/]loaders[\\/](DRACO|KTX2)Loader\.js$/ },
    handler: (code) => ({
      code: code.replace(/new URL\(\s*'\.\.\/libs\/[^']+',\s*import\.meta\.url\s*\)/g, "''"),
      map: null,
    }),
  },
};

/** Workers, wasm and models, which are fetched by address: `dist/assets/`, and the same in the demo. */
const assets: Plugin = {
  name: 'assets',
  async closeBundle(error) {
    if (!error) await writeAssets(at('dist/assets'));
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      serveAsset(request.url ?? '').then((asset) => {
        if (!asset) return next();
        response.setHeader('Content-Type', asset.type);
        response.end(asset.body);
      }, next);
    });
  },
};

/**
 * What an entry imports statically, and what that imports. What it finds in the SDK only by the
 * public list of names is not counted: that would be all of it.
 */
function closure(entry: string, graph: { getModuleInfo: GetModuleInfo }): Set<string> {
  const seen = new Set([entry]);
  for (const id of seen) {
    if (id === SDK && entry !== SDK) continue;
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) seen.add(imported);
  }
  return seen;
}

/** One file with everything that is wanted at once; what is left of an entry is a line. */
const together = (entries: string[], name: string, priority: number) => ({
  debugName: name,
  priority,
  name: (id: string, graph: { getModuleInfo: GetModuleInfo }) =>
    entries.some((entry) => closure(entry, graph).has(id)) ? name : null,
});

/** The library of the 3D views in one file, with the loader of models. */
export const threeTogether = {
  debugName: 'three',
  priority: 0,
  name: (id: string, graph: { getModuleInfo: GetModuleInfo }) =>
    /[\\/]node_modules[\\/]three[\\/]/.test(id) && closure(SCENE, graph).has(id) ? 'three' : null,
};

/** An entry names all it needs itself: a browser would else find one file after the other. */
const flatImports: Plugin = {
  name: 'flat-imports',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
      const deeper = new Set<string>();
      const visit = (name: string): void => {
        const found = bundle[name];
        for (const next of found?.type === 'chunk' ? found.imports : []) {
          if (!deeper.has(next)) visit(next);
          deeper.add(next);
        }
      };
      chunk.imports.forEach(visit);
      chunk.code = [...deeper].map((name) => `import"./${name}";`).join('') + chunk.code;
    }
  },
};

/**
 * The CDN build, `dist/live-room.js` and `dist/sdk.js`, and the settings of the demo's dev server.
 * An application build rather than `build.lib`, which would inline workers and wasm as base64.
 */
export default defineConfig({
  // Chunks find each other relative to the importing file, wherever the folder is served from.
  base: './',
  publicDir: false,
  plugins: [plainImports, smallStyles, flatImports, ownTrustedTypesPolicy, ownDecoders, assets],
  resolve: {
    // The demo imports the package by its public names, from the sources.
    alias: [
      { find: /^live-room$/, replacement: at('src/components/index.ts') },
      { find: /^live-room\/define$/, replacement: TAG },
      { find: /^live-room\/product-viewer$/, replacement: at('src/components/product-viewer.ts') },
      { find: /^live-room\/sdk$/, replacement: SDK },
      { find: /^live-room\/structured-data$/, replacement: at('src/sdk/describe-show.ts') },
      { find: /^live-room\/captioner$/, replacement: CAPTIONER },
    ],
  },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    manifest: 'manifest.json',
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    rolldownOptions: {
      input: { 'live-room': TAG, sdk: SDK, captioner: CAPTIONER },
      preserveEntrySignatures: 'strict',
      output: {
        // One flat folder: `import.meta.url` has the same base in every chunk.
        entryFileNames: '[name].js',
        chunkFileNames: '[name].[hash].js',
        assetFileNames: '[name].[hash][extname]',
        // Left to itself the bundler makes a small file of each part that a lazy view shares, and
        // the first picture waits for ten of them instead of two.
        codeSplitting: {
          groups: [
            together([ROOM, ...AT_ONCE, ...TAG_TOOLS], 'sdk', 3),
            // What pages and lazy views find in the SDK beside a room.
            together([SDK], 'sdk-tools', 2),
            together([TAG], 'room', 1),
            threeTogether,
          ],
        },
      },
    },
  },
});
