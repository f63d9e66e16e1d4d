// @ts-check
/**
 * A live-selling show that was never held: its script, what the host really says, and what a
 * recogniser makes of it. All by a seed, so that every run of a seed is the same.
 */

/** @typedef {{ id: string, text: string, spoken: string[] }} Line the spoken forms of a line */
/** @typedef {{ text: string, start: number, end: number }} SpokenWord stage times, ms */
/** @typedef {{ line: Line | null, words: SpokenWord[] }} Utterance a line, or an ad-lib */

/** @param {number} seed */
export function randomOf(seed) {
  let state = (seed * 2654435761) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    /** @param {number} chance */
    by: (chance) => next() < chance,
    /** @param {number} low @param {number} high */
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => /** @type {T} */ (list[Math.floor(next() * list.length)]),
  };
}
/** @typedef {ReturnType<typeof randomOf>} Random */

/** Written, and the ways to say it. */
const PRICES = /** @type {const} */ ([
  ['$19.99', ['nineteen ninety nine', 'nineteen dollars and ninety nine cents']],
  ['$24.50', ['twenty four fifty', 'twenty four dollars fifty']],
  ['$29.99', ['twenty nine ninety nine', 'twenty nine dollars ninety nine']],
  ['$35', ['thirty five dollars', 'thirty five bucks']],
  ['$49.90', ['forty nine ninety', 'forty nine dollars ninety']],
  ['$59', ['fifty nine dollars', 'only fifty nine dollars']],
  ['$79.99', ['seventy nine ninety nine', 'seventy nine dollars and ninety nine cents']],
  ['$120', ['one hundred and twenty dollars', 'a hundred twenty dollars']],
]);
const PRODUCTS = [
  ['rain jacket', 'recycled nylon', 'navy', 'sand', 'two-way zip'],
  ['wool jacket', 'merino wool', 'charcoal', 'camel', 'inside pocket'],
  ['canvas tote', 'organic cotton', 'natural', 'black', 'laptop sleeve'],
  ['leather backpack', 'vegetable tanned leather', 'cognac', 'black', 'side pockets'],
  ['water bottle', 'stainless steel', 'mint', 'coral', 'bamboo lid'],
  ['coffee tumbler', 'double walled steel', 'white', 'forest green', 'silicone ring'],
  ['linen shirt', 'washed linen', 'sky blue', 'white', 'coconut buttons'],
  ['denim shirt', 'Japanese denim', 'indigo', 'light blue', 'pearl snaps'],
  ['face serum', 'vitamin C', 'original', 'fragrance free', 'glass dropper'],
  ['night cream', 'shea butter', 'original', 'rose', 'refill pouch'],
  ['running shoe', 'knitted mesh', 'red', 'grey', 'reflective heel'],
  ['trail shoe', 'rip-stop mesh', 'olive', 'orange', 'rock plate'],
];
/** What is said of every product, so that many lines resemble each other. */
const TEMPLATES = [
  'Next up is our {name}, and you are going to love it.',
  'The {name} is made of {material} that feels amazing.',
  'It comes in two colours, {colour} and {other}.',
  'I am wearing the {name} in {colour} right now.',
  'Look at this {feature}, nobody else has it.',
  'The {feature} on the {name} was your most requested change.',
  'Today the {name} is only {price} instead of {was}.',
  'That is {percent} off, but only while we are live.',
  'Take two and the second {name} is half price.',
  'We have {stock} pieces of the {name} left in {other}.',
  'Shipping is free for every {name} you order tonight.',
  'Tap the card below to put the {name} in your cart.',
];
const FRAME = [
  'Hello everyone and welcome to our spring show!',
  'My name is Mia and I am live from our studio in Lisbon.',
  'Tell me in the chat where you are watching from.',
  'We have twelve products for you tonight.',
  'Stay until the end, because there is a giveaway.',
  'Every order ships within 24 hours.',
  'You can return anything within 30 days.',
  'Let us begin!',
  'Thank you so much for watching tonight.',
  'The replay will be online in an hour.',
  'Follow the shop so that you never miss a show.',
  'See you next Thursday, good night!',
];
/** Off the script: chatter, answers, also in the words of the script. */
const AD_LIBS = [
  'oh hi {person} so good to see you here again',
  'somebody asks if this runs small and honestly i would say take your normal size',
  'let me hold it closer to the camera so you can see it',
  'wait one second my microphone is falling off okay better',
  'yes {person} we do ship to canada and also to australia',
  'my sister took mine and she will not give it back',
  'i wore this on the train this morning and people asked me about it',
  'can you see that in the light it looks a bit different on my phone',
  'someone in the chat says {colour} is sold out let me check with the team',
  'the {name} you saw last week is coming back by the way',
  'so many of you are here tonight it is crazy',
  'do you want to see the {colour} one again type one in the chat',
  'i had a coffee right before the show so i am talking very fast',
  'no it does not scratch i tried it with my keys',
  'what else can i tell you about it um it is really light',
  'okay okay i see your questions give me a moment',
  'we made this with a small family company in the north',
  'this one is my favourite of all of them but do not tell anyone',
  'thank you {person} that is very kind of you',
  'the price is really good for that kind of quality if you ask me',
  'and if you look at the back there is a little loop for your keys',
  'it is raining here today so this is just what i need',
  'you can wash it at forty degrees no problem',
  'it comes with a little bag which i think is very cute',
  'haha {person} you are too funny',
  'is the sound okay for everyone now i hear an echo',
  'last time we sold out in like ten minutes so be quick',
  'let me see what {person} wrote she wants to know about the {material}',
];
const PEOPLE = ['maria', 'chloe', 'ahmed', 'yuki', 'daniel', 'sofia', 'priya', 'tom'];
const FILLERS = ['um', 'so', 'well', 'like', 'you know', 'really', 'actually', 'guys'];
const SYNONYMS = /** @type {Record<string, string>} */ ({
  amazing: 'great',
  everyone: 'everybody',
  only: 'just',
  tonight: 'today',
  going: 'gonna',
  love: 'adore',
  tap: 'click',
  every: 'each',
  colours: 'shades',
  left: 'remaining',
  pieces: 'units',
  order: 'buy',
  look: 'check',
  below: 'underneath',
  watching: 'joining',
});

/** @param {Random} random @returns {Line[]} */
export function writeScript(random) {
  /** @type {Line[]} */
  const lines = [];
  /** @param {string} text @param {readonly string[]} spoken */
  const add = (text, spoken) =>
    lines.push({ id: `l${lines.length}`, text, spoken: spoken.map(plain) });
  for (const text of FRAME.slice(0, 8)) add(text, [sayDigits(text)]);
  for (const [name, material, colour, other, feature] of PRODUCTS) {
    const [price, was] = [random.pick(PRICES), random.pick(PRICES)];
    const percent = random.pick([10, 20, 25, 30, 40, 50]);
    const stock = random.between(20, 90);
    for (const template of TEMPLATES) {
      if (random.by(0.12)) continue;
      const words = template
        .replaceAll('{name}', String(name))
        .replaceAll('{material}', String(material))
        .replaceAll('{colour}', String(colour))
        .replaceAll('{other}', String(other))
        .replaceAll('{feature}', String(feature));
      const forms = [0, 1].map((form) =>
        words
          .replace('{price}', price[1][form] ?? '')
          .replace('{was}', was[1][form] ?? '')
          .replace('{percent}', `${say(percent)} percent`)
          .replace('{stock}', say(stock)),
      );
      add(
        words
          .replace('{price}', price[0])
          .replace('{was}', was[0])
          .replace('{percent}', `${percent}%`)
          .replace('{stock}', `${stock}`),
        forms,
      );
    }
  }
  for (const text of FRAME.slice(8)) add(text, [sayDigits(text)]);
  return lines;
}

/**
 * What the host says in ten minutes: the lines in their order with skips, repeats, swaps and
 * jumps back, some in other words, and a fifth of the words off the script.
 * @param {readonly Line[]} script @param {Random} random @param {number} length ms
 * @returns {Utterance[]}
 */
export function perform(script, random, length) {
  /** @type {Utterance[]} */
  const utterances = [];
  let time = 1_767_225_600_000;
  const until = time + length;
  let scripted = 0;
  let free = 0;
  /** @param {Line | null} line @param {readonly string[]} words */
  const speak = (line, words) => {
    const timed = words.map((text) => {
      const start = time;
      const end = start + 90 + 52 * text.length * (0.8 + 0.4 * random.next());
      time = end + 15 + (random.by(0.04) ? 300 : 40 * random.next());
      return { text, start, end };
    });
    // Hosts do not stop between all of their sentences.
    time += random.by(0.25) ? random.between(600, 1500) : random.between(80, 420);
    utterances.push({ line, words: timed });
    if (line) scripted += words.length;
    else free += words.length;
  };
  /** @param {Line | undefined} line */
  const say = (line) => {
    if (!line) return;
    // Some ad-libs stand inside a line's neighbourhood, twenty of a hundred words in all.
    while (free < 0.25 * scripted && random.by(0.7)) speak(null, adLib(random));
    const words = random.pick(line.spoken).split(' ');
    speak(line, random.by(0.12) ? paraphrase(words, random) : fill(words, 0.02, random));
  };
  for (let index = 0; time < until;) {
    const event = random.next();
    if (index >= script.length) index = random.between(0, 20);
    if (event < 0.05) {
      index += random.between(2, 5);
    } else if (event < 0.09) {
      say(script[index]);
      say(script[index]);
      index += 1;
    } else if (event < 0.12) {
      say(script[index + 1]);
      say(script[index]);
      index += 2;
    } else if (event < 0.15) {
      say(script[Math.max(0, index - random.between(2, 30))]);
    } else {
      say(script[index]);
      index += 1;
    }
  }
  return utterances;
}

/** @param {Random} random */
function adLib(random) {
  const [name, material, colour] = random.pick(PRODUCTS);
  return plain(
    random
      .pick(AD_LIBS)
      .replace('{person}', random.pick(PEOPLE))
      .replace('{name}', String(name))
      .replace('{material}', String(material))
      .replace('{colour}', String(colour)),
  ).split(' ');
}

/**
 * Is this a word of the line, or a host's other word for one, and no filler?
 * @param {Line | null} line @param {string} word
 */
export function isOf(line, word) {
  const words = line?.spoken.flatMap((form) => form.split(' ')) ?? [];
  return words.some((own) => own === word || SYNONYMS[own] === word);
}

/** Other words for a fifth of the line. @param {readonly string[]} words @param {Random} random */
function paraphrase(words, random) {
  const changed = words.flatMap((word) => {
    const synonym = SYNONYMS[word];
    if (synonym && random.by(0.7)) return [synonym];
    return words.length > 5 && random.by(0.1) ? [] : [word];
  });
  return fill(changed.length > 0 ? changed : words, 0.1, random);
}

/** @param {readonly string[]} words @param {number} chance @param {Random} random */
function fill(words, chance, random) {
  return words.flatMap((word) =>
    random.by(chance) ? [...random.pick(FILLERS).split(' '), word] : [word],
  );
}

/**
 * The words as a recogniser hears them, with so many errors: letters (half of them), another word
 * of the show, a word left out, a word too many.
 * @param {readonly Utterance[]} utterances @param {number} rate @param {Random} random
 * @returns {SpokenWord[]}
 */
export function mishear(utterances, rate, random) {
  const words = utterances.flatMap((utterance) => utterance.words);
  return words.flatMap((word) => {
    if (!random.by(rate)) return [word];
    const kind = random.next();
    if (kind < 0.5) return [{ ...word, text: garble(word.text, random) }];
    if (kind < 0.7) return [{ ...word, text: random.pick(words).text }];
    if (kind < 0.85) return [];
    const middle = (word.start + word.end) / 2;
    return [
      { ...word, end: middle },
      { text: random.pick(words).text, start: middle, end: word.end },
    ];
  });
}

const SOUNDS = ['aeiouy', 'bpdtgkc', 'szcfvx', 'mnlrw', 'hj'];

/** One fault in four letters. @param {string} word @param {Random} random */
export function garble(word, random) {
  let letters = [...word];
  for (let faults = Math.ceil(word.length / 4); faults > 0; faults -= 1) {
    const at = random.between(0, letters.length - 1);
    const letter = letters[at] ?? '';
    const alike = SOUNDS.find((sounds) => sounds.includes(letter)) ?? 'aeiou';
    const other = random.by(0.7) ? random.pick([...alike]) : random.pick([...'etaoinshrdlu']);
    const kind = random.next();
    if (kind < 0.6) letters[at] = other;
    else if (kind < 0.8 && letters.length > 2) letters = letters.toSpliced(at, 1);
    else letters.splice(at, 0, other);
  }
  return letters.join('');
}

/** @param {string} text */
function plain(text) {
  return text
    .toLowerCase()
    .replaceAll('-', ' ')
    .replace(/[^a-z ]/g, '')
    .replace(/ +/g, ' ')
    .trim();
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** @param {number} number below a hundred */
function say(number) {
  if (number < 20) return SMALL[number] ?? '';
  const rest = number % 10;
  return `${TENS[Math.floor(number / 10) - 2]}${rest ? ` ${SMALL[rest]}` : ''}`;
}

/** @param {string} text */
function sayDigits(text) {
  return text.replace(/\d+/g, (digits) => say(Number(digits)));
}
