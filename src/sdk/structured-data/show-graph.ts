import type { LocalizedText, Product, ShowDocument, Source } from '../show/show-document.js';
import { readAgenda } from '../state/agenda.js';
import { formatInstant } from '../state/clock.js';
import { pickText } from '../state/localized-text.js';
import { offersOf } from './offers.js';
import { present, type Thing } from './thing.js';

/** A part of the show that can be linked to. */
export interface ShowChapter {
  readonly title: LocalizedText;
  /** Seconds from the beginning. */
  readonly start: number;
  readonly end?: number | undefined;
}

export interface ShowFaq {
  readonly question: LocalizedText;
  readonly answer: LocalizedText;
}

export interface GraphOptions {
  /** Of the page that shows it, absolute. */
  readonly pageUrl: string;
  /** BCP 47. */
  readonly language: string;
  readonly description?: LocalizedText | undefined;
  /** The show's own agenda unless told. */
  readonly chapters?: readonly ShowChapter[] | undefined;
  readonly faq?: readonly ShowFaq[] | undefined;
  /** Where the player alone is, for search engines that embed it. */
  readonly embedUrl?: string | undefined;
  /** Address of the page at a moment of the show, seconds; `?t=` unless told. */
  readonly momentUrl?: ((seconds: number) => string) | undefined;
  /** Epoch ms: which prices hold. */
  readonly now: number;
}

export interface ShowGraph {
  readonly jsonLd: {
    readonly '@context': 'https://schema.org';
    readonly '@graph': readonly Thing[];
  };
  /** What Google asks for and the show does not say, such as `VideoObject.thumbnailUrl`. */
  readonly missing: readonly string[];
}

/** More products than that are a catalogue, which has pages of its own. */
const MOST_PRODUCTS = 50;
const MOST_CLIPS = 100;

/** Describes a show with schema.org's words. Says nothing that the show does not say. */
export function showGraph(
  show: ShowDocument,
  products: readonly Product[],
  options: GraphOptions,
): ShowGraph {
  const missing: string[] = [];
  const described = products.slice(0, MOST_PRODUCTS);
  const faq = faqPage(options);
  const graph = [
    video(show, described, options, missing),
    ...described.map((product) => productThing(product, options, missing)),
    ...(faq ? [faq] : []),
  ];
  return { jsonLd: { '@context': 'https://schema.org', '@graph': graph }, missing };
}

function video(
  show: ShowDocument,
  products: readonly Product[],
  options: GraphOptions,
  missing: string[],
): Thing {
  const { pageUrl, language, description, embedUrl } = options;
  const { startsAt, host } = show;
  const name = pickText(show.title, language);
  const thumbnailUrl = show.poster ?? show.angles.find(({ poster }) => poster)?.poster;
  const clips = clipsOf(options.chapters ?? agendaOf(show, products), options, show);
  const live = show.status === 'live' || show.status === 'paused';
  const over = show.status === 'replay' || show.status === 'ended';
  const content = recordingOf(show)?.url;
  if (!thumbnailUrl) missing.push('VideoObject.thumbnailUrl');
  if (startsAt === undefined) missing.push('VideoObject.uploadDate');
  if (over && !content && !embedUrl) missing.push('VideoObject.contentUrl');
  return present({
    '@type': 'VideoObject',
    '@id': `${pageUrl}#show`,
    name,
    description: description && pickText(description, language),
    url: pageUrl,
    thumbnailUrl: thumbnailUrl && [thumbnailUrl],
    uploadDate: startsAt && formatInstant(startsAt),
    duration: over && startsAt && show.endsAt ? durationOf(show.endsAt - startsAt) : undefined,
    contentUrl: content,
    embedUrl,
    inLanguage: show.spokenLanguage,
    publication: broadcast(show, { name, live }, missing),
    hasPart: clips.length > 0 ? clips : undefined,
    // Google finds moments by itself where nobody names them, and needs to know how to link.
    potentialAction:
      content && clips.length === 0
        ? {
            '@type': 'SeekToAction',
            target: momentUrl(options, '{seek_to_second_number}'),
            'startOffset-input': 'required name=seek_to_second_number',
          }
        : undefined,
    mentions:
      products.length > 0
        ? products.map((product) => ({ '@id': idOf(product, options) }))
        : undefined,
    actor: host && { '@type': 'Person', name: host.name, image: host.avatar },
  });
}

function broadcast(
  { startsAt, endsAt, spokenLanguage }: ShowDocument,
  { name, live }: { readonly name: string; readonly live: boolean },
  missing: string[],
): Thing | undefined {
  if (startsAt === undefined) {
    missing.push('BroadcastEvent.startDate');
    return undefined;
  }
  // Without an end nobody knows when the badge has to go.
  if (endsAt === undefined && live) missing.push('BroadcastEvent.endDate');
  return present({
    '@type': 'BroadcastEvent',
    name,
    isLiveBroadcast: true,
    startDate: formatInstant(startsAt),
    endDate: endsAt && formatInstant(endsAt),
    inLanguage: spokenLanguage,
  });
}

/** What the show itself announces, by its words or by the name of what is shown. */
function agendaOf(show: ShowDocument, products: readonly Product[]): readonly ShowChapter[] {
  const { startsAt } = show;
  if (startsAt === undefined) return [];
  return readAgenda(show.agenda, startsAt).flatMap(({ at, title, productId }) => {
    const name = title ?? products.find(({ id }) => id === productId)?.name;
    return name === undefined ? [] : [{ title: name, start: (at - startsAt) / 1000 }];
  });
}

function clipsOf(
  given: readonly ShowChapter[],
  options: GraphOptions,
  { startsAt, endsAt }: ShowDocument,
): readonly Thing[] {
  const chapters = [...given]
    .filter(({ start }) => Number.isFinite(start) && start >= 0)
    .sort((a, b) => a.start - b.start)
    .slice(0, MOST_CLIPS);
  const whole = startsAt !== undefined && endsAt !== undefined ? (endsAt - startsAt) / 1000 : NaN;
  return chapters.map(({ title, start, end }, index) => {
    const until = end ?? chapters[index + 1]?.start ?? whole;
    return present({
      '@type': 'Clip',
      name: pickText(title, options.language),
      startOffset: Math.floor(start),
      endOffset: until > start ? Math.ceil(until) : undefined,
      url: momentUrl(options, String(Math.floor(start))),
    });
  });
}

function productThing(product: Product, options: GraphOptions, missing: string[]): Thing {
  const { language } = options;
  const images = product.images.map(({ url }) => url);
  const { description } = product;
  const offers = offersOf(product, options.now);
  if (images.length === 0) missing.push(`Product.image (${product.id})`);
  if (!offers) missing.push(`Product.offers (${product.id})`);
  return present({
    '@type': 'Product',
    '@id': idOf(product, options),
    name: pickText(product.name, language),
    description: description && pickText(description, language),
    url: product.url,
    productID: product.id,
    image: images.length > 0 ? images : undefined,
    category: product.categories?.map(({ name }) => pickText(name, language)),
    offers,
  });
}

function faqPage({ faq = [], language, pageUrl }: GraphOptions): Thing | null {
  if (faq.length === 0) return null;
  return {
    '@type': 'FAQPage',
    '@id': `${pageUrl}#faq`,
    mainEntity: faq.map(({ question, answer }) => ({
      '@type': 'Question',
      name: pickText(question, language),
      acceptedAnswer: { '@type': 'Answer', text: pickText(answer, language) },
    })),
  };
}

function recordingOf({ status, recording, angles }: ShowDocument): Source | undefined {
  // What is live has no file of its own yet.
  if (status !== 'replay' && status !== 'ended') return undefined;
  return (recording?.angles ?? (status === 'replay' ? angles : []))[0]?.sources[0];
}

function momentUrl({ pageUrl, momentUrl: own }: GraphOptions, seconds: string): string {
  if (own && /^\d+$/.test(seconds)) return own(Number(seconds));
  const [address = '', fragment] = pageUrl.split('#');
  const mark = address.includes('?') ? '&' : '?';
  return `${address}${mark}t=${seconds}${fragment === undefined ? '' : `#${fragment}`}`;
}

function idOf({ id }: Product, { pageUrl }: GraphOptions): string {
  return `${pageUrl}#product-${encodeURIComponent(id)}`;
}

/** ISO 8601. */
function durationOf(ms: number): string | undefined {
  const seconds = Math.round(ms / 1000);
  return seconds > 0 ? `PT${seconds}S` : undefined;
}
