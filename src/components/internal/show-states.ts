/** The states of an element for the styles of the page: `:state(live)`. */
export function showStates(
  { states }: ElementInternals,
  shown: Readonly<Record<string, boolean>>,
): void {
  for (const [name, on] of Object.entries(shown)) {
    if (on) states.add(name);
    else states.delete(name);
  }
}
