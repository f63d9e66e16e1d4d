/** A node of the graph; which types and properties there are is checked against schema.org's own. */
export interface Thing {
  readonly '@type': string;
  readonly [property: string]: unknown;
}

/** Without what is not said: an undefined property is no property. */
export function present(thing: Thing): Thing {
  const said = Object.entries(thing).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(said) as unknown as Thing;
}
