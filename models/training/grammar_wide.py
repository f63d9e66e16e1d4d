"""Still more shapes, of how hosts talk between the offers. As in `grammar_more.py`, none shares four words in
a row with a shape that is held out."""
import grammar
from grammar_more import DEV_TEMPLATES, shared

WRITTEN = [line.strip() for line in """
alright, alright, settle down everybody.
so yesterday i was in {place} and guess what i found.
funny story about this {product}.
to be honest with you, i was not sure about the {colour} at first.
my colleague {name} over there is laughing at me.
somebody in the studio just dropped a {product}.
oops, wrong {product}, give me the other one please.
where did i put the {product}? ah, there it is.
i forgot to mention the {part}.
like i said earlier, the {part} comes off.
as you can tell, i am a big fan of {colour}.
trust me on this one, {name}.
believe it or not, we started with {small} people in a garage.
we opened our first shop in {place} {integer} years ago.
every morning we get fresh {food} from {place}.
does anyone here collect {shoes}?
raise your hand if you own more than {small} {shoes}.
what would you pair with a {colour} {clothes}?
would you rather have the {product} or the {product}?
tell me honestly, too much {colour}?
vote now, {colour} or {colour}.
the votes are coming in, and {colour} is winning.
{percent} percent of you picked {colour}.
okay, {colour} wins by a mile.
that was close, only {integer} votes between them.
good guess, but the answer was {integer}.
nobody got it right, so the prize goes up to {price}.
first correct answer takes home the {product}.
spin the wheel, let us see who gets lucky.
drum roll please. and it goes to {name}.
please check your messages, {name}, you have {duration} to reply.
claim your coupon before {clock}, otherwise it expires.
one coupon per person, sorry about that.
coupons cannot be combined with other offers.
this offer is valid in {place} and {place} only.
unfortunately we cannot deliver to {place} yet.
customs are already paid for {place}.
express delivery is {price} extra and takes {duration}.
standard delivery is on us above {price}.
tracking numbers go out by email within {duration}.
your parcel leaves our warehouse in {place} tomorrow morning.
if anything arrives broken, send us a photo and we replace it.
refunds usually take {duration}.
customer service is open from {clock} to {clock}.
add {small} to your cart and the discount shows up by itself.
stock is moving fast, {integer} gone in {duration}.
we are down to the last {integer}.
{size} just sold out while i was talking.
we put aside {integer} extra pieces for this stream.
reserved carts are released after {duration}.
if your payment failed, somebody else may grab it.
quick reminder, prices go up at {clock}.
time check, {duration} left on the clock.
five, four, three, two, one, and closed.
that one is finished, but do not worry, there is more.
coming up after the break, {tech_item} deals under {price}.
stay tuned for the mystery box.
inside every mystery box is at least {price} worth of {beauty}.
the chance of getting the golden one is {percent} percent.
odds are printed next to the button, so you know what you get.
our {product} won an award in {place} {when}.
tested by {integer} people for {duration}.
a dermatologist in {place} recommends this {beauty}.
free from {material}, perfume and alcohol.
suitable for vegans and vegetarians.
may contain traces of {food}.
best served with {food} and a pinch of salt.
boil {volume} of water, add the {food} and wait {duration}.
bake at {integer} degrees for {duration}.
stir slowly until it gets {adjective}.
rinse it under warm water, then dry it with a towel.
dab it gently under your eyes, never rub.
one layer for daytime, two layers for evening.
brush it through from the roots to the tips.
tie the laces, walk a few steps, feel the difference.
roll up the sleeves and it becomes a summer {clothes}.
button it up to the top or leave it open.
tuck it into your {clothes} or let it hang loose.
this cut makes your legs look longer.
the neckline is a little lower than last season's.
our model today wears {size} and her shoes are size {integer}.
measure your chest, your waist and your hips.
add {length} if you like extra room.
snap it together, press the {part}, done.
hold the button for {small} seconds until the light turns {colour}.
download the app, scan the code and follow the steps.
pairing takes {duration}, even my grandfather managed.
turn up the volume and hear that bass.
the camera shoots at {tech} and zooms {small} times.
memory goes up to {integer} gigabytes with a card.
battery at {percent} percent after a whole day of filming.
drop it, kick it, leave it out in the rain, it keeps working.
we ran it over with a car and it survived.
weighs {weight} empty and {weight} fully packed.
fits under the seat of an airplane.
folds flat, slides under the bed, takes no space.
assemble it in {duration} with the tool included.
screw the legs on, flip it over, put the cushion on top.
light the {product} and the whole room smells of {food}.
your {product} deserves a better {part}, don't you think?
cats go crazy for this, dogs not so much.
kids from {integer} to {integer} months can play with it safely.
grandparents love getting photos on this.
let's be real, nobody irons a {clothes} these days.
what a price, what a {colour}, what a {product}.
{brand} never goes on sale, so this is rare.
between {brand} and {brand}, i personally prefer {brand}.
ask me anything about {brand} and i'll try to answer.
{name} typed, mine arrived yesterday and it's {adjective}.
{name} disagrees, she thinks the {part} is too {adjective}.
fair point, {name}, we'll tell the designers.
somebody asked about {material} allergies, good question.
he's right, you can't {action} with this one.
she's wearing ours and i'm wearing theirs.
there's one thing i'd change, and that's the {part}.
who's watching with {person} right now?
what's the temperature in {place} today, {name}?
where's {name}? ah, hello, there you are.
when's your birthday, {name}? mine was last {day}.
why's it so cheap? because there's no shop in between.
how's the picture quality on your side?
could someone confirm the sound is back?
we lost the connection for a second, apologies.
switch to camera {small}, please, so they see the {side}.
give us a view from above, thanks.
lights down a little, that {colour} is too bright.
perfect, now everyone can read the label.
it says made in {place}, {percent} percent {material}, hand wash only.
""".strip().splitlines()]

WIDE_TEMPLATES = [t for t in WRITTEN if not shared(t, grammar.HELD_TEMPLATES + DEV_TEMPLATES)]

if __name__ == "__main__":
    print(len(WRITTEN), "written,", len(WIDE_TEMPLATES), "kept")
