import { loadFairness } from '../../../src/sdk/index.js';

const { verifyReceipt, verifyReceipts } = await loadFairness();

Object.assign(globalThis, {
  bench: {
    async outcomes(receipts: readonly unknown[], now: number) {
      const from = performance.now();
      const outcomes: string[] = [];
      for (const receipt of receipts)
        outcomes.push((await verifyReceipt(receipt, { now })).outcome);
      return { outcomes, ms: performance.now() - from };
    },
    async together(receipts: readonly unknown[], now: number) {
      return (await verifyReceipts(receipts, { now })).map(({ outcome }) => outcome);
    },
  },
});
