export { MeshoptDecoder as meshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
