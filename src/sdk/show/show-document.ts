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
  readonly price: Money;
  readonly availability: Availability;
  readonly stock?: Stock | undefined;
  readonly image?: string | undefined;
}

export interface ProductImage {
  readonly url: string;
  readonly alt?: LocalizedText | undefined;
}

export interface Product {
  readonly id: string;
  readonly name: LocalizedText;
  readonly description?: LocalizedText | undefined;
  readonly url?: string | undefined;
  readonly images: readonly ProductImage[];
  readonly options: readonly ProductOption[];
  /** At least one. */
  readonly variants: readonly Variant[];
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
  readonly host?: { readonly name: string; readonly avatar?: string | undefined } | undefined;
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
  readonly products: readonly Product[];
  /** What the host will say, in the agenda's order. */
  readonly script: readonly ScriptLine[];
  readonly recording?: { readonly angles: readonly Angle[] } | undefined;
}
