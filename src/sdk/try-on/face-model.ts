import {
  array,
  integer,
  literal,
  maxValue,
  minValue,
  number,
  object,
  optional,
  pipe,
  regex,
  safeParse,
  string,
  transform,
  union,
  type InferOutput,
} from 'valibot';
import { urlSchema } from '../state/foreign-data.js';

const ROLES = ['detector', 'landmarks', 'canonical'] as const;
/** The three files have 2.7 MB. */
const MAX_BYTES = 50_000_000;

function schema(base: string) {
  return object({
    name: pipe(string(), regex(/^[a-z\d][a-z\d.-]{0,60}$/)),
    version: pipe(union([string(), number()]), transform(String)),
    kind: literal('face-landmarker'),
    files: array(
      object({
        role: string(),
        url: urlSchema(base),
        bytes: pipe(number(), integer(), minValue(1), maxValue(MAX_BYTES)),
        sha256: optional(pipe(string(), regex(/^[\da-f]{64}$/))),
      }),
    ),
  });
}

export type FaceModel = InferOutput<ReturnType<typeof schema>>;

/** The face model among those that a site serves; null where it serves none that is whole. */
export function findFaceModel(catalog: unknown, base: string): FaceModel | null {
  if (!Array.isArray(catalog)) return null;
  for (const entry of catalog as unknown[]) {
    const parsed = safeParse(schema(base), entry);
    if (!parsed.success) continue;
    const roles = new Set(parsed.output.files.map(({ role }) => role));
    if (ROLES.every((role) => roles.has(role))) return parsed.output;
  }
  return null;
}

export interface CanonicalFace {
  /** x, y, z of each of the 468 points, centimetres; y up, z out of the face. */
  readonly points: Float32Array;
  /** Three points a triangle. */
  readonly triangles: Uint16Array;
}

/** Reads the canonical face: an OBJ file of plain triangles. Throws for anything else. */
export function readCanonicalFace(obj: string): CanonicalFace {
  const points: number[] = [];
  const triangles: number[] = [];
  for (const line of obj.split('\n')) {
    const [kind, ...words] = line.trim().split(/\s+/);
    if (kind === 'v') points.push(...words.slice(0, 3).map(Number));
    if (kind === 'f') triangles.push(...words.slice(0, 3).map((word) => parseInt(word) - 1));
  }
  const count = points.length / 3;
  const good =
    count === 468 &&
    points.every(Number.isFinite) &&
    triangles.every((index) => index >= 0 && index < count);
  if (!good) throw new Error('This is not the canonical face.');
  return { points: Float32Array.from(points), triangles: Uint16Array.from(triangles) };
}
