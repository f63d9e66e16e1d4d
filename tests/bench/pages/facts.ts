import {
  createRoom,
  startInsights,
  type FactParams,
  type Insights,
  type Room,
} from '../../../src/sdk/index.js';

/** A page that records facts when it is told to: see tests/bench/after-show/facts.js. */
const query = new URLSearchParams(location.search);
const endpoint = query.get('endpoint') ?? '';

const room: Room = createRoom({
  show: {
    version: 1,
    id: 'bench',
    title: 'Bench',
    status: 'live',
    angles: [],
    captions: { languages: [] },
    products: [],
    script: [],
  },
});
const insights: Insights = await startInsights(room, { endpoint, every: 1000 });
await room.join();

Object.assign(globalThis, {
  bench: {
    /** Answers when it has come to the room. */
    async agree(yes: boolean) {
      room.market.set({ consent: yes ? ['performance'] : [] });
      const said = (): boolean => insights.store.current.recording === yes;
      while (!said()) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    /** Records so many, from this number on; answers how many were, when they would survive. */
    async track(from: number, count: number) {
      let recorded = 0;
      for (let n = from; n < from + count; n += 1) {
        const params: FactParams = { n, list: 'pins', value: 24.5 };
        if (insights.track('live_bench', params)) recorded += 1;
      }
      await insights.kept();
      return recorded;
    },
    flush: () => insights.flush(),
    waiting: () => insights.store.current.waiting,
  },
});
