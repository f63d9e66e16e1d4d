import { safeParse } from 'valibot';
import type { Decoded } from '../room/room-error.js';
import { explain } from '../state/lenient.js';
import { dataFault } from './model-data.js';
import { openModelFile, refused, type ModelFile } from './model-file.js';
import { modelSchema, variantsSchema, type ModelJson } from './model-schema.js';
import { treeFault } from './model-tree.js';

/** A model that may be given to a loader. */
export interface InspectedModel extends ModelFile {
  /** What it needs beside the loader. */
  readonly needs: { readonly draco: boolean; readonly meshopt: boolean; readonly ktx2: boolean };
  readonly variants: readonly string[];
  readonly animations: readonly string[];
  readonly triangles: number;
}

/** In one drawing, all parts together. */
const MOST_TRIANGLES = 2_000_000;

/** What may be demanded of the loader. All other extensions are ornament, and may be left out. */
const KNOWN = new Set(
  [
    'EXT mesh_gpu_instancing meshopt_compression texture_webp',
    'KHR draco_mesh_compression lights_punctual mesh_quantization meshopt_compression',
    'KHR texture_basisu texture_transform materials_variants materials_anisotropy',
    'KHR materials_clearcoat materials_dispersion materials_emissive_strength materials_ior',
    'KHR materials_iridescence materials_sheen materials_specular materials_transmission',
    'KHR materials_unlit materials_volume',
  ].flatMap((line) => {
    const [prefix = '', ...names] = line.split(' ');
    return names.map((name) => `${prefix}_${name}`);
  }),
);

/** Reads a model and judges whether it can be drawn here. Never throws. */
export function inspectModel(bytes: Uint8Array): Decoded<InspectedModel> {
  const file = openModelFile(bytes);
  if (!file.ok) return file;
  const parsed = safeParse(modelSchema, file.value.json);
  if (!parsed.success) return refused('view-model-invalid', explain(parsed.issues, 'model'));
  const model = parsed.output;
  const unknown = model.extensionsRequired.find((extension) => !KNOWN.has(extension));
  if (unknown !== undefined)
    return refused('view-model-unsupported', `The model needs ${unknown.slice(0, 60)}.`);
  const fault = dataFault(model, file.value.binary.byteLength) ?? treeFault(model);
  if (fault) return refused('view-model-invalid', fault);
  const triangles = trianglesOf(model);
  if (triangles > MOST_TRIANGLES)
    return refused('view-model-too-large', `${triangles} triangles are too many.`);
  if (triangles === 0) return refused('view-model-invalid', 'There is nothing to see in it.');
  const uses = (name: string): boolean => model.extensionsUsed.includes(name);
  const variants = safeParse(variantsSchema, model.extensions);
  return {
    ok: true,
    value: {
      ...file.value,
      triangles,
      needs: {
        draco: uses('KHR_draco_mesh_compression'),
        meshopt: uses('EXT_meshopt_compression') || uses('KHR_meshopt_compression'),
        ktx2: uses('KHR_texture_basisu'),
      },
      variants: variants.success
        ? variants.output.KHR_materials_variants.variants.map(({ name }) => name)
        : [],
      animations: model.animations.map(({ name }, at) => name || `animation-${at}`),
    },
  };
}

/** As often as they are drawn, not as often as they are stored. */
function trianglesOf({ nodes, meshes, accessors }: ModelJson): number {
  const ofMesh = meshes.map(({ primitives }) =>
    primitives.reduce((sum, { attributes, indices, mode }) => {
      const corners = accessors[indices ?? attributes.POSITION ?? -1]?.count ?? 0;
      // Strips and fans have one for nearly each corner; points and lines have none.
      return sum + (mode < 4 ? 0 : Math.floor(mode === 4 ? corners / 3 : Math.max(0, corners - 2)));
    }, 0),
  );
  return nodes.reduce((sum, { mesh }) => sum + (ofMesh[mesh ?? -1] ?? 0), 0);
}
