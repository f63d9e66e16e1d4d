// @ts-check
/**
 * The light products are shown in: a white room with soft boxes above and around, without colour,
 * so that a product has its own. Runs in the page that `bake.js` opens.
 */
import {
  BackSide,
  BoxGeometry,
  HalfFloatType,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  PMREMGenerator,
  PointLight,
  Scene,
  WebGLRenderer,
} from 'three';

/** Faces of 128 pixels: sharper reflections are not seen on goods, and weigh four times as much. */
const SIZE = 128;

/** Soft boxes: how bright, where, and how large in metres. */
const BOXES = [
  { glow: 60, at: [0, 9.6, 0], size: [7, 0.1, 7] },
  { glow: 22, at: [-9.5, 4, 2], size: [0.1, 4, 5] },
  { glow: 22, at: [9.5, 4, 2], size: [0.1, 4, 5] },
  { glow: 16, at: [0, 4.5, 9.5], size: [6, 3, 0.1] },
  { glow: 14, at: [-4, 3.5, -9.5], size: [3, 4, 0.1] },
  { glow: 14, at: [4, 3.5, -9.5], size: [3, 4, 0.1] },
];

function studio() {
  const scene = new Scene();
  const room = new Mesh(
    new BoxGeometry(20, 12, 20),
    new MeshStandardMaterial({ side: BackSide, roughness: 1, metalness: 0 }),
  );
  room.position.y = 4;
  scene.add(room);
  const lamp = new PointLight(0xffffff, 900, 40, 2);
  lamp.position.set(0, 6, 0);
  scene.add(lamp);
  for (const { glow, at, size } of BOXES) {
    const box = new Mesh(new BoxGeometry(...size), new MeshBasicMaterial());
    box.material.color.setScalar(glow);
    box.position.set(at[0] ?? 0, at[1] ?? 0, at[2] ?? 0);
    scene.add(box);
  }
  return scene;
}

/** The least there is at run time is 256; what is baked once may be smaller. */
class SmallPMREM extends PMREMGenerator {
  _setSize() {
    // @ts-expect-error private, and the only way
    this._cubeSize = SIZE;
  }
}

/**
 * Half floats of every face of every level, as an uploaded cube wants them: seen from outside, so
 * left and right change places.
 * @returns {{ size: number, levels: number[][] }}
 */
export function bake() {
  const renderer = new WebGLRenderer();
  const target = new SmallPMREM(renderer).fromScene(studio(), 0.04);
  const count = target.texture.mipmaps.length;
  const levels = [];
  for (let level = 0; level < count; level += 1) {
    const size = SIZE >> level;
    /** @type {number[]} */
    const grey = [];
    for (const face of [1, 0, 2, 3, 4, 5]) {
      const pixels = new Uint16Array(size * size * 4);
      readFace(renderer, target, level, face, size, pixels);
      for (let row = 0; row < size; row += 1)
        for (let column = size - 1; column >= 0; column -= 1)
          grey.push(pixels[4 * (row * size + column)] ?? 0);
    }
    levels.push(grey);
  }
  return { size: SIZE, levels };
}

/** three.js reads the first level only. */
function readFace(renderer, target, level, face, size, pixels) {
  const gl = renderer.getContext();
  const texture = renderer.properties.get(target.texture).__webglTexture;
  const frame = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
  gl.framebufferTexture2D(
    gl.FRAMEBUFFER,
    gl.COLOR_ATTACHMENT0,
    gl.TEXTURE_CUBE_MAP_POSITIVE_X + face,
    texture,
    level,
  );
  gl.readPixels(0, 0, size, size, gl.RGBA, gl.HALF_FLOAT, pixels);
  gl.deleteFramebuffer(frame);
}

Object.assign(globalThis, { bake, HalfFloatType });
