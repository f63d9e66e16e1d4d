import {
  CanvasTexture,
  CircleGeometry,
  Color,
  InstancedMesh,
  Mesh,
  MeshBasicMaterial,
  Object3D,
  PerspectiveCamera,
  RingGeometry,
  Scene,
  SphereGeometry,
  SRGBColorSpace,
  Vector3,
  WebGLRenderer,
} from 'three';
import type { GlobeDot, GlobeParts, OrderGlobe, RunningGlobe } from '../orders/order-globe.js';

/** Room for every code there is. */
const MAX_DOTS = 300;
const MAX_PULSES = 24;
const PULSE_MS = 1600;
/** Radians of a ms: a turn in two minutes. */
const TURN = (2 * Math.PI) / 120_000;
/** Radians of a dragged pixel. */
const DRAG = 0.005;
const TILT_LIMIT = 1.1;

interface Pulse {
  readonly mesh: Mesh<RingGeometry, MeshBasicMaterial>;
  startedAt: number;
}

/** The globe, on three.js. Draws a frame only where something has changed since the last. */
class Globe implements RunningGlobe {
  readonly #parts: GlobeParts;
  readonly #abort = new AbortController();
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(32, 1, 0.1, 10);
  readonly #ball = new Object3D();
  readonly #dots: InstancedMesh<CircleGeometry, MeshBasicMaterial>;
  readonly #pulses: Pulse[] = [];
  readonly #canvas: HTMLCanvasElement;
  #frame = 0;
  #drawnAt = 0;
  #visible = true;
  #lost = false;

  constructor(parts: GlobeParts) {
    const { canvas, surface } = parts;
    if (!(canvas instanceof HTMLCanvasElement) || !(surface instanceof HTMLCanvasElement))
      throw new TypeError('A globe is drawn from one canvas on another.');
    this.#parts = parts;
    this.#canvas = canvas;
    this.#renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true });
    const map = new CanvasTexture(surface);
    map.colorSpace = SRGBColorSpace;
    map.anisotropy = 4;
    const earth = new Mesh(new SphereGeometry(1, 72, 48), new MeshBasicMaterial({ map }));
    this.#dots = new InstancedMesh(new CircleGeometry(1, 20), new MeshBasicMaterial(), MAX_DOTS);
    this.#dots.count = 0;
    // Flat discs on a ball: by their own bounds they would vanish at its rim.
    this.#dots.frustumCulled = false;
    this.#ball.add(earth, this.#dots);
    this.#ball.rotation.set(0.35, -1.9, 0);
    this.#scene.add(this.#ball);
    this.#camera.position.z = 4;
    this.#listen();
    this.#wake();
  }

  setDots(dots: readonly GlobeDot[]): void {
    const place = new Object3D();
    const colour = new Color();
    this.#dots.count = Math.min(dots.length, MAX_DOTS);
    dots.slice(0, MAX_DOTS).forEach((dot, index) => {
      settle(place, dot, 1.004);
      place.scale.setScalar(0.008 + 0.04 * dot.size);
      place.updateMatrix();
      this.#dots.setMatrixAt(index, place.matrix);
      this.#dots.setColorAt(index, colour.set(dot.colour));
    });
    this.#dots.instanceMatrix.needsUpdate = true;
    if (this.#dots.instanceColor) this.#dots.instanceColor.needsUpdate = true;
    this.#wake();
  }

  pulse(dot: GlobeDot): void {
    if (!this.#visible || this.#lost) return;
    const pulse = this.#freePulse();
    if (!pulse) return;
    settle(pulse.mesh, dot, 1.006);
    pulse.mesh.material.color.set(dot.colour);
    pulse.mesh.visible = true;
    pulse.startedAt = performance.now();
    this.#wake();
  }

  resize(width: number, height: number, ratio: number): void {
    this.#renderer.setPixelRatio(ratio);
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / Math.max(1, height);
    this.#camera.updateProjectionMatrix();
    this.#wake();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) this.#wake();
    else this.#rest();
  }

  dispose(): void {
    this.#abort.abort();
    this.#rest();
    this.#scene.traverse((each) => {
      if (!(each instanceof Mesh)) return;
      const { geometry, material } = each as Mesh<SphereGeometry, MeshBasicMaterial>;
      geometry.dispose();
      material.map?.dispose();
      material.dispose();
    });
    this.#dots.dispose();
    this.#renderer.dispose();
    // Browsers keep sixteen contexts, and take the oldest of a page that leaves them lying.
    this.#renderer.forceContextLoss();
  }

  #listen(): void {
    const canvas = this.#canvas;
    const { signal } = this.#abort;
    canvas.addEventListener('webglcontextlost', () => this.#setLost(true), { signal });
    canvas.addEventListener('webglcontextrestored', () => this.#setLost(false), { signal });
    canvas.addEventListener(
      'pointermove',
      (event) => {
        if (event.buttons !== 1) return;
        const { rotation } = this.#ball;
        rotation.y += event.movementX * DRAG;
        const tilt = rotation.x + event.movementY * DRAG;
        rotation.x = Math.min(TILT_LIMIT, Math.max(-TILT_LIMIT, tilt));
        this.#wake();
      },
      { signal },
    );
  }

  #setLost(isLost: boolean): void {
    this.#lost = isLost;
    this.#parts.lost(isLost);
    if (isLost) this.#rest();
    else this.#wake();
  }

  #freePulse(): Pulse | undefined {
    const free = this.#pulses.find(({ mesh }) => !mesh.visible);
    if (free || this.#pulses.length >= MAX_PULSES) return free;
    const material = new MeshBasicMaterial({ transparent: true, depthWrite: false });
    const pulse = { mesh: new Mesh(new RingGeometry(0.8, 1, 32), material), startedAt: 0 };
    this.#pulses.push(pulse);
    this.#ball.add(pulse.mesh);
    return pulse;
  }

  #wake(): void {
    if (!this.#visible || this.#lost || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  #rest(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#drawnAt = 0;
  }

  #draw(now: number): void {
    this.#frame = 0;
    const passed = this.#drawnAt === 0 ? 0 : Math.min(100, now - this.#drawnAt);
    this.#drawnAt = now;
    if (this.#parts.turns) this.#ball.rotation.y += passed * TURN;
    let pulsing = false;
    for (const { mesh, startedAt } of this.#pulses) {
      if (!mesh.visible) continue;
      const age = (now - startedAt) / PULSE_MS;
      mesh.visible = age < 1;
      mesh.scale.setScalar(0.01 + 0.1 * Math.max(0, age));
      mesh.material.opacity = Math.max(0, 1 - age);
      pulsing ||= mesh.visible;
    }
    this.#renderer.render(this.#scene, this.#camera);
    if (this.#parts.turns || pulsing) this.#wake();
    else this.#drawnAt = 0;
  }
}

/** Puts a flat thing on the ball, facing away from it. */
function settle(thing: Object3D, { longitude, latitude }: GlobeDot, height: number): void {
  const [east, north] = [radians(longitude), radians(latitude)];
  // The sphere's texture begins at its back, and goes round eastwards.
  const direction = new Vector3(
    Math.cos(north) * Math.cos(east),
    Math.sin(north),
    -Math.cos(north) * Math.sin(east),
  );
  thing.position.copy(direction).multiplyScalar(height);
  thing.lookAt(direction.multiplyScalar(2));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export const orderGlobe: OrderGlobe = { start: (parts) => new Globe(parts) };
