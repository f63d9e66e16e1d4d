/** Blocks of sound as one; silence behind them where they are shorter than `atLeast`. */
export function joinSamples(
  blocks: readonly Float32Array[],
  atLeast = 0,
): Float32Array<ArrayBuffer> {
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  const all = new Float32Array(Math.max(length, atLeast));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}
