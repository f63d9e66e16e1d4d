import type { Object3D } from 'three';
import { USDZExporter } from 'three/addons/exporters/USDZExporter.js';
import { decompress } from 'three/addons/utils/WebGLTextureUtils.js';

/** What is shown, in the variant it is shown in, as Quick Look reads it: metres, on the floor. */
export async function usdzOf(root: Object3D): Promise<Blob> {
  const exporter = new USDZExporter();
  // KTX2 is for graphics cards; the file takes pictures. Unpacked in a context of its own, which
  // is gone afterwards: the shared one would lose its size.
  exporter.setTextureUtils({ decompress });
  const bytes = await exporter.parseAsync(root, { quickLookCompatible: true });
  return new Blob([new Uint8Array(bytes)], { type: 'model/vnd.usdz+zip' });
}
