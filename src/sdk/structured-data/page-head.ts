import type { ShowDocument } from '../show/show-document.js';
import { pickText } from '../state/localized-text.js';
import type { GraphOptions, ShowGraph } from './show-graph.js';

/** What belongs into the head of a page, as elements of it. */
export type HeadTag =
  | { readonly tag: 'meta'; readonly property: string; readonly content: string }
  | {
      readonly tag: 'link';
      readonly rel: string;
      readonly href: string;
      readonly hreflang?: string;
    };

export interface HeadOptions extends Pick<GraphOptions, 'pageUrl' | 'language' | 'description'> {
  /** The same page in other languages: BCP 47 → address. */
  readonly alternates?: Readonly<Record<string, string>> | undefined;
  /** For readers of none of them. */
  readonly defaultUrl?: string | undefined;
  readonly siteName?: string | undefined;
}

/** Open Graph, canonical address, and hreflang. */
export function headTags(show: ShowDocument, options: HeadOptions): readonly HeadTag[] {
  const { pageUrl, language, description, alternates = {}, defaultUrl, siteName } = options;
  const image = show.poster ?? show.angles.find(({ poster }) => poster)?.poster;
  const others = Object.entries(alternates);
  const metas: readonly (readonly [string, string | undefined])[] = [
    ['og:type', 'video.other'],
    ['og:title', pickText(show.title, language)],
    ['og:description', description && pickText(description, language)],
    ['og:url', pageUrl],
    ['og:image', image],
    ['og:site_name', siteName],
    ['og:locale', openGraphLocale(language)],
    ...others
      .filter(([tag]) => tag !== language)
      .map(([tag]) => ['og:locale:alternate', openGraphLocale(tag)] as const),
  ];
  return [
    { tag: 'link', rel: 'canonical', href: pageUrl },
    // Each page names all of them, itself included, or search engines believe none.
    ...others.map(([hreflang, href]) => ({
      tag: 'link' as const,
      rel: 'alternate',
      href,
      hreflang,
    })),
    ...(defaultUrl === undefined
      ? []
      : [{ tag: 'link' as const, rel: 'alternate', href: defaultUrl, hreflang: 'x-default' }]),
    ...metas.flatMap(([property, content]) =>
      content ? [{ tag: 'meta' as const, property, content }] : [],
    ),
  ];
}

/** The head as HTML, for a server. Everything is escaped, whoever has written it. */
export function headHtml(tags: readonly HeadTag[], { jsonLd }: Pick<ShowGraph, 'jsonLd'>): string {
  const lines = tags.map((tag) =>
    tag.tag === 'meta'
      ? `<meta property="${escaped(tag.property)}" content="${escaped(tag.content)}" />`
      : `<link rel="${escaped(tag.rel)}"${tag.hreflang === undefined ? '' : ` hreflang="${escaped(tag.hreflang)}"`} href="${escaped(tag.href)}" />`,
  );
  return [...lines, `<script type="application/ld+json">${scriptText(jsonLd)}</script>`].join('\n');
}

/** JSON that no text of a shop can break out of: `</script>` is written without its bracket. */
export function scriptText(jsonLd: unknown): string {
  return JSON.stringify(jsonLd).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** `ar` → `ar_EG`: Open Graph wants a region, and means where most of its readers are. */
function openGraphLocale(tag: string): string {
  try {
    const { language, region } = new Intl.Locale(tag).maximize();
    return region === undefined ? language : `${language}_${region}`;
  } catch {
    return tag.replace('-', '_');
  }
}
