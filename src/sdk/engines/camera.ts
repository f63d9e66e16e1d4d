import type { TryOnTrouble } from '../try-on/try-on.js';

export interface Camera {
  readonly video: HTMLVideoElement;
  /** Lets go at once: the light beside the lens goes out. */
  close(): void;
}

/** The viewer's own camera. Rejects with the browser's error; see `cameraTrouble`. */
export async function openCamera(signal: AbortSignal, lost: () => void): Promise<Camera> {
  // Not there on a page without TLS.
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (!devices) throw new DOMException('No camera here.', 'NotFoundError');
  const stream = await devices.getUserMedia({
    audio: false,
    video: { facingMode: 'user', width: { ideal: 640 }, height: { ideal: 480 } },
  });
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  const video = document.createElement('video');
  // The viewer may have gone while the browser asked them.
  if (signal.aborted) close();
  signal.throwIfAborted();
  signal.addEventListener('abort', close, { once: true });
  for (const track of stream.getTracks()) track.addEventListener('ended', lost, { once: true });
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  return { video, close };
}

export function cameraTrouble(error: unknown): TryOnTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'camera-refused';
  if (name === 'NotReadableError' || name === 'AbortError') return 'camera-taken';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'camera-missing';
  return 'failed';
}
