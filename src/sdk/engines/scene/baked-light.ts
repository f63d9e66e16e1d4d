import {
  CompressedCubeTexture,
  HalfFloatType,
  LinearFilter,
  LinearMipmapLinearFilter,
  NoColorSpace,
  RGBAFormat,
} from 'three';
import { sceneError } from './scene-error.js';

const HEAD = 6;
const MAGIC = 0x4c495431;
/** A half float that is one. */
const ONE = 0x3c00;

interface Level {
  readonly data: Uint16Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Light that was filtered when the package was built (models/light): a cube of grey half floats
 * whose levels are ever rougher. Filtering it here would take seconds on a phone.
 */
export async function loadBakedLight(assets: string): Promise<CompressedCubeTexture> {
  try {
    const response = await fetch(new URL('light/studio.bin', assets));
    if (!response.ok || !response.body) throw new Error(`It answers ${response.status}.`);
    const whole = response.body.pipeThrough(new DecompressionStream('gzip'));
    return lightOf(new Uint8Array(await new Response(whole).arrayBuffer()));
  } catch (cause) {
    throw sceneError('view-decoder-missing', 'The light of the view cannot be had.', cause);
  }
}

/** Reads the file; throws where it is another one. */
export function lightOf(bytes: Uint8Array): CompressedCubeTexture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = 1 << view.getUint8(4);
  const count = view.getUint8(5);
  const texels = Array.from({ length: count }, (_, level) => 6 * (size >> level) ** 2);
  const total = texels.reduce((sum, each) => sum + each, 0);
  if (view.getUint32(0) !== MAGIC || bytes.length !== HEAD + 2 * total)
    throw new Error('This is no light.');
  const faces: Level[][] = Array.from({ length: 6 }, () => []);
  let at = 0;
  let value = 0;
  for (let level = 0; level < count; level += 1) {
    const edge = size >> level;
    for (const face of faces) {
      const data = new Uint16Array(4 * edge * edge);
      for (let texel = 0; texel < data.length; texel += 4, at += 1) {
        // Differences, high bytes first: that is how they pack well.
        const step = ((bytes[HEAD + at] ?? 0) << 8) | (bytes[HEAD + total + at] ?? 0);
        value = (value + step) & 0xffff;
        data[texel] = data[texel + 1] = data[texel + 2] = value;
        data[texel + 3] = ONE;
      }
      face.push({ data, width: edge, height: edge });
    }
  }
  return textureOf(faces, size);
}

/**
 * three.js takes it for what its own filter makes. "Compressed" is the one kind of cube whose
 * levels may be given; with this format it is uploaded as it is.
 */
function textureOf(faces: readonly Level[][], size: number): CompressedCubeTexture {
  const images = faces.map((mipmaps) => ({ mipmaps, width: size, height: size }));
  const texture = new CompressedCubeTexture(
    images,
    RGBAFormat as unknown as ConstructorParameters<typeof CompressedCubeTexture>[1],
    HalfFloatType,
  );
  texture.colorSpace = NoColorSpace;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = false;
  texture.flipY = false;
  (texture as { isPMREMTexture?: boolean }).isPMREMTexture = true;
  texture.needsUpdate = true;
  return texture;
}
