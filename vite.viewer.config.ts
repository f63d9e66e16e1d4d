import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import room, { threeTogether } from './vite.config.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The 3D view alone, `dist/product-viewer.js`: a page that wants no room fetches none of it. A
 * build of its own, since chunks that are shared with the room would carry the room's.
 */
export default defineConfig({
  ...room,
  plugins: room.plugins?.filter(
    (plugin) => !(plugin && 'name' in plugin && plugin.name === 'assets'),
  ),
  build: {
    ...room.build,
    outDir: at('dist'),
    // Beside the room's bundle, with the same assets.
    emptyOutDir: false,
    manifest: false,
    license: false,
    rolldownOptions: {
      input: { 'product-viewer': at('src/components/product-viewer.ts') },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].[hash].js',
        assetFileNames: '[name].[hash][extname]',
        codeSplitting: { groups: [threeTogether] },
      },
    },
  },
});
