import {
  array,
  integer,
  looseObject,
  minValue,
  number,
  object,
  optional,
  pipe,
  record,
  safeParse,
  string,
  transform,
  unknown,
  type InferOutput,
} from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import { textSchema } from '../state/foreign-data.js';
import { explain } from '../state/lenient.js';

/** What is used of a VRM file beside its meshes. */
export interface VrmFacts {
  /** Files of version 0 look the other way, and have their axes so. */
  readonly version: 0 | 1;
  /** Whom the licence wants to be named; null where it need not be said. */
  readonly credit: string | null;
}

/** VRM asks for these of every figure, and what reads them refuses one that lacks any. */
const NEEDED = [
  ...['hips', 'spine', 'head'],
  ...['left', 'right'].flatMap((side) =>
    ['UpperLeg', 'LowerLeg', 'Foot', 'UpperArm', 'LowerArm', 'Hand'].map((bone) => side + bone),
  ),
];

const index = pipe(number(), integer(), minValue(0));
const words = textSchema(200);
const bones = record(string(), looseObject({ node: index }));
/** Of version 1 as of version 0, whose bones are a list. */
const humanoid = looseObject({
  humanBones: pipe(
    unknown(),
    transform((found) => {
      if (!Array.isArray(found)) return found;
      const named = (found as { bone?: unknown }[]).map((each) => [String(each.bone), each]);
      return Object.fromEntries(named) as unknown;
    }),
    bones,
  ),
});
const first = looseObject({
  specVersion: optional(string()),
  humanoid,
  meta: optional(
    object({
      authors: optional(array(words), []),
      creditNotation: optional(string(), 'required'),
    }),
  ),
});
const zeroth = looseObject({ humanoid, meta: optional(object({ author: optional(words, '') })) });

/** Reads what makes a glTF a figure that can be moved. Never throws. */
export function inspectVrm(json: Readonly<Record<string, unknown>>): Decoded<VrmFacts> {
  const all = json.extensions;
  const { VRMC_vrm: now, VRM: old } = (typeof all === 'object' && all !== null ? all : {}) as {
    VRMC_vrm?: unknown;
    VRM?: unknown;
  };
  if (now === undefined && old === undefined)
    return refused('The model is no VRM: it has no bones with names.');
  const nodes = Array.isArray(json.nodes) ? json.nodes.length : 0;
  try {
    return now === undefined ? readOld(old, nodes) : readNow(now, nodes);
  } catch {
    return refused('The description of its bones cannot be read.');
  }
}

function readNow(extension: unknown, nodes: number): Decoded<VrmFacts> {
  const parsed = safeParse(first, extension);
  if (!parsed.success) return refused(explain(parsed.issues, 'VRMC_vrm'));
  const { humanoid: figure, meta } = parsed.output;
  const credit = meta?.creditNotation === 'required' ? meta.authors.join(', ') : '';
  return boned(figure, nodes, { version: 1, credit: credit || null });
}

function readOld(extension: unknown, nodes: number): Decoded<VrmFacts> {
  const parsed = safeParse(zeroth, extension);
  if (!parsed.success) return refused(explain(parsed.issues, 'VRM'));
  const { humanoid: figure, meta } = parsed.output;
  return boned(figure, nodes, { version: 0, credit: meta?.author || null });
}

function boned(
  { humanBones }: InferOutput<typeof humanoid>,
  nodes: number,
  facts: VrmFacts,
): Decoded<VrmFacts> {
  const missing = NEEDED.find((bone) => !humanBones[bone]);
  if (missing) return refused(`The figure has no ${missing}.`);
  const used = Object.values(humanBones).map(({ node }) => node);
  if (used.some((node) => node >= nodes)) return refused('A bone of it does not exist.');
  if (new Set(used).size < used.length) return refused('Two bones of it are one.');
  return { ok: true, value: facts };
}

function refused(message: string): { ok: false; error: RoomError } {
  return { ok: false, error: new RoomError('view', 'view-model-invalid', message) };
}
