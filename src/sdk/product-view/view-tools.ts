export { AR_MODES, arLadder, quickLookUrl, readArModes, sceneViewerUrl } from './ar-mode.js';
export { writeOrbit } from './camera-orbit.js';
export { dimensionsOf, lengthParts } from './dimensions.js';
export { choiceForVariant, variantForChoice } from './model-variants.js';
