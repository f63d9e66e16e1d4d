// @ts-check
/**
 * schema.org's own vocabulary, as `schema-dts` generates its types from it: which types there are,
 * what they are kinds of, and which properties they have.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** @typedef {{ parents: string[], properties: Set<string> }} Kind */

export function readVocabulary() {
  const file = join(
    dirname(createRequire(import.meta.url).resolve('schema-dts/package.json')),
    'dist/schema.d.ts',
  );
  const text = readFileSync(file, 'utf8');
  /** @type {Map<string, Kind>} */
  const kinds = new Map();
  // A type without properties of its own has a leaf and no base.
  for (const part of ['Base', 'Leaf']) {
    const pattern = new RegExp(`interface (\\w+)${part} extends ([^{]+)\\{([\\s\\S]*?)\\n\\}`, 'g');
    for (const [, name = '', parents = '', body = ''] of text.matchAll(pattern)) {
      if (kinds.has(name)) continue;
      kinds.set(name, {
        parents: [...parents.matchAll(/(\w+)Base/g)].map(([, parent = '']) => parent),
        properties: new Set([...body.matchAll(/^\s+"([\w-]+)"\??:/gm)].map(([, own = '']) => own)),
      });
    }
  }
  /** @param {string} name @returns {Set<string>} */
  const propertiesOf = (name) => {
    const kind = kinds.get(name);
    if (!kind) throw new Error(`schema.org has no “${name}”.`);
    return new Set([
      ...kind.properties,
      ...kind.parents.flatMap((parent) => (kinds.has(parent) ? [...propertiesOf(parent)] : [])),
    ]);
  };
  return { kinds, propertiesOf };
}

/**
 * What in a graph schema.org does not know.
 * @param {unknown} node
 * @param {ReturnType<typeof readVocabulary>} vocabulary
 * @param {string} [path]
 * @returns {string[]}
 */
export function strangers(node, vocabulary, path = '') {
  if (Array.isArray(node)) return node.flatMap((each) => strangers(each, vocabulary, path));
  if (typeof node !== 'object' || node === null) return [];
  const { '@type': type, ...rest } = /** @type {Record<string, unknown>} */ (node);
  const known = type === undefined ? null : vocabulary.kinds.get(String(type));
  if (type !== undefined && !known) return [`${path}: no type ${type}`];
  const properties = known ? vocabulary.propertiesOf(String(type)) : new Set();
  return Object.entries(rest).flatMap(([name, value]) => [
    // `startOffset-input` is how schema.org writes what an action needs to be told.
    ...(name.startsWith('@') || properties.has(name.replace(/-(input|output)$/, ''))
      ? []
      : [`${path}/${type}: no property ${name}`]),
    ...strangers(value, vocabulary, `${path}/${name}`),
  ]);
}
