// @ts-check
// `node demo/media/make/models/make-models.js`: writes demo/media/models/*.glb. All of it is ours.

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeGlb } from './glb.js';
import { shoe } from './shoe.js';
import { sofa } from './sofa.js';
import { sunglasses } from './sunglasses.js';

const FOLDER = fileURLToPath(new URL('../../models/', import.meta.url));

mkdirSync(FOLDER, { recursive: true });
for (const [name, make] of Object.entries({ shoe, sofa, sunglasses })) {
  const file = writeGlb(make());
  writeFileSync(`${FOLDER}${name}.glb`, file);
  console.log(`${name}.glb: ${file.length} bytes`);
}
