import type { BattleReferee } from './battle-referee.js';
import type { WorldMap } from './world-map.js';

/** Land and points of the map, fetched when somebody wants to see it. */
export async function loadWorldMap(): Promise<WorldMap> {
  return (await import('./world-map.js')).worldMap;
}

/** Decides battles; for back ends, and for who wants to check one. */
export async function loadBattleReferee(): Promise<BattleReferee> {
  return (await import('./battle-referee.js')).battleReferee;
}
