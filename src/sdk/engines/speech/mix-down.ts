/** One channel of what was decoded. From three channels on, the third is the centre, where people speak. */
export function mixDown(data: AudioData): Float32Array<ArrayBuffer> {
  const { numberOfChannels: channels, numberOfFrames: frames } = data;
  const samples = new Float32Array(frames);
  const read = { format: 'f32-planar' } as const;
  if (channels === 1) {
    data.copyTo(samples, { planeIndex: 0, ...read });
    return samples;
  }
  const plane = new Float32Array(frames);
  for (const [planeIndex, weight] of (channels === 2 ? [0.5, 0.5] : [0.25, 0.25, 0.5]).entries()) {
    data.copyTo(plane, { planeIndex, ...read });
    for (let n = 0; n < frames; n += 1) samples[n] = (samples[n] ?? 0) + weight * (plane[n] ?? 0);
  }
  return samples;
}
