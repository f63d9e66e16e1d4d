// Real media for the browser: the demo's own, or a test picture made by ffmpeg where there is one.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEMO_MEDIA = fileURLToPath(new URL('../../demo/media', import.meta.url));

/** @returns {string | undefined} A media directory with the angle `wide` of `show`. */
export function playableMedia() {
  if (existsSync(join(DEMO_MEDIA, 'show/wide-288p.mp4'))) return DEMO_MEDIA;
  const dir = mkdtempSync(join(tmpdir(), 'live-room-media-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  mkdirSync(join(dir, 'show'));
  try {
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=512x288:rate=30'],
      ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', '96'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '0', '-g', '30', '-sc_threshold', '0'],
      ...['-video_track_timescale', '90000', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
      ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof'],
      ...['-frag_duration', '200000', join(dir, 'show/wide-288p.mp4')],
    ]);
    return dir;
  } catch {
    return undefined;
  }
}
