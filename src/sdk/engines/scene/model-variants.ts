import { Mesh, type Material, type Object3D } from 'three';

interface Mapping {
  readonly material: number;
  readonly variants: readonly number[];
}

interface VariantsParser {
  readonly json: {
    readonly meshes?: readonly {
      readonly primitives: readonly {
        readonly extensions?: {
          readonly KHR_materials_variants?: { readonly mappings?: readonly Mapping[] };
        };
      }[];
    }[];
  };
  readonly associations: ReadonlyMap<
    unknown,
    { readonly meshes?: number; readonly primitives?: number }
  >;
  getDependency(type: 'material', index: number): Promise<Material>;
  assignFinalMaterial(mesh: Mesh): void;
}

interface Part {
  readonly mesh: Mesh;
  readonly original: Mesh['material'];
  readonly mappings: readonly Mapping[];
}

/** KHR_materials_variants: materials are fetched from the file when their variant is chosen. */
export class ModelVariants {
  readonly names: readonly string[];
  readonly #parser: VariantsParser;
  readonly #parts: Part[] = [];
  readonly #materials = new Map<string, Promise<Mesh['material']>>();

  constructor(names: readonly string[], parser: unknown, root: Object3D) {
    this.names = names;
    this.#parser = parser as VariantsParser;
    if (names.length === 0) return;
    root.traverse((each) => {
      if (!(each instanceof Mesh)) return;
      const { meshes = -1, primitives = 0 } = this.#parser.associations.get(each) ?? {};
      const part = this.#parser.json.meshes?.[meshes]?.primitives[primitives];
      const mappings = part?.extensions?.KHR_materials_variants?.mappings;
      const mesh: Mesh = each as Mesh;
      if (Array.isArray(mappings)) this.#parts.push({ mesh, original: mesh.material, mappings });
    });
  }

  /** Null is how the file comes; so is a name it does not have. */
  async choose(name: string | null): Promise<void> {
    const index = name === null ? -1 : this.names.indexOf(name);
    const materials = await Promise.all(
      this.#parts.map((part, at) => this.#materialOf(part, at, index)),
    );
    // All at once: half a shoe in each colour is none.
    this.#parts.forEach(({ mesh }, at) => {
      mesh.material = materials[at] ?? mesh.material;
    });
  }

  /** Also those that are not shown now. */
  async all(): Promise<Material[]> {
    const materials = await Promise.allSettled(this.#materials.values());
    return materials.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  }

  #materialOf(part: Part, at: number, variant: number): Promise<Mesh['material']> {
    const mapping = part.mappings.find(
      ({ variants }) => Array.isArray(variants) && variants.includes(variant),
    );
    if (!mapping) return Promise.resolve(part.original);
    const key = `${at} ${mapping.material}`;
    const known = this.#materials.get(key) ?? this.#load(part, mapping.material);
    this.#materials.set(key, known);
    return known;
  }

  async #load({ mesh, original }: Part, index: number): Promise<Mesh['material']> {
    try {
      const material = await this.#parser.getDependency('material', index);
      // Which of its forms a mesh needs depends on what the mesh has: the loader knows.
      const stand = new Mesh(mesh.geometry, material);
      this.#parser.assignFinalMaterial(stand);
      return stand.material;
    } catch {
      // A file that names a material it does not have keeps the one it came with.
      return original;
    }
  }
}
