// @ts-check
// Just enough of a playlist parser to check the origin's playlists against the specification.

/** @param {string} text */
export function readPlaylist(text) {
  const lines = text.trim().split('\n');
  const value = (/** @type {string} */ tag) =>
    lines.find((line) => line.startsWith(`#${tag}:`))?.slice(tag.length + 2);
  let msn = Number(value('EXT-X-MEDIA-SEQUENCE') ?? 0);
  /** @type {{ msn: number, pdt: number, duration: number, uri: string, parts: Part[] }[]} */
  const segments = [];
  /** @typedef {{ uri: string, duration: number, independent: boolean }} Part */
  /** @type {Part[]} */
  let parts = [];
  let pdt = NaN;
  let duration = NaN;
  for (const line of lines) {
    if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')) pdt = Date.parse(line.slice(25));
    if (line.startsWith('#EXTINF:')) duration = parseFloat(line.slice(8));
    if (line.startsWith('#EXT-X-PART:')) {
      parts.push({
        uri: /URI="([^"]+)"/.exec(line)?.[1] ?? '',
        duration: parseFloat(/DURATION=([\d.]+)/.exec(line)?.[1] ?? ''),
        independent: line.includes('INDEPENDENT=YES'),
      });
    }
    if (!line.startsWith('#')) {
      segments.push({ msn, pdt, duration, uri: line, parts });
      [msn, parts, pdt, duration] = [msn + 1, [], NaN, NaN];
    }
  }
  return {
    text,
    lines,
    value,
    segments,
    open: { msn, pdt, parts },
    hint: /PRELOAD-HINT:TYPE=PART,URI="([^"]+)"/.exec(text)?.[1],
  };
}
