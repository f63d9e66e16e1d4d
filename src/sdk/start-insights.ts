import type { Insights, InsightsOptions } from './insights/insights-options.js';
import type { Room } from './room/room.js';
import { systemClock } from './state/clock.js';

/**
 * Begins to measure a room, as far as its viewer agrees: `room.insights` from then on, in place of
 * what measured it before. Nothing of it is fetched before this is called; it ends with the room.
 * Rejects where its code cannot be fetched.
 */
export async function startInsights(room: Room, options: InsightsOptions): Promise<Insights> {
  const [{ RoomInsights }, { Experiments }, { keptFacts }, { factSender }, page, signals] =
    await Promise.all([
      import('./insights/room-insights.js'),
      import('./experiments/experiments.js'),
      import('./engines/kept-facts.js'),
      import('./engines/fact-sender.js'),
      import('./engines/measured-page.js'),
      import('./engines/page-signals.js'),
    ]);
  room.insights?.stop();
  const insights = new RoomInsights(room, options, {
    clock: systemClock,
    random: Math.random,
    viewport: page.pageViewport(),
    store: keptFacts(),
    send: factSender,
    device: page.deviceClass,
    network: page.networkClass,
    visible: () => !document.hidden,
    experiments: (parts) => new Experiments(parts),
    onHide: page.onPageHide,
    onWake: signals.onPageWake,
    baseUrl: document.baseURI,
  });
  room.insights = insights;
  // What the room itself can be set to: the rest of an arm is the page's.
  const applied = new Set<string>();
  const apply = (): void => {
    const { experiments, arms } = insights.experiments.store.current;
    for (const { id, arms: all } of experiments) {
      const danmaku = all.find((arm) => arm.id === arms[id])?.params['danmaku'];
      if (applied.has(id) || typeof danmaku !== 'object' || danmaku === null) continue;
      applied.add(id);
      room.danmaku.set(danmaku);
    }
  };
  insights.experiments.store.subscribe(apply);
  apply();
  return insights;
}
