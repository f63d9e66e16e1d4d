/** Safari and Firefox do not say; most phones that run them have this, which is 512 MB for a model. */
const UNTOLD_PHONE_GIB = 4;

/** GiB; undefined where nothing is said of a computer, which has enough. */
export function deviceMemory(
  { deviceMemory: told }: { readonly deviceMemory?: number } = navigator as {
    readonly deviceMemory?: number;
  },
  isTouched = matchMedia('(pointer: coarse)').matches,
): number | undefined {
  return told ?? (isTouched ? UNTOLD_PHONE_GIB : undefined);
}
