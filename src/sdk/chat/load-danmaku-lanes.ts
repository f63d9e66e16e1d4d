import type { DanmakuLanes } from './danmaku-lanes.js';

/** The lanes of flying comments, fetched when somebody wants to see some. */
export async function loadDanmakuLanes(): Promise<typeof DanmakuLanes> {
  return (await import('./danmaku-lanes.js')).DanmakuLanes;
}
