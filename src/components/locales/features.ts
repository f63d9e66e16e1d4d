import type { KeysOf } from './text-keys.js';
import type { en as backdrop } from './backdrop/en.js';
import type { en as captioner } from './captioner/en.js';
import type { en as captions } from './captions/en.js';
import type { en as guests } from './guests/en.js';
import type { en as interactions } from './interactions/en.js';
import type { en as look } from './look/en.js';
import type { en as transcript } from './transcript/en.js';
import type { en as market } from './market/en.js';
import type { en as orders } from './orders/en.js';
import type { en as replay } from './replay/en.js';
import type { en as shop } from './shop/en.js';
import type { en as view } from './view/en.js';
import type { en as tryOn } from './try-on/en.js';
import type { en as virtualHost } from './virtual-host/en.js';

/** Texts that come with the views of a feature: most viewers never need them all. */
export const featureTexts = {
  backdrop: {
    en: async () => (await import('./backdrop/en.js')).en,
    es: async () => (await import('./backdrop/es.js')).es,
    'pt-BR': async () => (await import('./backdrop/pt-BR.js')).ptBR,
    fr: async () => (await import('./backdrop/fr.js')).fr,
    de: async () => (await import('./backdrop/de.js')).de,
    ar: async () => (await import('./backdrop/ar.js')).ar,
    id: async () => (await import('./backdrop/id.js')).id,
    vi: async () => (await import('./backdrop/vi.js')).vi,
    th: async () => (await import('./backdrop/th.js')).th,
    ja: async () => (await import('./backdrop/ja.js')).ja,
    ko: async () => (await import('./backdrop/ko.js')).ko,
    'zh-Hans': async () => (await import('./backdrop/zh-Hans.js')).zhHans,
    ru: async () => (await import('./backdrop/ru.js')).ru,
  },
  captioner: {
    en: async () => (await import('./captioner/en.js')).en,
    es: async () => (await import('./captioner/es.js')).es,
    'pt-BR': async () => (await import('./captioner/pt-BR.js')).ptBR,
    fr: async () => (await import('./captioner/fr.js')).fr,
    de: async () => (await import('./captioner/de.js')).de,
    ar: async () => (await import('./captioner/ar.js')).ar,
    id: async () => (await import('./captioner/id.js')).id,
    vi: async () => (await import('./captioner/vi.js')).vi,
    th: async () => (await import('./captioner/th.js')).th,
    ja: async () => (await import('./captioner/ja.js')).ja,
    ko: async () => (await import('./captioner/ko.js')).ko,
    'zh-Hans': async () => (await import('./captioner/zh-Hans.js')).zhHans,
    ru: async () => (await import('./captioner/ru.js')).ru,
  },
  captions: {
    en: async () => (await import('./captions/en.js')).en,
    es: async () => (await import('./captions/es.js')).es,
    'pt-BR': async () => (await import('./captions/pt-BR.js')).ptBR,
    fr: async () => (await import('./captions/fr.js')).fr,
    de: async () => (await import('./captions/de.js')).de,
    ar: async () => (await import('./captions/ar.js')).ar,
    id: async () => (await import('./captions/id.js')).id,
    vi: async () => (await import('./captions/vi.js')).vi,
    th: async () => (await import('./captions/th.js')).th,
    ja: async () => (await import('./captions/ja.js')).ja,
    ko: async () => (await import('./captions/ko.js')).ko,
    'zh-Hans': async () => (await import('./captions/zh-Hans.js')).zhHans,
    ru: async () => (await import('./captions/ru.js')).ru,
  },
  guests: {
    en: async () => (await import('./guests/en.js')).en,
    es: async () => (await import('./guests/es.js')).es,
    'pt-BR': async () => (await import('./guests/pt-BR.js')).ptBR,
    fr: async () => (await import('./guests/fr.js')).fr,
    de: async () => (await import('./guests/de.js')).de,
    ar: async () => (await import('./guests/ar.js')).ar,
    id: async () => (await import('./guests/id.js')).id,
    vi: async () => (await import('./guests/vi.js')).vi,
    th: async () => (await import('./guests/th.js')).th,
    ja: async () => (await import('./guests/ja.js')).ja,
    ko: async () => (await import('./guests/ko.js')).ko,
    'zh-Hans': async () => (await import('./guests/zh-Hans.js')).zhHans,
    ru: async () => (await import('./guests/ru.js')).ru,
  },
  interactions: {
    en: async () => (await import('./interactions/en.js')).en,
    es: async () => (await import('./interactions/es.js')).es,
    'pt-BR': async () => (await import('./interactions/pt-BR.js')).ptBR,
    fr: async () => (await import('./interactions/fr.js')).fr,
    de: async () => (await import('./interactions/de.js')).de,
    ar: async () => (await import('./interactions/ar.js')).ar,
    id: async () => (await import('./interactions/id.js')).id,
    vi: async () => (await import('./interactions/vi.js')).vi,
    th: async () => (await import('./interactions/th.js')).th,
    ja: async () => (await import('./interactions/ja.js')).ja,
    ko: async () => (await import('./interactions/ko.js')).ko,
    'zh-Hans': async () => (await import('./interactions/zh-Hans.js')).zhHans,
    ru: async () => (await import('./interactions/ru.js')).ru,
  },
  look: {
    en: async () => (await import('./look/en.js')).en,
    es: async () => (await import('./look/es.js')).es,
    'pt-BR': async () => (await import('./look/pt-BR.js')).ptBR,
    fr: async () => (await import('./look/fr.js')).fr,
    de: async () => (await import('./look/de.js')).de,
    ar: async () => (await import('./look/ar.js')).ar,
    id: async () => (await import('./look/id.js')).id,
    vi: async () => (await import('./look/vi.js')).vi,
    th: async () => (await import('./look/th.js')).th,
    ja: async () => (await import('./look/ja.js')).ja,
    ko: async () => (await import('./look/ko.js')).ko,
    'zh-Hans': async () => (await import('./look/zh-Hans.js')).zhHans,
    ru: async () => (await import('./look/ru.js')).ru,
  },
  transcript: {
    en: async () => (await import('./transcript/en.js')).en,
    es: async () => (await import('./transcript/es.js')).es,
    'pt-BR': async () => (await import('./transcript/pt-BR.js')).ptBR,
    fr: async () => (await import('./transcript/fr.js')).fr,
    de: async () => (await import('./transcript/de.js')).de,
    ar: async () => (await import('./transcript/ar.js')).ar,
    id: async () => (await import('./transcript/id.js')).id,
    vi: async () => (await import('./transcript/vi.js')).vi,
    th: async () => (await import('./transcript/th.js')).th,
    ja: async () => (await import('./transcript/ja.js')).ja,
    ko: async () => (await import('./transcript/ko.js')).ko,
    'zh-Hans': async () => (await import('./transcript/zh-Hans.js')).zhHans,
    ru: async () => (await import('./transcript/ru.js')).ru,
  },
  market: {
    en: async () => (await import('./market/en.js')).en,
    es: async () => (await import('./market/es.js')).es,
    'pt-BR': async () => (await import('./market/pt-BR.js')).ptBR,
    fr: async () => (await import('./market/fr.js')).fr,
    de: async () => (await import('./market/de.js')).de,
    ar: async () => (await import('./market/ar.js')).ar,
    id: async () => (await import('./market/id.js')).id,
    vi: async () => (await import('./market/vi.js')).vi,
    th: async () => (await import('./market/th.js')).th,
    ja: async () => (await import('./market/ja.js')).ja,
    ko: async () => (await import('./market/ko.js')).ko,
    'zh-Hans': async () => (await import('./market/zh-Hans.js')).zhHans,
    ru: async () => (await import('./market/ru.js')).ru,
  },
  orders: {
    en: async () => (await import('./orders/en.js')).en,
    es: async () => (await import('./orders/es.js')).es,
    'pt-BR': async () => (await import('./orders/pt-BR.js')).ptBR,
    fr: async () => (await import('./orders/fr.js')).fr,
    de: async () => (await import('./orders/de.js')).de,
    ar: async () => (await import('./orders/ar.js')).ar,
    id: async () => (await import('./orders/id.js')).id,
    vi: async () => (await import('./orders/vi.js')).vi,
    th: async () => (await import('./orders/th.js')).th,
    ja: async () => (await import('./orders/ja.js')).ja,
    ko: async () => (await import('./orders/ko.js')).ko,
    'zh-Hans': async () => (await import('./orders/zh-Hans.js')).zhHans,
    ru: async () => (await import('./orders/ru.js')).ru,
  },
  replay: {
    en: async () => (await import('./replay/en.js')).en,
    es: async () => (await import('./replay/es.js')).es,
    'pt-BR': async () => (await import('./replay/pt-BR.js')).ptBR,
    fr: async () => (await import('./replay/fr.js')).fr,
    de: async () => (await import('./replay/de.js')).de,
    ar: async () => (await import('./replay/ar.js')).ar,
    id: async () => (await import('./replay/id.js')).id,
    vi: async () => (await import('./replay/vi.js')).vi,
    th: async () => (await import('./replay/th.js')).th,
    ja: async () => (await import('./replay/ja.js')).ja,
    ko: async () => (await import('./replay/ko.js')).ko,
    'zh-Hans': async () => (await import('./replay/zh-Hans.js')).zhHans,
    ru: async () => (await import('./replay/ru.js')).ru,
  },
  shop: {
    en: async () => (await import('./shop/en.js')).en,
    es: async () => (await import('./shop/es.js')).es,
    'pt-BR': async () => (await import('./shop/pt-BR.js')).ptBR,
    fr: async () => (await import('./shop/fr.js')).fr,
    de: async () => (await import('./shop/de.js')).de,
    ar: async () => (await import('./shop/ar.js')).ar,
    id: async () => (await import('./shop/id.js')).id,
    vi: async () => (await import('./shop/vi.js')).vi,
    th: async () => (await import('./shop/th.js')).th,
    ja: async () => (await import('./shop/ja.js')).ja,
    ko: async () => (await import('./shop/ko.js')).ko,
    'zh-Hans': async () => (await import('./shop/zh-Hans.js')).zhHans,
    ru: async () => (await import('./shop/ru.js')).ru,
  },
  view: {
    en: async () => (await import('./view/en.js')).en,
    es: async () => (await import('./view/es.js')).es,
    'pt-BR': async () => (await import('./view/pt-BR.js')).ptBR,
    fr: async () => (await import('./view/fr.js')).fr,
    de: async () => (await import('./view/de.js')).de,
    ar: async () => (await import('./view/ar.js')).ar,
    id: async () => (await import('./view/id.js')).id,
    vi: async () => (await import('./view/vi.js')).vi,
    th: async () => (await import('./view/th.js')).th,
    ja: async () => (await import('./view/ja.js')).ja,
    ko: async () => (await import('./view/ko.js')).ko,
    'zh-Hans': async () => (await import('./view/zh-Hans.js')).zhHans,
    ru: async () => (await import('./view/ru.js')).ru,
  },
  tryOn: {
    en: async () => (await import('./try-on/en.js')).en,
    es: async () => (await import('./try-on/es.js')).es,
    'pt-BR': async () => (await import('./try-on/pt-BR.js')).ptBR,
    fr: async () => (await import('./try-on/fr.js')).fr,
    de: async () => (await import('./try-on/de.js')).de,
    ar: async () => (await import('./try-on/ar.js')).ar,
    id: async () => (await import('./try-on/id.js')).id,
    vi: async () => (await import('./try-on/vi.js')).vi,
    th: async () => (await import('./try-on/th.js')).th,
    ja: async () => (await import('./try-on/ja.js')).ja,
    ko: async () => (await import('./try-on/ko.js')).ko,
    'zh-Hans': async () => (await import('./try-on/zh-Hans.js')).zhHans,
    ru: async () => (await import('./try-on/ru.js')).ru,
  },
  virtualHost: {
    en: async () => (await import('./virtual-host/en.js')).en,
    es: async () => (await import('./virtual-host/es.js')).es,
    'pt-BR': async () => (await import('./virtual-host/pt-BR.js')).ptBR,
    fr: async () => (await import('./virtual-host/fr.js')).fr,
    de: async () => (await import('./virtual-host/de.js')).de,
    ar: async () => (await import('./virtual-host/ar.js')).ar,
    id: async () => (await import('./virtual-host/id.js')).id,
    vi: async () => (await import('./virtual-host/vi.js')).vi,
    th: async () => (await import('./virtual-host/th.js')).th,
    ja: async () => (await import('./virtual-host/ja.js')).ja,
    ko: async () => (await import('./virtual-host/ko.js')).ko,
    'zh-Hans': async () => (await import('./virtual-host/zh-Hans.js')).zhHans,
    ru: async () => (await import('./virtual-host/ru.js')).ru,
  },
} as const;

export type Feature = keyof typeof featureTexts;
export type FeatureTextKey =
  | KeysOf<typeof backdrop>
  | KeysOf<typeof captioner>
  | KeysOf<typeof captions>
  | KeysOf<typeof guests>
  | KeysOf<typeof interactions>
  | KeysOf<typeof look>
  | KeysOf<typeof market>
  | KeysOf<typeof orders>
  | KeysOf<typeof replay>
  | KeysOf<typeof transcript>
  | KeysOf<typeof shop>
  | KeysOf<typeof view>
  | KeysOf<typeof tryOn>
  | KeysOf<typeof virtualHost>;
