import {
  fallback,
  getDotPath,
  optional,
  safeParse,
  type BaseIssue,
  type GenericSchema,
} from 'valibot';

/** Told about each part of foreign data that is left out. */
export type Warn = (message: string) => void;

/** Where in the data, and what is wrong there. */
export function explain(issues: readonly BaseIssue<unknown>[], prefix = ''): string {
  const [issue] = issues;
  const path = [prefix, issue && getDotPath(issue)].filter(Boolean).join('.') || 'document';
  return `${path}: ${issue?.message ?? 'invalid'}`;
}

/** Ornament: left out when it is wrong, and said, rather than taking its owner along. */
export function lenientWith(warn: Warn) {
  return <Output>(schema: GenericSchema<unknown, Output>, what: string) => {
    const orNothing: GenericSchema<unknown, Output | undefined> = schema;
    // `optional` outside: what is not there at all is no fault.
    return optional(
      fallback(orNothing, (dataset) => {
        warn(explain(dataset?.issues ?? [], what));
        return undefined;
      }),
    );
  };
}

/** One bad entry must not take the others along: it is left out, and said. */
export function keepGood<Entry extends { readonly id: string }>(
  schema: GenericSchema<unknown, Entry>,
  entries: readonly unknown[],
  path: string,
  limit: number,
  warn: Warn,
): Entry[] {
  if (entries.length > limit) warn(`${path}: only the first ${limit} are shown.`);
  const good = new Map<string, Entry>();
  for (const [index, entry] of entries.slice(0, limit).entries()) {
    const parsed = safeParse(schema, entry);
    if (!parsed.success) warn(explain(parsed.issues, `${path}.${index}`));
    else if (good.has(parsed.output.id)) warn(`${path}.${index}: this id is taken.`);
    else good.set(parsed.output.id, parsed.output);
  }
  return [...good.values()];
}
