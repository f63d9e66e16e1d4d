"""The vocabulary of live selling: what is sold, how it looks, what it costs, what hosts say."""

def split(text):
    return [entry.strip() for entry in text.replace("\n", " ").split(",") if entry.strip()]

CLOTHES = split("""shirt, linen shirt, t shirt, polo shirt, blouse, dress, summer dress, wrap dress, maxi dress, skirt, pleated skirt,
jeans, skinny jeans, trousers, cargo pants, leggings, shorts, jacket, denim jacket, leather jacket, puffer jacket, rain jacket, coat,
trench coat, hoodie, sweater, cardigan, turtleneck, vest, blazer, suit, jumpsuit, romper, pyjamas, robe, swimsuit, bikini, socks,
gloves, scarf, silk scarf, beanie, cap, bucket hat, belt, tie, sports bra, tank top, sweatshirt, kimono, poncho, overalls, tracksuit""")
SHOES = split("""sneakers, trainers, running shoes, boots, ankle boots, hiking boots, sandals, slippers, loafers, heels, pumps, flats,
clogs, flip flops, rain boots, ballet flats, trail runners, high tops, moccasins, platform shoes""")
BEAUTY = split("""lipstick, lip gloss, lip balm, mascara, eyeliner, eye shadow palette, foundation, concealer, blush, bronzer,
highlighter, primer, setting spray, face mask, sheet mask, cleanser, toner, serum, vitamin c serum, moisturizer, night cream, hand cream,
body lotion, sunscreen, shampoo, conditioner, hair oil, hair dryer, curling iron, straightener, perfume, deodorant, nail polish, brush set,
beauty sponge, makeup bag, bath bomb, shower gel, body scrub, eye cream, retinol cream, face roller, razor, beard oil, soap bar""")
HOME = split("""blanket, throw pillow, cushion, duvet cover, bed sheet, mattress topper, towel set, bath mat, curtain, rug, lamp, desk lamp,
floor lamp, candle, scented candle, vase, picture frame, mirror, clock, storage box, basket, laundry bag, hanger, shelf, bookcase,
side table, coffee table, stool, chair, office chair, sofa, ottoman, mug, tea cup, water bottle, glass set, wine glass, plate, bowl,
cutlery set, knife set, chopping board, frying pan, saucepan, wok, baking tray, kettle, toaster, blender, air fryer, rice cooker, mixer,
coffee machine, espresso machine, coffee grinder, french press, teapot, lunch box, food container, vacuum cleaner, robot vacuum, mop,
air purifier, humidifier, fan, heater, iron, steamer, tool kit, drill, screwdriver, ladder, plant pot, garden hose, watering can, tent""")
TECH = split("""phone, smartphone, phone case, screen protector, charger, wireless charger, power bank, cable, headphones, earbuds,
headset, speaker, bluetooth speaker, smart watch, fitness tracker, tablet, laptop, laptop stand, keyboard, mechanical keyboard, mouse,
monitor, webcam, microphone, ring light, tripod, camera, action camera, drone, memory card, hard drive, router, printer, projector,
game console, controller, e reader, smart light, light strip, smart plug, doorbell, baby monitor, electric toothbrush, scale""")
BAGS = split("""backpack, handbag, tote bag, crossbody bag, clutch, wallet, card holder, suitcase, carry on, duffel bag, belt bag,
necklace, pendant, earrings, hoop earrings, bracelet, bangle, ring, watch, sunglasses, reading glasses, hair clip, headband, keychain,
umbrella, brooch, anklet, travel pouch, gym bag, messenger bag""")
FOOD = split("""green tea, black tea, matcha, coffee beans, ground coffee, dark chocolate, olive oil, honey, maple syrup, almonds, cashews,
trail mix, granola, protein powder, protein bar, vitamin gummies, rice, noodles, instant noodles, pasta, tomato sauce, hot sauce, soy sauce,
cheese, sausage, ham, salmon, shrimp, mango, oranges, apples, strawberries, dried fruit, cookies, crackers, popcorn, cake, ice cream,
dog food, cat food, cat litter, dog leash, pet bed, scratching post, baby wipes, diapers, stroller, toy car, puzzle, board game,
building blocks, doll, teddy bear, yoga mat, dumbbell, resistance band, jump rope, bicycle, helmet, skateboard, football, basketball,
tennis racket, fishing rod, sleeping bag, camping chair, cooler box, notebook, planner, pen set, sketchbook, paint set, guitar, ukulele""")
PRODUCTS = CLOTHES + SHOES + BEAUTY + HOME + TECH + BAGS + FOOD

COLOURS = split("""black, white, red, blue, green, yellow, orange, purple, pink, brown, grey, beige, navy, cream, ivory, olive, khaki,
burgundy, maroon, teal, turquoise, mint, lavender, lilac, coral, peach, gold, rose gold, silver, copper, charcoal, sage, mustard, rust,
sand, tan, camel, sky blue, forest green, emerald, ruby, hot pink, dusty rose, midnight blue, pearl, champagne, clear, neon green""")
MATERIALS = split("""cotton, organic cotton, linen, silk, satin, velvet, wool, merino wool, cashmere, fleece, denim, canvas, leather,
vegan leather, suede, nylon, polyester, spandex, bamboo, rubber, silicone, plastic, recycled plastic, stainless steel, aluminum, titanium,
brass, ceramic, porcelain, glass, crystal, oak, walnut, pine, marble, cork, paper, memory foam, mesh, lace, corduroy, sterling silver,
cast iron, carbon fiber, gold plated brass, acrylic, jute, rattan""")
ADJECTIVES = split("""beautiful, gorgeous, lovely, cute, stylish, elegant, classic, modern, simple, practical, comfortable, cozy, soft,
light, lightweight, heavy, sturdy, durable, waterproof, breathable, stretchy, thick, thin, warm, cool, portable, foldable, compact, slim,
handmade, vintage, brand new, limited, exclusive, popular, premium, affordable, versatile, adjustable, washable, reusable, wireless,
rechargeable, quiet, powerful, fast, smooth, shiny, matte, sparkly, natural, organic, gentle, fresh, delicious, sweet, spicy, crunchy,
rich, creamy, big, small, medium, large, tiny, huge, wide, narrow, deep, high quality, best selling, eco friendly, unscented, oversized""")
PARTS = split("""zipper, pocket, inside pocket, strap, shoulder strap, handle, lid, button, collar, sleeve, cuff, hem, waistband, lining,
seam, stitching, sole, heel, insole, lace, buckle, clasp, hinge, screen, battery, charging port, lens, frame, base, cover, label, logo,
packaging, box, filter, blade, nozzle, hood, drawstring, pattern, print, fabric, texture, finish, edge, bottom, top, back, front, side""")
BRANDS = split("""nike, adidas, puma, reebok, converse, vans, levi's, gucci, prada, zara, uniqlo, apple, samsung, sony, bose, xiaomi,
huawei, google, microsoft, nintendo, lego, dyson, philips, bosch, nivea, dove, maybelline, clinique, lancome, chanel, dior, ikea, tefal,
garmin, canon, nikon, gopro, logitech, lenovo, dell, luna, nova, aurora, terra, velo, solis, mira, kora, zenith, polar, atlas, orbit,
sienna, willow, juniper, ember, summit, drift, harbor, meadow, cedar, lumen, pixel, echo, onyx, halo, bloom, breeze, cove, delta, fable,
north peak, blue river, silver fox, green leaf, red maple, wild rose, urban nest, pure skin, glow lab, tiny bear, happy feet""")
NAMES = split("""anna, maria, sarah, emma, olivia, sophie, lucy, grace, julia, laura, nina, mia, chloe, amy, jessica, linda, karen, susan,
james, john, david, michael, robert, daniel, peter, thomas, mark, paul, kevin, brian, ben, sam, alex, chris, tony, jack, leo, max, oscar,
carlos, diego, fatima, omar, ali, yuki, ken, mei, chen, lee, kim, priya, ravi, ivan, olga, elena, marco, pierre, hans, lars, ingrid""")
PLACES = split("""london, paris, berlin, new york, los angeles, chicago, texas, california, florida, canada, mexico, brazil, spain,
france, germany, italy, poland, turkey, egypt, dubai, india, china, japan, korea, singapore, australia, new zealand, sydney, tokyo,
shanghai, hong kong, manila, jakarta, bangkok, nairobi, lagos, dublin, scotland, wales, manchester, toronto, boston, seattle, the u k,
the u s, europe, asia, north america, the middle east, ireland, sweden, norway, denmark, portugal, greece, madrid, rome, vienna""")
DAYS = split("""monday, tuesday, wednesday, thursday, friday, saturday, sunday, today, tomorrow, tonight, this weekend, next week, next month,
this evening, this morning, this afternoon, in january, in february, in march, in april, in may, in june, in july, in august,
in september, in october, in november, in december, black friday, christmas, new year, mother's day, valentine's day, at midnight""")
PERSONS = split("""your mother, your best friend, your kids, a friend, your husband, your wife, your partner, a teacher, students, beginners,
runners, travelers, cooks, gamers, your grandmother, your dad, the whole family, a baby, your dog, your cat, your neighbor, your boss,
men, women, children, teenagers, people with sensitive skin, people with small hands, anyone who travels a lot, busy parents, myself""")
OCCASIONS = split("""work, school, the office, the gym, the beach, a party, a wedding, a picnic, the weekend, travel, a long flight, camping,
hiking, running, yoga, cooking, the kitchen, the bathroom, the bedroom, the living room, the garden, winter, summer, spring, autumn,
rainy days, cold nights, date night, a birthday, christmas, everyday use, a road trip, a small apartment, the garage, breakfast, dinner""")
ACTIONS = split("""wear it, wash it, fold it, pack it, charge it, clean it, open it, close it, carry it, adjust it, try it on, hang it up,
put it in the dishwasher, put it in the washing machine, take it apart, throw it in your bag, use it every day, share it, return it,
store it, mix it, heat it up, keep it in the fridge, turn it on, turn it off, connect it to your phone, hold it, turn it around,
show you the inside, show you the back, zoom in, compare them, put it together, give it as a gift, layer it, iron it, plug it in""")
UNITS_LENGTH = split("inches, inch, feet, centimeters, millimeters, meters, yards, kilometers, miles")
UNITS_WEIGHT = split("grams, kilograms, kilos, pounds, ounces, milligrams, tons")
UNITS_VOLUME = split("milliliters, liters, fluid ounces, cups, gallons, quarts, tablespoons, teaspoons")
UNITS_TECH = split("""watts, volts, hertz, megapixels, gigabytes, megabytes, terabytes, milliamp hours, degrees, decibels, lumens, frames per second,
revolutions per minute, calories, kilowatt hours, pixels, inches""")
UNITS_TIME = split("seconds, minutes, hours, days, weeks, months, years, business days")
CURRENCIES = split("dollars, dollars, dollars, euros, pounds, yuan, bucks, pesos, rupees, francs, yen")
SIZES = split("""extra small, small, medium, large, extra large, double x l, x s, x l, size s, size m, size l, one size, kids size, petite, plus size""")
