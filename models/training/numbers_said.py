"""Numbers as hosts say them."""

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()


def cardinal(n, joiner=""):
    """`joiner` is put after hundreds: "" (American) or "and " (British)."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("" if n % 10 == 0 else " " + ONES[n % 10])
    if n < 1000:
        return ONES[n // 100] + " hundred" + ("" if n % 100 == 0 else " " + joiner + cardinal(n % 100))
    if n < 1_000_000:
        return cardinal(n // 1000, joiner) + " thousand" + ("" if n % 1000 == 0 else " " + cardinal(n % 1000, joiner))
    return cardinal(n // 1_000_000, joiner) + " million" + ("" if n % 1_000_000 == 0 else " " + cardinal(n % 1_000_000, joiner))


def pairs(n):
    """Prices of three or four digits in pairs: 1999 is "nineteen ninety nine", 305 "three oh five"."""
    high, low = divmod(n, 100)
    return cardinal(high) + (" hundred" if low == 0 else f" oh {ONES[low]}" if low < 10 else " " + cardinal(low))


def digits(text, rng):
    zero = rng.choice(["zero", "oh"])
    return " ".join(zero if d == "0" else ONES[int(d)] for d in text)


def integer(rng, top=1000):
    """Round numbers are commoner than others, small ones commoner than large."""
    kind = rng.random()
    if kind < 0.35:
        n = rng.randint(1, 20)
    elif kind < 0.7:
        n = rng.randint(1, 99)
    elif kind < 0.85:
        n = rng.choice([10, 20, 25, 50, 100, 150, 200, 250, 300, 400, 500, 750, 800, 1000, 1200, 1500, 2000, 3000, 5000, 10000])
    else:
        n = rng.randint(100, max(100, top))
    return cardinal(n, rng.choice(["", "", "and "]))


def price(rng, currencies):
    unit = rng.choice(currencies)
    kind = rng.random()
    if kind < 0.4:
        return f"{cardinal(rng.randint(2, 199))} {unit}"
    if kind < 0.6:
        cents = rng.choice([99, 99, 95, 50, 90, 49, 79, 25, 75, 98, 5])
        return f"{cardinal(rng.randint(1, 199))} {unit} and {cardinal(cents)} {'cents' if unit in ('dollars', 'euros', 'bucks') else 'pence'}"
    if kind < 0.85:
        return pairs(rng.randint(1, 99) * 100 + rng.choice([99, 99, 95, 50, 90, 49, 79, 25, 5]))
    return f"{cardinal(rng.choice([120, 150, 199, 249, 299, 349, 399, 450, 499, 599, 799, 899, 999, 1199, 1299, 1499]), rng.choice(['', 'and ']))} {unit}"


def decimal(rng):
    return f"{cardinal(rng.randint(0, 30))} point {digits(str(rng.choice([5, 2, 8, 1, 3, 25, 75, 4, 6, 9])), rng)}"


def clock(rng):
    hour = cardinal(rng.randint(1, 12))
    return rng.choice([f"{hour} o'clock", f"half past {hour}", f"quarter to {hour}", f"{hour} p m", f"{hour} a m",
                       f"{hour} thirty", f"{hour} fifteen", f"{hour} forty five"])
