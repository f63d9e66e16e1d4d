"""The voices. `share` is the part of the training sentences each one says; 0 is a voice held out."""

ACCENTS = ["en-us", "en-us", "en-us", "en-gb", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-gb-x-gbclan", "en-gb-x-gbcwmd", "en-029", "en-us-nyc"]
VARIANTS = """m1 m2 m3 m4 m5 m6 m7 m8 f1 f2 f3 f4 f5 klatt klatt2 klatt3 klatt4 klatt6 Alex Alicia Andrea Andy Annie Denis Diogo Gene Gene2
Henrique Hugo Jacky Lee Marco Mario Michael Mike Mr Nguyen Storm adam anika antonio aunty belinda benjamin boris caleb david ed edward
edward2 grandma grandpa gustave iven iven2 iven3 john linda max michel miguel norbert pablo paul pedro quincy rob robert sandro shelby
steph steph2 travis victor whisper zac""".split()

VOICES = {
    "flite-slt": {"engine": "flite", "voice": "slt", "share": 0.12},
    "flite-awb": {"engine": "flite", "voice": "awb", "share": 0.13},
    "flite-kal16": {"engine": "flite", "voice": "kal16", "share": 0.12},
    "festival-kal": {"engine": "festival", "voice": "kal_diphone", "share": 0.12},
    "festival-ked": {"engine": "festival", "voice": "ked_diphone", "share": 0.12},
    "festival-slt-hts": {"engine": "festival", "voice": "cmu_us_slt_arctic_hts", "share": 0.12},
    "espeak": {"engine": "espeak", "share": 0.27},
    "flite-rms": {"engine": "flite", "voice": "rms", "share": 0},
}
TRAINING = [name for name, voice in VOICES.items() if voice["share"] > 0]

# How the demo show treats its voice (demo/media/make/speech.js): a third of that voice's training
# sentences get it too, or the model would meet the show's sound for the first time in the show.
SHOW_EFFECTS = """highpass 90 equalizer 240 1.0q 1.5 equalizer 520 1.2q -2.5 equalizer 3200 0.9q 3.0 treble 4 7000
compand 0.005,0.12 6:-60,-50,-30,-18,-12,-9,0,-5 3 -60 0.05 reverb 10 40 22 60 4 -4""".split()
