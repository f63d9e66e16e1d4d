function parse(url: string | null | undefined): URL | null {
  if (!url) return null;
  try {
    return new URL(url, document.baseURI);
  } catch {
    return null;
  }
}

/** An address a viewer may be sent to: http(s) only, so no `javascript:`. */
export function linkUrl(url: string | null | undefined): string | null {
  const parsed = parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}

/** An address a file may be fetched from: the page's own bytes, too. */
export function fileUrl(url: string | null | undefined): string | null {
  const parsed = parse(url);
  return parsed && /^(https?|blob):$/.test(parsed.protocol) ? parsed.href : null;
}

/** An address a picture may come from. */
export function imageUrl(url: string | null | undefined): string | null {
  const parsed = parse(url);
  if (!parsed) return null;
  return /^(https?|blob):$/.test(parsed.protocol) || /^data:image\//i.test(parsed.href)
    ? parsed.href
    : null;
}
