import type { Price } from './price.js';
import type { Delivery, HotLabel } from './shop-facts.js';

/** A text in one language, or in several by BCP 47 tag. */
export type LocalizedText = string | Readonly<Record<string, string>>;

export type ShowStatus = 'scheduled' | 'preshow' | 'live' | 'paused' | 'ended' | 'replay';
export type SourceRole = 'primary' | 'backup';

/** A URL that carries an angle: an HLS multivariant or media playlist. */
export interface Source {
  readonly url: string;
  readonly role: SourceRole;
}

/** A camera the viewer can choose. */
export interface Angle {
  readonly id: string;
  readonly name: LocalizedText;
  readonly poster?: string | undefined;
  readonly sources: readonly Source[];
}

/** Money as the back end states it: a decimal string, never a float. Currency by ISO 4217. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** As in schema.org `ItemAvailability`. */
export type Availability =
  'InStock' | 'LimitedAvailability' | 'OutOfStock' | 'SoldOut' | 'PreOrder';

/** How many are left, who says so and when. Without source and time no count is shown. */
export interface Stock {
  readonly quantity: number;
  readonly source: string;
  /** Epoch ms. */
  readonly asOf: number;
}

export interface OptionValue {
  readonly id: string;
  readonly name: LocalizedText;
  /** CSS colour of a swatch. */
  readonly swatch?: string | undefined;
}

export interface ProductOption {
  readonly id: string;
  readonly name: LocalizedText;
  readonly values: readonly OptionValue[];
}

export interface Variant {
  readonly id: string;
  /** Option id → value id. */
  readonly options: Readonly<Record<string, string>>;
  readonly price: Price;
  /** The same in other currencies, where the shop states it itself. */
  readonly prices?: readonly Price[] | undefined;
  readonly availability: Availability;
  readonly stock?: Stock | undefined;
  readonly image?: string | undefined;
}

export interface ProductImage {
  readonly url: string;
  readonly alt?: LocalizedText | undefined;
}

export interface Category {
  readonly id: string;
  readonly name: LocalizedText;
}

/** What a fact is about; views group facts by it. */
export type FactKind = 'certificate' | 'ingredients' | 'specification' | 'care' | 'warning';

/** Something a buyer should know, in all markets or in some. */
export interface ProductFact {
  readonly kind: FactKind;
  /** "CE", "Halal", "Material". */
  readonly name: LocalizedText;
  readonly text?: LocalizedText | undefined;
  /** Where it can be looked up. */
  readonly url?: string | undefined;
  /** Countries (ISO 3166-1 alpha-2, or `EU`) it holds in; everywhere when left out. */
  readonly markets?: readonly string[] | undefined;
}

/** Of a column of lengths; they can be shown in the other unit too. */
export type LengthUnit = 'cm' | 'in';

export interface SizeColumn {
  readonly name: LocalizedText;
  readonly unit?: LengthUnit | undefined;
}

/** A length, from–to, or a text such as "EU 42". */
export type SizeCell = number | readonly [from: number, to: number] | string;

export interface SizeRow {
  /** A value of the table's option, or the name of the size. */
  readonly size: string;
  readonly cells: readonly SizeCell[];
}

/** Helps to find one's size. */
export interface SizeTable {
  /** The option whose values the rows are for. */
  readonly option?: string | undefined;
  readonly columns: readonly SizeColumn[];
  readonly rows: readonly SizeRow[];
  /** How to measure. */
  readonly howTo?: LocalizedText | undefined;
}

/** A point of a 3D model that something is said about; metres, in the model's own axes. */
export interface ModelHotspot {
  readonly id: string;
  readonly position: readonly [x: number, y: number, z: number];
  /** Which way its surface looks; without one it is seen from everywhere. */
  readonly normal?: readonly [x: number, y: number, z: number] | undefined;
  readonly text: LocalizedText;
}

/** A product to be turned, and placed in one's own room. In true size: metres. */
export interface ProductModel {
  /** glTF 2.0, binary or with its data inside. */
  readonly src: string;
  /** The same as USDZ; made from `src` where there is none. */
  readonly iosSrc?: string | undefined;
  readonly poster?: string | undefined;
  /** What a screen reader says of it. */
  readonly alt?: LocalizedText | undefined;
  /** As `camera-orbit` of the view: "45deg 75deg 105%". */
  readonly orbit?: string | undefined;
  readonly placement?: 'floor' | 'wall' | undefined;
  /** Variants of the file (KHR_materials_variants), and the options they show. */
  readonly variants?:
    | readonly { readonly name: string; readonly options: Readonly<Record<string, string>> }[]
    | undefined;
  readonly hotspots?: readonly ModelHotspot[] | undefined;
  /** Whose work it is, where its licence asks for that to be said. */
  readonly credit?: LocalizedText | undefined;
}

export interface Product {
  readonly id: string;
  readonly name: LocalizedText;
  readonly description?: LocalizedText | undefined;
  readonly url?: string | undefined;
  readonly images: readonly ProductImage[];
  /** Any number of axes. */
  readonly options: readonly ProductOption[];
  /** Market rules know some by their ids: "alcohol", "tobacco", "weapons" … */
  readonly categories?: readonly Category[] | undefined;
  readonly hot?: HotLabel | undefined;
  /** Where it is delivered to, and when. */
  readonly delivery?: readonly Delivery[] | undefined;
  /** At least one. */
  readonly variants: readonly Variant[];
  readonly facts?: readonly ProductFact[] | undefined;
  readonly sizes?: SizeTable | undefined;
  readonly model?: ProductModel | undefined;
  readonly tryOn?: ProductTryOn | undefined;
}

/** What a viewer can wear in the room's mirror. Models are `.glb` files, in metres. */
export interface ProductTryOn {
  readonly kind: 'glasses' | 'hat';
  readonly model: string;
  /** Models of variants that look different, by the variant's id. */
  readonly variants?: Readonly<Record<string, string>> | undefined;
}

/** A line the host will say, proof-read in every language it has. */
export interface ScriptLine {
  readonly id: string;
  /** At least in the spoken language, by which the line is recognised. */
  readonly text: LocalizedText;
  /** When it is planned, epoch ms. */
  readonly at?: number | undefined;
}

/** How the viewer's browser recognises speech. */
export interface SpeechOptions {
  /** Name from the catalogue; otherwise the first that knows the language and fits the device. */
  readonly model?: string | undefined;
  /** Address of a catalogue of models; otherwise the one that ships with the room. */
  readonly catalog?: string | undefined;
  /** Names and terms of the show, preferred where they sound alike. */
  readonly glossary: readonly string[];
}

export type TransportKind = 'sse' | 'websocket' | 'nats' | 'mqtt' | 'centrifugo';

/** Where the room's channel is, and on what it runs. */
export interface RealtimeSource {
  readonly transport: TransportKind;
  readonly url: string;
  /** Name of the room on the channel; the show's id unless told otherwise. */
  readonly room?: string | undefined;
  /** Where viewers' actions are posted to. */
  readonly actions?: string | undefined;
  /** Names the engine needs: subject, topic, channel, stream … */
  readonly names: Readonly<Record<string, string>>;
}

/** The show document, version 1: the programme as the site describes it. URLs are absolute. */
export interface ShowDocument {
  readonly version: 1;
  readonly id: string;
  readonly title: LocalizedText;
  readonly host?:
    | {
        readonly name: string;
        readonly avatar?: string | undefined;
        /** Whether this viewer follows the host. Undefined: the site has no followers. */
        readonly following?: boolean | undefined;
      }
    | undefined;
  readonly status: ShowStatus;
  /** Epoch ms. */
  readonly startsAt?: number | undefined;
  readonly endsAt?: number | undefined;
  readonly poster?: string | undefined;
  /** BCP 47 tag of what the host speaks. */
  readonly spokenLanguage?: string | undefined;
  readonly angles: readonly Angle[];
  readonly realtime?: RealtimeSource | undefined;
  readonly captions: {
    readonly languages: readonly string[];
    /** Where nobody sends captions, the viewer's browser makes them from the sound. */
    readonly recognizer?: SpeechOptions | undefined;
  };
  /**
   * A `Product` each, parts of one, or its id alone. Read after the first picture, together with
   * what the page knows of them; what comes of it is in `room.shop.store`.
   */
  readonly products: readonly unknown[];
  /** `ShopFacts`, as the site writes them; read after the first picture. */
  readonly shop?: unknown;
  /**
   * What may stand behind the host, as the site writes it, and what its addresses are relative to;
   * read by `loadBackdrop`.
   */
  readonly backdrop?: { readonly source: unknown; readonly base?: string | undefined } | undefined;
  /** `PlannedGuest`s, as the site writes them; read after the first picture. */
  readonly guests?: unknown;
  /** The figure that stands for the host, in the same way; read by `loadVirtualHost`. */
  readonly virtualHost?:
    { readonly source: unknown; readonly base?: string | undefined } | undefined;
  /** Name of a set of colours; the page's own choice goes first. */
  readonly theme?: string | undefined;
  /** What the host will say, in the agenda's order. */
  readonly script: readonly ScriptLine[];
  /** Glossary, memory and services for other languages, as the site writes them; read when wanted. */
  readonly translation?: unknown;
  readonly recording?:
    | {
        readonly angles: readonly Angle[];
        /** Address of the log of what happened beside the picture; see docs/replay.md. */
        readonly events?: unknown;
      }
    | undefined;
  /** Chapters of the show, as the site writes them; read after the first picture. */
  readonly agenda?: unknown;
  /** `SharingOptions`, as the site writes them; read after the first picture. */
  readonly sharing?: unknown;
}
