"""More shapes of live selling.

`python3 grammar_more.py` prints those that share four words in a row with a shape that is held out; they
are left out of MORE_TEMPLATES, so that the held-out shapes stay as new to the language model as they are
to the network. DEV_TEMPLATES are in neither: by them the decoder is tuned.
"""
import grammar

WRITTEN = [line.strip() for line in """
come a little closer and have a look at the {part}.
i have the {colour} one in my hand right here.
i have been using this {product} for {duration} now.
can you see how {adjective} this is?
it looks {adjective} on camera, but it is even better in person.
my favourite thing about it is the {part}.
what i like most is that it is so {adjective}.
what makes it different is the {part}.
the first thing you notice is the {part}.
you get the {product}, the {product} and the {part} together.
everything you see on this table is on sale {when}.
everything here is under {price}.
nothing on this table costs more than {price}.
this is the last time we will have it at this price.
we only do this price while we are live.
when the timer runs out, the price goes back up to {price}.
the timer is running, so you have {duration} left.
we have got about {duration} before we switch to the next one.
i will leave it on the screen for {duration}.
you will find it under number {integer} in the list.
it is the {ordinal} item in your list.
scroll down and you will see the {colour} one too.
the button is right below the video.
just press the button and choose your size.
choose your colour and your size, and you are done.
it takes {duration} to check out.
checkout only takes a few seconds.
if the button does not work, refresh the page.
if it says sold out, try again in {duration}.
some of you are asking about the {part}.
a lot of you were asking for the {colour} one.
i see a lot of questions about the {material}.
i saw your question about the {part}, {name}.
let me read a few of your comments.
let me check with my team for a second.
give me one second, i will find out for you.
i do not know that one, but i will ask and get back to you.
hold on, i am just getting the other one.
okay, i am back, sorry about that.
can we get a close up of the {part}, please?
let us zoom in on the {part}.
i will turn it around so that you can see the {part}.
on the back there is a {adjective} {part}.
on the inside there is a {part} for your {product}.
in the front you have two {part}s and one {part} on the side.
there is enough room for a {product} and a {product}.
it fits a {product} up to {integer} inches.
it folds down to {length}.
it opens and closes with a {part}.
you adjust it with the {part} here on the side.
you can take the {part} off and {action}.
you do not need any tools to put it together.
you do not even have to {action}.
all you have to do is {action}.
before you {action}, take off the {part}.
first you {action}, then you {action}, and that is it.
whenever you {action}, think of us.
you could {action} or {action}, it is up to you.
i always {action} before i {action}.
my kids {action} with it all the time.
my mother has the {colour} one and she uses it every day.
my husband took it to {place} last month.
i took mine on a trip to {place}.
we shot the pictures for it in {place}.
our designer lives in {place} and works with {material} only.
a small family company in {place} makes the {part}s for us.
we have worked on this {product} for more than {duration}.
we listened to you and changed the {part}.
you asked for {colour}, so here is {colour}.
you wanted it in {size}, and now we have it in {size}.
it used to come only in {colour}.
the new colours are {colour}, {colour} and {colour}.
we have added a {part} this year.
we did not change the {part}, because you all love it.
the fabric is {material} with a little {material} in it.
there is no {material} in it at all.
it is half {material} and half {material}.
the outside is {adjective}, the inside is {adjective}.
it does not scratch and it does not fade.
it will not shrink when you {action}.
it dries in {duration}.
it stays {adjective} even when it rains.
water just runs off it.
do not put it in the dryer.
wipe it with a wet cloth, that is enough.
you can feel the quality as soon as you touch it.
it is really {adjective} and does not feel cheap at all.
it is surprisingly {adjective} for something that weighs {weight}.
it weighs less than {weight}, so you will not even notice it.
it is about as heavy as a {product}.
it is small enough to fit in your pocket.
that is about {length} by {length}, just so you know.
with the {part} it is about {length}.
if you need more than {volume}, take the big one.
the big one holds {volume} and the small one holds {volume}.
one pack lasts about {duration}.
one charge is good for {duration}.
plug it in for {duration} and it is full.
it has {tech}, twice as much as the last one.
the screen has {tech} and the battery has {integer} milliamp hours.
it works with every {tech_item} you have at home.
it works without the {tech_item} as well.
you can hear the difference right away.
listen to how quiet it is.
let me turn it on so that you can hear it.
let me try it on for you.
i have the {size} on, and it fits perfectly.
normally i wear a {size}, but in this one i need a {size}.
if you like it loose, go one size up.
tell me your height and your size, and i will tell you which one to take.
{name} is {length} tall and wears a {size}.
how tall are you, {name}?
for {person} i would go for the {size}.
we still have {size} and {size}, but {size} is gone.
size {size} is nearly gone.
hurry, the {size} in {colour} will not be here for long.
there they go, another {integer} gone.
{integer} of you have it in your cart right now.
{name} just bought the last {colour} one.
congratulations {name}, you got the {ordinal} one.
thank you {name}, your order is on its way.
thank you all for the hearts, keep them coming.
keep sending hearts and we will unlock another deal.
if we reach {integer} likes, i will take off another {percent} percent.
when we hit {integer} viewers, we will give one away.
one of you is going to win a {product} {when}.
we will pick a winner at {clock}.
the winner gets a {colour} {product} worth {price}.
{name}, you have won, so please send us a message.
i am so happy for you, {name}.
are you ready for the next one?
here comes the one you have all been waiting for.
i know many of you came for the {brand} {product}.
we do not have {brand} {when}, but we have something like it.
from {brand} we have the {product} in {colour} and {colour}.
you may know this from {brand}, but this one costs half as much.
instead of {price} you only pay {price}.
instead of one, you get {small} for {price}.
that comes to {price} each.
together they would cost {price}, but {when} they are {price}.
with the code {code} it goes down to {price}.
put in the code {code} before you pay.
the code works until {clock}.
the code works once for every customer.
the discount comes off when you check out.
you do not need a code, the price is already lower.
prices are in {place} money, so it may be a little different for you.
tax is included, and so is shipping.
shipping takes {duration} to {place} and {duration} to {place}.
to {place} it goes out on {day}.
if you order before {clock}, you will have it {day}.
it will be with you by {day}.
you can pick it up in our store in {place}.
our store in {place} is open until {clock}.
if it does not fit, send it back within {duration}.
sending it back does not cost you anything.
you can change the size for free.
we also do gift wrapping for {price}.
we put a little card in the box if it is a gift.
if you are looking for a present for {person}, this is it.
it is a nice little present, and it is only {price}.
{person} will be so happy with this.
last year we sold out in {duration}.
we will not get any more before {day}.
the next delivery comes {day}, and then it will be {price}.
i would not wait too long if i were you.
if you want it, get it now.
you will be sorry if you miss this one.
think about it, {price} for a {adjective} {product}.
that is less than a cup of coffee a day.
where else do you get a {material} {product} for {price}?
i have never seen a {product} this {adjective}.
it is the most {adjective} {product} we have ever had.
it is not as {adjective} as the other one, but it is lighter.
the {colour} one is a bit {adjective}, the {colour} one is more {adjective}.
it is somewhere between {colour} and {colour}.
in this light it looks {colour}, but it is more of a {colour}.
it matches your {colour} {clothes}.
put it on over a {clothes} and you are ready for {occasion}.
i am wearing it with {colour} {shoes} and a {clothes}.
you can wear it to {occasion} or just at home.
take it to {occasion} and everybody will ask you about it.
it is made for {occasion}, but i use it for {occasion} too.
in {place} everybody wears this now.
use two drops of the {beauty} at night.
start with the {beauty} and finish with the {beauty}.
let it dry for {duration} before you use the {beauty}.
it smells fresh, not too strong.
it is good for dry skin and for normal skin.
my skin has been so much better since i use the {beauty}.
put some {food} on top and put it in the oven for {duration}.
it tastes like {food} with a bit of {food}.
there is no sugar in it, only {food}.
i have it for breakfast with {food}.
a pack is {weight}, which is enough for {small} people.
keep it somewhere cool and it is good for {duration}.
good to see so many of you here {when}.
welcome to everybody who has just joined us.
hello to {place} and hello to {place}.
how are you all doing {when}?
somebody is watching from {place}, that is amazing.
it is {clock} here in {place}, and we are just getting started.
we are live every {day} at {clock}.
we have a lot to get through, so let us start.
we have {integer} things for you {when}, and the best one comes last.
we will be here for the next {duration}.
there are {integer} of you now, and that makes me very happy.
do not go away, we are right back.
if you missed the beginning, you can watch it again later.
you can watch the whole show again {day}.
follow us so that you do not miss the next show.
turn on your notifications, then you will know when we go live.
tell your friends about it.
that was the {product}, and now we come to the {product}.
so much for the {product}, what is next?
we are nearly at the end of the show.
one last look at everything we had {when}.
it was so much fun with you {when}.
have a nice {daytime} and take care of yourselves.
bye bye everybody, until {day}.
""".strip().splitlines()]

DEV_TEMPLATES = [line.strip() for line in """
this {product} has been on my wish list for {duration}.
people keep telling me how {adjective} the {part} is.
have you ever tried {material} before?
i brought {small} different ones for you {when}.
the {colour} version is new this season.
our friends at {brand} sent us these.
every {product} gets checked by hand before it leaves {place}.
it fits into any {tech_item} bag.
pull the {part} and it locks by itself.
whoever orders first gets a free {product}.
no worries, the {size} comes back {day}.
we lowered it from {price} down to {price}.
nobody else sells it for {price}.
each set contains {integer} pieces.
my sister bought {small} of these for {person}.
does the {part} come off, {name} wonders.
perfect timing, {name}, i was about to explain that.
shall we open the box together?
it survived {occasion} with my whole family.
try it for {duration} and decide later.
the small {part} keeps your {product} safe.
both the {colour} and the {colour} run a bit large.
type yes if you would wear this to {occasion}.
cold water only, and hang it somewhere dry.
guess how much it weighs. only {weight}.
there goes number {integer}, well done {name}.
it measures about {length} across.
warm tones like {colour} suit almost everyone.
pair it with the {colour} {shoes} from last week.
customers from {place} and {place} pay no customs.
expect your parcel around {day}.
between us, {price} is a steal.
after {clock} the deal is gone for good.
my hands are full, so {name} will hold it up.
smell this, it reminds me of {food}.
two pumps of {beauty} are plenty.
""".strip().splitlines()]


def shared(template, others, length=4):
    words = lambda text: text.replace(",", "").replace(".", "").replace("?", "").replace("!", "").split()
    runs = lambda text: {tuple(words(text)[i:i + length]) for i in range(len(words(text)) - length + 1)}
    return runs(template) & set().union(*map(runs, others))


MORE_TEMPLATES = [t for t in WRITTEN if not shared(t, grammar.HELD_TEMPLATES + DEV_TEMPLATES)]

if __name__ == "__main__":
    print(len(WRITTEN), "written,", len(MORE_TEMPLATES), "kept,", len(DEV_TEMPLATES), "to tune by; dropped:")
    for template in WRITTEN:
        if template not in MORE_TEMPLATES:
            print("-", template)
    print("of those to tune by, not new:", [t for t in DEV_TEMPLATES if shared(t, grammar.HELD_TEMPLATES + grammar.TRAIN_TEMPLATES)])
