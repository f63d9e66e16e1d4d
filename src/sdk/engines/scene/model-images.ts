import { Texture, type LoadingManager } from 'three';
import { imageSize } from '../../product-view/image-size.js';

/** What is used of the loader's parser, where its types say nothing. */
export interface ModelParser {
  readonly json: {
    readonly images?: readonly { uri?: string; bufferView?: number; mimeType?: string }[];
    readonly buffers?: readonly { uri?: string }[];
  };
  readonly options: { readonly manager: LoadingManager };
  loadImageSource(index: number, loader: { readonly isKTX2Loader?: boolean }): Promise<Texture>;
  loadBuffer(index: number): Promise<ArrayBuffer>;
  getDependency(type: 'bufferView', index: number): Promise<ArrayBuffer>;
}

/** Longer edges are more than a phone shows, and four times as much memory. */
const LONGEST_EDGE = 2048;
/** Unpacked by the browser before it can be made smaller: a gigabyte at this. */
const MOST_PIXELS = 16_384 * 16_384;

/** Stands for an image until it is decoded. */
const blank = new ImageData(1, 1);

/**
 * The loader would make `blob:` addresses of the images in a file and fetch them, which a strict
 * policy of a page forbids. Here they are decoded as they are, and beside the rest: a model is
 * built, and its shaders are made, while they are on their way.
 */
export class ModelImages {
  readonly #decoding = new Map<number, Promise<ImageBitmap>>();
  #early: Texture[] | null = [];

  /** Takes the loader's place. */
  plug(parser: ModelParser): { name: string } {
    const others = parser.loadImageSource.bind(parser);
    const otherBuffers = parser.loadBuffer.bind(parser);
    parser.loadBuffer = (index) => {
      const uri = parser.json.buffers?.[index]?.uri;
      return uri?.startsWith('data:') ? Promise.resolve(dataOf(uri).data) : otherBuffers(index);
    };
    parser.loadImageSource = async (index, loader) => {
      if (loader.isKTX2Loader) return others(index, loader);
      const decoding = this.#decoding.get(index) ?? decode(parser, index);
      this.#decoding.set(index, decoding);
      // Who asks for it, hears of it; nobody else is to.
      decoding.catch(() => undefined);
      const texture: Texture = new Texture(blank);
      texture.userData.image = index;
      texture.userData.mimeType = parser.json.images?.[index]?.mimeType;
      // Of a variant that is chosen later it is shown as soon as it is whole.
      if (this.#early) this.#early.push(texture);
      else texture.image = await decoding;
      texture.needsUpdate = true;
      return texture;
    };
    return { name: 'LIVE_ROOM_images' };
  }

  /** Puts the images into the textures of these materials. Rejects where one cannot be read. */
  async settle(textures: () => Iterable<Texture>): Promise<void> {
    const images = new Map<number, ImageBitmap>();
    await Promise.all(
      [...this.#decoding].map(async ([index, image]) => images.set(index, await image)),
    );
    // The loader may have made copies of them: one for each way they lie on the model.
    for (const texture of new Set([...(this.#early ?? []), ...textures()])) {
      const image = images.get(texture.userData.image as number);
      if (!image) continue;
      // Its place in the memory of the graphics is one pixel large. Copies share the image, not that.
      texture.dispose();
      texture.image = image;
      texture.needsUpdate = true;
    }
    this.#early = null;
  }
}

async function decode(parser: ModelParser, index: number): Promise<ImageBitmap> {
  const { uri, bufferView, mimeType } = parser.json.images?.[index] ?? {};
  const inside =
    bufferView === undefined
      ? dataOf(uri ?? '')
      : { data: await parser.getDependency('bufferView', bufferView), type: mimeType };
  const bytes = new Uint8Array(inside.data);
  const [width, height] = imageSize(bytes) ?? [0, 0];
  if (width * height > MOST_PIXELS) throw new RangeError('An image is too large.');
  const shrink = Math.min(1, LONGEST_EDGE / Math.max(width, height, 1));
  return createImageBitmap(new Blob([bytes], { type: inside.type ?? '' }), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
    ...(shrink < 1 && {
      resizeWidth: Math.max(1, Math.round(width * shrink)),
      resizeHeight: Math.max(1, Math.round(height * shrink)),
      resizeQuality: 'high' as const,
    }),
  });
}

/** Bytes of a `data:` address, without asking the network, which a policy may forbid. */
function dataOf(uri: string): { readonly data: ArrayBuffer; readonly type: string } {
  const [, type = '', base64, body = ''] = /^data:([^;,]*)[^,]*?(;base64)?,(.*)$/s.exec(uri) ?? [];
  const text = base64 ? atob(body) : decodeURIComponent(body);
  return { data: Uint8Array.from(text, (each) => each.charCodeAt(0)).buffer, type };
}
