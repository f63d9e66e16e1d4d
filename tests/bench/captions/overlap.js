// @ts-check
/**
 * Captions over product cards, prices and buttons, by bounding boxes: 5 viewports × 13 languages ×
 * 6 layouts (places and sizes of captions, one card and two, an activity, no sound yet, a replay).
 */
import { report, startBench } from '../harness.js';

const VIEWPORTS = [
  [320, 568],
  [360, 640],
  [390, 844],
  [844, 390],
  [1280, 800],
];

export async function run() {
  const bench = await startBench({ entries: ['caption-overlap.ts'] });
  let [pixels, cases, covered] = [0, 0, 0];
  try {
    const page = await bench.browser.newPage();
    for (const [width = 0, height = 0] of VIEWPORTS) {
      await page.setViewport({ width, height });
      await page.goto(bench.pageUrl('caption-overlap.js', {}));
      await page.waitForFunction('window.measure');
      const { layouts, languages } = /** @type {{ layouts: number, languages: string[] }} */ (
        await page.evaluate('({ layouts, languages })')
      );
      for (const language of languages) {
        for (let layout = 0; layout < layouts; layout += 1) {
          const overlaps = /** @type {{ area: number, what: string }[]} */ (
            await page.evaluate(`measure('${language}', ${layout})`)
          );
          cases += 1;
          const area = overlaps.reduce((sum, one) => sum + one.area, 0);
          if (area === 0) continue;
          covered += 1;
          pixels += area;
          const what = [...new Set(overlaps.map((one) => one.what))].join(', ');
          console.error(
            `${width}×${height} ${language} layout ${layout + 1}: ${area} px² (${what})`,
          );
        }
      }
    }
  } finally {
    await bench.close();
  }
  report('captions', 'overlap_px', pixels, 'px²', cases);
  report('captions', 'overlap_cases', covered, 'cases', cases);
}
