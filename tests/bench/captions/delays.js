// @ts-check
/**
 * When a line of the script was on screen, against the end of its last word, loop by loop.
 * @param {{ text: string, stageTime: number }[]} captions @param {{ start: number, end: number, text: { en: string } }[]} lines
 * @param {number} epoch0 @param {number} loopMs
 */
export function delaysOf(captions, lines, epoch0, loopMs) {
  const first = captions[0]?.stageTime ?? 0;
  const last = captions.at(-1)?.stageTime ?? 0;
  /** @type {{ loop: number, ms: number }[]} */
  const delays = [];
  let said = 0;
  for (let loop = Math.floor((first - epoch0) / loopMs); ; loop += 1) {
    const from = epoch0 + loop * loopMs;
    if (from > last) return { delays, said };
    for (const { start, end, text } of lines) {
      const [begins, ends] = [from + start * 1000, from + end * 1000];
      if (begins < first || ends > last) continue;
      said += 1;
      const caption = captions.find(
        ({ text: words, stageTime }) =>
          text.en.endsWith(words) && stageTime > begins - 1000 && stageTime < ends + 4000,
      );
      if (caption) delays.push({ loop, ms: caption.stageTime - ends });
    }
  }
}
