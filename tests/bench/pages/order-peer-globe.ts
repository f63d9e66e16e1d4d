import ThreeGlobe from 'three-globe';
import { AmbientLight, PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import land from 'world-atlas/land-110m.json';
import type { degreesOf as DegreesOf, Peer } from './order-peers.js';

/** three-globe as its examples draw such a map: land, points, and a ring for what is new. */
export function globePeer(stage: HTMLElement, degreesOf: typeof DegreesOf): Peer {
  const topology = land as unknown as Topology;
  const shapes = feature(topology, topology.objects['land']);
  const globe = new ThreeGlobe({ animateIn: false })
    .polygonsData('features' in shapes ? shapes.features : [shapes])
    .polygonCapColor(() => '#d8dde6')
    .polygonSideColor(() => '#0000')
    .pointColor(() => '#1c6bb0')
    .pointAltitude(0.01)
    .pointRadius('size')
    .ringColor(() => '#1c6bb0')
    .ringMaxRadius(4)
    .ringRepeatPeriod(1400);
  const scene = new Scene();
  scene.add(globe, new AmbientLight(0xffffff, 3));
  const camera = new PerspectiveCamera(50, 1, 1, 2000);
  camera.position.z = 300;
  const renderer = new WebGLRenderer({ antialias: true });
  renderer.setSize(354, 354);
  stage.append(renderer.domElement);
  const draw = (): void => {
    globe.rotation.y += 0.0009;
    renderer.render(scene, camera);
    requestAnimationFrame(draw);
  };
  draw();
  return {
    tell({ fresh, sums }) {
      const most = Math.max(...Object.values(sums));
      const places = Object.keys(fresh).map((code) => {
        const { longitude: lng, latitude: lat } = degreesOf(code);
        return { lat, lng, size: 0.3 + 1.2 * Math.sqrt((sums[code] ?? 0) / most) };
      });
      globe.pointsData(places).ringsData(places);
      return 0;
    },
  };
}
