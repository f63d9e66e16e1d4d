import { DataTexture, Mesh, MeshBasicMaterial, PlaneGeometry, Vector3, type Box3 } from 'three';

const EDGE = 64;
/** How far it reaches beyond what throws it. */
const SPREAD = 1.35;

let texture: DataTexture | undefined;

/** What lies on the ground under a thing: darkest in the middle, gone at the rim. */
function softness(): DataTexture {
  if (texture) return texture;
  const data = new Uint8Array(4 * EDGE * EDGE);
  for (let row = 0; row < EDGE; row += 1) {
    for (let column = 0; column < EDGE; column += 1) {
      const [x, y] = [(2 * column) / (EDGE - 1) - 1, (2 * row) / (EDGE - 1) - 1];
      // Between a ring and a box, as most things are.
      const far = Math.min(1, (Math.abs(x) ** 3 + Math.abs(y) ** 3) ** (1 / 3));
      data[4 * (row * EDGE + column) + 3] = 255 * (1 - far) ** 1.6;
    }
  }
  texture = new DataTexture(data, EDGE, EDGE);
  texture.magFilter = 1006;
  texture.minFilter = 1006;
  texture.needsUpdate = true;
  return texture;
}

export function shadowUnder(box: Box3, strength: number): Mesh {
  const size = box.getSize(new Vector3());
  const middle = box.getCenter(new Vector3());
  const material = new MeshBasicMaterial({
    map: softness(),
    transparent: true,
    depthWrite: false,
    opacity: Math.min(1, strength),
    toneMapped: false,
  });
  material.color.setScalar(0);
  const shadow = new Mesh(new PlaneGeometry(SPREAD, SPREAD), material);
  shadow.name = 'shadow';
  shadow.rotation.x = -Math.PI / 2;
  shadow.scale.set(size.x, size.z, 1);
  shadow.position.set(middle.x, box.min.y - 0.001 * size.y, middle.z);
  return shadow;
}
