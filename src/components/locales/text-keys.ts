type English = Readonly<Record<string, string>>;

type PluralBase<Texts extends English> = keyof Texts extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;
type PlainKey<Texts extends English> = Exclude<
  keyof Texts & string,
  `${PluralBase<Texts>}_${'one' | 'other'}`
>;

/** What `t` takes of these English texts: plurals by their base name. */
export type KeysOf<Texts extends English> = PlainKey<Texts> | PluralBase<Texts>;

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many';

/** What another language has to say for these English texts. */
export type TextsOf<Texts extends English> = {
  readonly [Text in PlainKey<Texts> | `${PluralBase<Texts>}_other`]: string;
} & { readonly [Form in `${PluralBase<Texts>}_${PluralForm}`]?: string };
