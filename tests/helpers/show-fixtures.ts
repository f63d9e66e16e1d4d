/** Show documents as a site sends them. Builders, so that each test changes what it is about. */

export const BASE = 'https://shop.example/shows/spring.json';

export function productJson(overrides: object = {}): Record<string, unknown> {
  return {
    id: 'shoe',
    name: { en: 'Shoe', es: 'Zapato' },
    url: '/products/shoe',
    images: [{ url: 'shoe.jpg', alt: 'A shoe' }],
    options: [
      {
        id: 'color',
        name: { en: 'Colour' },
        values: [{ id: 'blue', name: { en: 'Blue', es: 'Azul' }, swatch: '#00f' }],
      },
    ],
    variants: [
      {
        id: 'shoe-blue',
        options: { color: 'blue' },
        price: { amount: '49.90', currency: 'EUR' },
        availability: 'InStock',
      },
    ],
    ...overrides,
  };
}

export function angleJson(overrides: object = {}): Record<string, unknown> {
  return {
    id: 'main',
    name: 'Main',
    sources: [
      { url: '/live/main.m3u8', role: 'primary' },
      { url: '/backup/main.m3u8', role: 'backup' },
    ],
    ...overrides,
  };
}

export function showJson(overrides: object = {}): Record<string, unknown> {
  return {
    version: 1,
    id: 'spring',
    title: { en: 'Spring', es: 'Primavera' },
    host: { name: 'Mira', avatar: 'mira.jpg' },
    status: 'live',
    startsAt: '2026-01-01T00:00:00Z',
    poster: 'poster.jpg',
    spokenLanguage: 'en',
    angles: [angleJson()],
    realtime: { transport: 'websocket', url: '/realtime?room=spring' },
    captions: { languages: ['en', 'es'] },
    products: [productJson()],
    script: [{ id: 'hello', text: { en: 'Hello', es: 'Hola' } }],
    ...overrides,
  };
}
