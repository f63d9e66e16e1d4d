"""Sentences of live selling from templates. Every eighth template is kept for the held-out set only."""
import re
import words as w
from numbers_said import cardinal, clock, decimal, digits, integer, price

TEMPLATES = [line.strip() for line in """
hello everyone, welcome to the show.
hi {name}, thank you for joining us from {place}.
good {daytime} everybody, my name is {name} and i am your host {when}.
welcome back to our live stream. {day} we have something special for you.
hey {name}, nice to see you again.
thanks for stopping by, {name}. how is the weather in {place}?
if you are new here, please follow the channel and tap the heart.
say hello in the chat and tell me where you are watching from.
can everybody hear me? is the sound okay?
let me know in the comments if you can see the {colour} one.
we are going to look at {integer} {adjective} products {when}.
first up is the {brand} {product}.
next, let's talk about this {adjective} {colour} {product}.
now i want to show you the {product} from {brand}.
this is our {adjective} {material} {product}.
look at this {product}. isn't it {adjective}?
take a look at the {part}. it is made of {material}.
the {part} is {adjective} and {adjective}.
the {product} has a {adjective} {part} and two {part}s.
it comes in {colour}, {colour} and {colour}.
we have it in {colour} and in {colour}.
which colour do you like better, {colour} or {colour}?
i really love the {colour} one.
the {colour} is almost sold out.
there are only {integer} left in {colour}.
only {integer} pieces left, so hurry up.
we just sold number {integer}.
it is available in {size}, {size} and {size}.
sizes run from {size} to {size}.
i am wearing a {size}, and i am {length} tall.
if you are between sizes, take the bigger one.
it runs small, so please order one size up.
this one is true to size.
the size chart is in the description below.
the price is only {price}.
the normal price is {price}, but today it is just {price}.
in the store this would cost you {price}.
it was {price}, now it is {price}.
you can get it for {price} right now.
for the next {duration} only, you pay {price}.
that is {percent} percent off.
use the code {code} and you get {percent} percent off.
you save {price} on every {product}.
buy {small} and get one free.
buy two {product} and the second one is half price.
the bundle with the {product} and the {product} is {price}.
if you spend more than {price}, shipping is free.
shipping is free to {place} and {place}.
shipping to {place} costs {price}.
we ship to {place} within {duration}.
orders placed before {clock} are shipped the same day.
delivery takes about {duration}.
you have {duration} to return it, no questions asked.
it comes with a {small} year warranty.
you get your money back if you do not like it.
tap the product on your screen to buy it.
click the link below and add it to your cart.
add it to your basket before it is gone.
don't miss this deal. it ends {day}.
the sale starts {day} at {clock}.
the flash sale ends in {duration}.
i will count down from {integer}. are you ready?
three, two, one, go!
it weighs only {weight}.
it holds {volume} of water.
one bottle has {volume}, that is enough for {duration}.
it is {length} long, {length} wide and {length} high.
it measures {length} by {length}.
the {part} is {length} long.
it has a battery of {integer} milliamp hours.
it has {integer} gigabytes of memory and a {integer} inch screen.
the battery lasts up to {duration}.
it charges in {duration}.
it runs at {tech}.
it uses {tech}, so it is {adjective}.
the model number is {code}.
{name} is asking, does it come in {colour}?
{name} wants to know if it is {adjective}.
{name} asks how much the shipping is.
a question from {name}, is the {part} {adjective}?
{name} says, i bought the {product} last year and i love it.
is it machine washable? yes, at {small} degrees.
can you show us the {part} again?
can i wear this {product} for {occasion}?
is it good for {occasion}?
how long does delivery to {place} take?
what is it made of? it is {percent} percent {material} and {percent} percent {material}.
does it fit {person}?
how much is the {colour} {product}?
do you have this in a {size}?
when will the {product} be back in stock?
where is it made? it is made in {place}.
which one should i take for {occasion}?
what time is the next show?
it is perfect for {occasion} and for {occasion}.
it makes a great gift for {person}.
i would give it to {person} for {occasion}.
you can {action} and {action}.
you can easily {action}.
please do not {action}.
let me {action} for you.
i am going to {action} now, so watch closely.
see how {adjective} the {part} is.
it feels so {adjective} on the skin.
it smells like {colour} flowers and {food}.
i use it every day for {occasion}.
compared to the {brand} {product}, this one is more {adjective}.
the {brand} one is {adjective}, but the {brand} one is {adjective}.
unlike the old version, the new one has a {adjective} {part}.
the difference between these two is the {part}.
this is the {ordinal} time we sell the {brand} {product}.
we have sold more than {integer} of them already.
it has a rating of {decimal} out of five stars.
more than {integer} customers gave it five stars.
one customer wrote that it is the best {product} ever.
you really can't go wrong with {material}.
it is {material} on the outside and {material} on the inside.
the inside is lined with {material}.
style it with a {colour} {clothes} and {colour} {shoes}.
i paired it with my {material} {clothes}.
for {occasion} i would take the {colour} {clothes}.
it goes well with {colour} and {colour}.
add a little {food} and it tastes {adjective}.
mix {volume} of water with {weight} of {food}.
one serving has {integer} calories and {weight} of sugar.
apply the {beauty} in the morning and in the evening.
a little bit of the {beauty} goes a long way.
wash your hair with the {beauty}, then use the {beauty}.
it has no {material}, no {food} and no {material}.
it is {adjective}, {adjective} and very {adjective}.
not only is it {adjective}, it is also {adjective}.
honestly, i did not expect it to be this {adjective}.
oh my goodness, it is so {adjective}!
wow, {integer} people are watching right now.
we have {integer} viewers. thank you so much.
please share this live with {person}.
the winner of the giveaway is {name} from {place}.
to join the giveaway, write the word {brand} in the chat.
the quiz starts in {duration}, so stay with us.
answer the question and win a {product}.
that's all for {when}. see you {day}.
thank you for watching and have a great {daytime}.
before we go, let me show you one more thing.
okay, let's move on to the next item.
let's go back to the {product} for a moment.
by the way, the {product} is back in stock.
sorry, the {colour} {product} is sold out.
remember, it is {price} for {small} of them.
it is {small} for {price} or {small} for {price}.
that makes {price} for everything.
item number {integer} is the {colour} {product}.
the {colour} {product} in {size} costs {price}.
this {brand} {product} weighs {weight} and is {length} tall.
it can carry up to {weight}.
it keeps drinks cold for {duration} and hot for {duration}.
it is safe up to {integer} degrees.
it is {tech}, which is a lot for this price.
it connects with your {tech_item} in {duration}.
you can pay in {small} parts of {price}.
we accept cards, and you can also pay on delivery.
your order number is {code}.
{name}, i will answer your question in {duration}.
yes {name}, it is {adjective}.
no {name}, it does not have a {part}.
of course you can {action}.
so what do you think, {name}?
who wants the {colour} one? write {small} in the chat.
there is a small {part} here, and here is the {part}.
the {part} opens from the {side}.
inside the box you get a {product}, a {part} and a {product}.
here we have {quantity} {product} in {colour}.
i have had mine for {duration} and it still looks {adjective}.
if you {action}, it will stay {adjective}.
after {duration} you will see the difference.
the material is {percent} percent {material}.
made from {material}, it is {adjective} and {adjective}.
from {day} on it will be {price} again.
between {clock} and {clock} everything is {percent} percent off.
members get an extra {percent} percent off.
the coupon is worth {price}.
it's {price}, not {price}.
that's {adjective}, right?
i'll put the link in the chat.
we'll be back in {duration}.
you'll love the {part}.
they're {adjective} and they don't cost much.
we've got {integer} orders in {duration}.
{price}.
{colour}, {size}, {price}.
{integer} {unit}.
only {price} for the {product}.
the {colour} {clothes}, please.
""".strip().splitlines()]
# Checked by ear and eye: kept out of training, they test sentences whose shape was never seen.
TRAIN_TEMPLATES = [t for i, t in enumerate(TEMPLATES) if i % 8 != 5]
HELD_TEMPLATES = [t for i, t in enumerate(TEMPLATES) if i % 8 == 5]

OPENERS = ["okay, ", "so, ", "now, ", "and ", "but ", "well, ", "look, ", "guys, ", "all right, ", "you know, ", "also, ", "yes, ", "i mean, "]


def measure(rng, units):
    amount = decimal(rng) if rng.random() < 0.25 else integer(rng, 900)
    if rng.random() < 0.05:
        amount = rng.choice(["half a", "one and a half", "a quarter", "two and a half"])
    return f"{amount} {rng.choice(units)}"


def duration(rng):
    return f"{cardinal(rng.choice([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 15, 20, 24, 30, 36, 45, 48, 60, 90]))} {rng.choice(w.UNITS_TIME)}"


def code(rng):
    letters = " ".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(0, 3)))
    word = rng.choice([letters, letters, rng.choice(w.BRANDS)])
    return f"{word} {digits(str(rng.randint(10, 9999)), rng)}".strip()


FILL = {
    "name": lambda r: r.choice(w.NAMES), "place": lambda r: r.choice(w.PLACES), "day": lambda r: r.choice(w.DAYS),
    "daytime": lambda r: r.choice(["morning", "evening", "afternoon", "night", "day", "weekend"]),
    "when": lambda r: r.choice(["today", "tonight", "this evening", "this morning", "for today"]),
    "product": lambda r: r.choice(w.PRODUCTS), "colour": lambda r: r.choice(w.COLOURS), "brand": lambda r: r.choice(w.BRANDS),
    "material": lambda r: r.choice(w.MATERIALS), "adjective": lambda r: r.choice(w.ADJECTIVES), "part": lambda r: r.choice(w.PARTS),
    "person": lambda r: r.choice(w.PERSONS), "occasion": lambda r: r.choice(w.OCCASIONS), "action": lambda r: r.choice(w.ACTIONS),
    "clothes": lambda r: r.choice(w.CLOTHES), "shoes": lambda r: r.choice(w.SHOES), "food": lambda r: r.choice(w.FOOD),
    "beauty": lambda r: r.choice(w.BEAUTY), "tech_item": lambda r: r.choice(w.TECH),
    "size": lambda r: cardinal(r.randint(30, 48)) if r.random() < 0.4 else r.choice(w.SIZES),
    "integer": integer, "small": lambda r: cardinal(r.randint(2, 6)), "ordinal": lambda r: r.choice(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()),
    "percent": lambda r: cardinal(r.choice([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100])),
    "price": lambda r: price(r, w.CURRENCIES), "decimal": decimal, "clock": clock, "duration": duration, "code": code,
    "weight": lambda r: measure(r, w.UNITS_WEIGHT), "volume": lambda r: measure(r, w.UNITS_VOLUME),
    "length": lambda r: measure(r, w.UNITS_LENGTH), "tech": lambda r: measure(r, w.UNITS_TECH),
    "unit": lambda r: r.choice(w.UNITS_LENGTH + w.UNITS_WEIGHT + w.UNITS_VOLUME + w.UNITS_TECH + w.UNITS_TIME),
    "side": lambda r: r.choice(["side", "top", "front", "back", "left", "right"]),
    "quantity": lambda r: r.choice(["a pair of", "a set of", "a box of", "a pack of", "a dozen", "a few", "some", "many"]),
}


def sentence(rng, templates):
    text = rng.choice(templates)
    if rng.random() < 0.12:
        text = rng.choice(OPENERS) + text
    text = re.sub(r"\{(\w+)\}", lambda m: FILL[m.group(1)](rng), text)
    text = re.sub(r"\ba (?=[aeio])", "an ", text.replace("!", "."))
    return re.sub(r"\s+", " ", text).strip()
