/** The custom properties that a theme sets, without `--live-`. A page that sets one has its way. */
export type ThemeToken =
  | 'accent'
  | 'accent-text'
  | 'stage-background'
  | 'glass'
  | 'surface'
  | 'surface-raised'
  | 'text'
  | 'text-soft'
  | 'line'
  | 'good'
  | 'bad'
  | 'radius';

export interface Theme {
  /** Which of the browser's own controls go with it. */
  readonly scheme: 'light' | 'dark';
  readonly tokens: Readonly<Record<ThemeToken, string>>;
}

/** News are green and red everywhere: a season does not change what they mean. */
const NEWS = { good: '#15803d', bad: '#b91c1c' } as const;

/** Colours are written as #rrggbb or rgb(r g b / a): a test computes their contrast. */
export const THEMES = {
  light: {
    scheme: 'light',
    tokens: {
      accent: '#1d4ed8',
      'accent-text': '#ffffff',
      'stage-background': '#0b0b0f',
      glass: 'rgb(18 18 24 / 0.72)',
      surface: '#ffffff',
      'surface-raised': '#f1f3f8',
      text: '#15171c',
      'text-soft': '#565b68',
      line: '#d9dce5',
      radius: '14px',
      ...NEWS,
    },
  },
  dark: {
    scheme: 'dark',
    tokens: {
      accent: '#8ab4ff',
      'accent-text': '#08162f',
      'stage-background': '#050507',
      glass: 'rgb(14 16 22 / 0.78)',
      surface: '#14161c',
      'surface-raised': '#20242d',
      text: '#f4f6fb',
      'text-soft': '#aeb6c6',
      line: '#373d4a',
      radius: '14px',
      ...NEWS,
    },
  },
  ramadan: {
    scheme: 'dark',
    tokens: {
      accent: '#d9ab45',
      'accent-text': '#1d1503',
      'stage-background': '#0a1220',
      glass: 'rgb(9 22 42 / 0.8)',
      surface: '#0f1b2d',
      'surface-raised': '#1a2a42',
      text: '#f7f0e1',
      'text-soft': '#cabfa5',
      line: '#364a6b',
      radius: '18px',
      ...NEWS,
    },
  },
  'black-friday': {
    scheme: 'dark',
    tokens: {
      accent: '#ffd60a',
      'accent-text': '#0a0a0a',
      'stage-background': '#000000',
      glass: 'rgb(0 0 0 / 0.8)',
      surface: '#0c0c0c',
      'surface-raised': '#1f1f1f',
      text: '#ffffff',
      'text-soft': '#c4c4c4',
      line: '#424242',
      radius: '4px',
      ...NEWS,
    },
  },
  christmas: {
    scheme: 'light',
    tokens: {
      accent: '#b3122a',
      'accent-text': '#ffffff',
      'stage-background': '#0c1f16',
      glass: 'rgb(13 46 31 / 0.82)',
      surface: '#fffaf2',
      'surface-raised': '#f5ebdb',
      text: '#1d2a20',
      'text-soft': '#51604f',
      line: '#dccdb4',
      radius: '16px',
      ...NEWS,
    },
  },
  'lunar-new-year': {
    scheme: 'dark',
    tokens: {
      accent: '#f4c542',
      'accent-text': '#470610',
      'stage-background': '#2b0409',
      glass: 'rgb(104 8 20 / 0.84)',
      surface: '#560914',
      'surface-raised': '#6d1420',
      text: '#fff4df',
      'text-soft': '#f3cfae',
      line: '#97333f',
      radius: '20px',
      ...NEWS,
    },
  },
} as const satisfies Readonly<Record<string, Theme>>;

export type ThemeName = keyof typeof THEMES;

/** Undefined for a name that is none. */
export function themeOf(name: string | null | undefined): ThemeName | undefined {
  return (Object.keys(THEMES) as ThemeName[]).find((each) => each === name);
}

/** The theme as a rule for `<live-room>` itself, which a page's own styles go before. */
export function themeRule(name: ThemeName): string {
  const { scheme, tokens } = THEMES[name];
  const lines = Object.entries(tokens).map(([token, value]) => `--live-${token}: ${value};`);
  return `:host { color-scheme: ${scheme}; ${lines.join(' ')} }`;
}
