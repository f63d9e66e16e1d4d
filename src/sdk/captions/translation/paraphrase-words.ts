/** What hosts put between their words, or say in another order: it decides nothing. English. */
export const LIGHT = new Set(
  (
    'a an the this that these those it its they them their there here he she i im ive id me my we were our us you ' +
    'your youre youve youll everybody everyone all both each every is are was be been being am has have had got get gets do does did can could ' +
    'will would shall should may might must let lets to of in on at for from by with into over up out about around as ' +
    'than then so and or but if because when what which who how why where also too just only even still really real very quite ' +
    'actually literally basically well okay ok oh yes yeah please now next first finally last again today tonight right ' +
    'going go come comes make makes made take give look see one ones thing things kind sort bit little such like ' +
    'whole entire own folks guys friends loves dear hi hello hey already simply pretty super absolutely absolute ' +
    'proper truly ever theres heres thats whats hes shes isnt per much many some any more most less within instead ' +
    'not no never dont doesnt cant cannot wont arent without nothing nobody none didnt isnt wasnt couldnt shouldnt'
  ).split(' '),
);

/** Turns a sentence into its opposite. */
export const NEGATIONS = new Set(
  'not no never dont doesnt cant cannot wont arent isnt without nothing nobody none didnt wasnt couldnt shouldnt neither nor'.split(
    ' ',
  ),
);

/** Of these a line has one, and a sentence with the other is another sentence. */
const OPPOSITES = (
  'always/never hot/cold warm/cold thick/thin big/small large/small more/less heavy/light long/short wide/narrow ' +
  'morning/evening day/night breakfast/dinner breakfast/lunch lunch/dinner left/right up/down soft/hard open/closed ' +
  'first/last before/after inside/outside new/old cheap/expensive matte/glossy dry/wet oily/dry hand/machine ' +
  'summer/winter women/men lighter/thicker most/least bigger/smaller full/empty with/without above/below start/end'
)
  .split(' ')
  .map((pair) => pair.split('/'));

const opposites = new Map<string, Set<string>>();
for (const [a = '', b = ''] of OPPOSITES) {
  opposites.set(a, new Set([...(opposites.get(a) ?? []), b]));
  opposites.set(b, new Set([...(opposites.get(b) ?? []), a]));
}

export function oppositesOf(word: string): ReadonlySet<string> {
  return opposites.get(word) ?? new Set();
}

/** Words that mean the same in a shop. */
const SAME = [
  'cost costs price priced',
  'choose pick select',
  'begin start starts begins',
  'large big',
  'small little tiny',
  'photo photos picture pictures',
  'ship shipping delivery deliver ships',
  'buy order purchase',
  'thanks thank',
  'watch watching',
  'kilos kilo kilograms kilogram kg',
  'grams gram g',
  'centimetres centimetre centimeters centimeter cm',
  'millilitres millilitre milliliters milliliter ml',
  'ounces ounce oz',
  'pounds pound lb lbs',
  'dollars dollar bucks',
  'euros euro',
  'degrees degree celsius',
  'favourite favorite best',
  'hold holds fit fits carry carries',
  'stay stays keep keeps remain remains',
  'colour color colours colors',
  'guarantee warranty',
  'work works function functions',
  'last lasts',
  'matte matt mat',
  'scent fragrance perfume',
  'weigh weighs weight',
  'size sizes',
].map((group) => group.split(' '));

const sameAs = new Map(SAME.flatMap((group) => group.map((word) => [word, group[0] ?? word])));

const COLOURS =
  'black white red blue green yellow orange purple pink brown grey gray beige cream coral navy sand sage mint gold silver rose ivory tan khaki olive teal turquoise violet lilac bronze copper burgundy charcoal tortoise';

export const COLOUR_WORDS = new Set(COLOURS.split(' '));

/** A word without its endings, or the first of those that mean the same. */
export function stemOf(word: string): string {
  const same = sameAs.get(word);
  if (same !== undefined) return same;
  if (word.length < 5) return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  const stem = word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|edly|ed|es|ly|s|e)$/, '');
  return stem.length < 3 ? word : stem;
}
