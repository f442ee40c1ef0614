"""How English speakers say an amount: brightness, position, volume, speed, temperature, colour; and more or less.

`{d}` is the object, `{v}` the value, `{c}` a colour, `{w}` a place. Orders get their three forms from conjugate.py.
"""
from conjugate import all_english

# of any device
SHARE = all_english(("set {d} to {v}/set {d} to {v}/setting {d} to {v}|set {d} to {v}/set {d} to {v}/setting {d} to {v}|set {d} to {v}/set {d} to {v}/setting {d} to {v}"
    "|set {d} to {v}/set {d} to {v}/setting {d} to {v}|put {d} at {v}/put {d} at {v}/putting {d} at {v}|turn {d} to {v}/turn {d} to {v}/turning {d} to {v}"
    "|{d} to {v}|{d} at {v}|{d} {v}|adjust {d} to {v}/adjust {d} to {v}/adjusting {d} to {v}|make {d} {v}/make {d} {v}/making {d} {v}"
    "|change {d} to {v}/change {d} to {v}/changing {d} to {v}|bring {d} to {v}/bring {d} to {v}/bringing {d} to {v}|i want {d} at {v}"
    "|lower {d} to {v}/lower {d} to {v}/lowering {d} to {v}|raise {d} to {v}/raise {d} to {v}/raising {d} to {v}|get {d} to {v}|bump {d} up to {v}"
    "|bump {d} to {v}|knock {d} down to {v}|take {d} to {v}|stick {d} on {v}|put {d} to {v}|put {d} on {v}|set {d} at {v}|set {d} on {v}"
    "|turn {d} down to {v}|turn {d} up to {v}|get {d} at {v}|get {d} up to {v}|get {d} down to {v}|have {d} at {v}|have {d} set to {v}|keep {d} at {v}"
    "|leave {d} at {v}|hold {d} at {v}|drop {d} to {v}|drop {d} down to {v}|raise {d} up to {v}|lower {d} down to {v}|increase {d} to {v}"
    "|decrease {d} to {v}|reduce {d} to {v}|push {d} to {v}|push {d} up to {v}|move {d} to {v}|pull {d} down to {v}|bring {d} up to {v}"
    "|bring {d} down to {v}|take {d} up to {v}|take {d} down to {v}|switch {d} to {v}|stick {d} at {v}|pop {d} at {v}|whack {d} up to {v}|crank {d} to {v}"
    "|crank {d} up to {v}|fix {d} at {v}|tune {d} to {v}|tweak {d} to {v}|modify {d} to {v}|adjust {d} down to {v}|adjust {d} up to {v}"
    "|change {d} level to {v}|set {d} level to {v}|set the level of {d} to {v}|level of {d} to {v}|i need {d} at {v}|i'd like {d} at {v}"
    "|i want {d} set to {v}|i want {d} to be {v}|i'd like {d} set to {v}|can i have {d} at {v}|can we have {d} at {v}|could i get {d} at {v}"
    "|let's have {d} at {v}|let's go {v} on {d}|give me {v} on {d}|give me {d} at {v}|make it {v} on {d}|make it {v} for {d}|{v} on {d}|{v} for {d}|{d}, {v}"
    "|{d} set to {v}|{d} {v} please|just set {d} to {v}|go set {d} to {v}|set just {d} to {v}|set {d} to about {v}|set {d} to around {v}"
    "|set {d} to exactly {v}"))
# of one kind of device
OWN = {
    'light': all_english(("dim {d} to {v}/dim {d} to {v}/dimming {d} to {v}|set the brightness of {d} to {v}/set the brightness of {d} to {v}/setting the brightness of {d} to {v}"
        "|{d} brightness {v}|brighten {d} to {v}/brighten {d} to {v}/brightening {d} to {v}|set {d} brightness to {v}"
        "|turn on {d} at {v}/turn on {d} at {v}/turning on {d} at {v}|turn {d} down to {v}/turn {d} down to {v}/turning {d} down to {v}|turn {d} up to {v}"
        "|brightness of {d} to {v}|dim {d} down to {v}|turn on {d} to {v}|set {d} to {v} brightness|set {d} at {v} brightness|put {d} at {v} brightness"
        "|put {d} on {v} brightness|make {d} {v} bright|make {d} {v} brightness|{d} at {v} brightness|{d} to {v} brightness|{d} {v} brightness"
        "|{v} brightness on {d}|{v} brightness for {d}|brightness {v} on {d}|brightness {v} for {d}|brightness to {v} on {d}|set brightness of {d} to {v}"
        "|set brightness to {v} on {d}|set the brightness to {v} on {d}|set the brightness on {d} to {v}|change the brightness of {d} to {v}"
        "|adjust the brightness of {d} to {v}|put the brightness of {d} at {v}|lower the brightness of {d} to {v}|raise the brightness of {d} to {v}"
        "|increase the brightness of {d} to {v}|decrease the brightness of {d} to {v}|reduce the brightness of {d} to {v}|turn the brightness of {d} down to {v}"
        "|turn the brightness of {d} up to {v}|turn on {d} to {v} brightness|switch on {d} at {v}|turn {d} on at {v}|turn {d} on to {v}"
        "|turn {d} on but only at {v}|dim {d} by setting it to {v}|brighten {d} up to {v}|dim {d} at {v}|fade {d} to {v}|soften {d} to {v}"
        "|set the dimmer of {d} to {v}|dimmer {v} on {d}|light {d} at {v}|it's too bright, dim {d} to {v}|it's too dark, brighten {d} to {v}|have {d} on at {v}")),
    'cover': all_english(("open {d} to {v}/open {d} to {v}/opening {d} to {v}|close {d} to {v}/close {d} to {v}/closing {d} to {v}|set {d} position to {v}"
        "|open {d} {v}/open {d} {v}/opening {d} {v}|set the position of {d} to {v}|move {d} to {v}/move {d} to {v}/moving {d} to {v}|roll {d} to {v}"
        "|open {d} up to {v}|open {d} about {v}|open up {d} to {v}|raise {d} to {v}|raise {d} {v}|lower {d} to {v}|roll up {d} to {v}"
        "|roll down {d} to {v}|roll {d} down to {v}|roll {d} up to {v}|pull {d} to {v}|put {d} in position {v}|move {d} to position {v}|set {d} to {v} open"
        "|put {d} at {v} open|i want {d} {v} open|have {d} {v} open|leave {d} {v} open|make {d} {v} open|{d} {v} open|{d} open {v}|{d} position {v}"
        "|position {v} for {d}|position of {d} to {v}|put the position of {d} at {v}|slide {d} to {v}|slide {d} open to {v}|draw {d} to {v}|send {d} to {v}"
        "|stop {d} at {v}|get {d} {v} open")),
    'media_player': all_english(("set the volume of {d} to {v}/set the volume of {d} to {v}/setting the volume of {d} to {v}|volume of {d} to {v}"
        "|set {d} volume to {v}/set {d} volume to {v}/setting {d} volume to {v}|turn {d} up to {v}|turn {d} down to {v}|{d} volume {v}"
        "|put the volume on {d} at {v}|turn the volume of {d} to {v}|set volume of {d} to {v}|set volume to {v} on {d}|set the volume to {v} on {d}"
        "|set the volume on {d} to {v}|put {d} volume at {v}|put {d} volume to {v}|put the volume of {d} at {v}|change the volume of {d} to {v}"
        "|adjust the volume of {d} to {v}|turn the volume of {d} down to {v}|turn the volume of {d} up to {v}|turn the volume on {d} to {v}"
        "|turn {d} volume to {v}|turn {d} volume down to {v}|turn up {d} to {v}|turn down {d} to {v}|raise the volume of {d} to {v}"
        "|lower the volume of {d} to {v}|lower the volume on {d} to {v}|increase the volume of {d} to {v}|decrease the volume of {d} to {v}|volume {v} on {d}"
        "|volume {v} for {d}|volume at {v} on {d}|volume to {v} on {d}|{v} volume on {d}|{d} at {v} volume|{d} to {v} volume|{d} to volume {v}|{d} sound {v}"
        "|sound at {v} on {d}|bring the volume of {d} to {v}|{d} is too loud, put it at {v}|i can't hear {d}, set it to {v}|keep the volume of {d} at {v}")),
    'climate': all_english(("turn {d} up to {v}|turn {d} down to {v}|set the temperature of {d} to {v}|heat to {v} with {d}|crank {d} to {v}|set {d} for {v}|raise {d} to {v}"
        "|drop {d} to {v}|set the temperature to {v} on {d}|set the temperature on {d} to {v}|temperature {v} on {d}|temperature of {d} to {v}"
        "|set {d} temperature to {v}|{d} temperature {v}|turn {d} on at {v}|turn on {d} at {v}|turn on {d} to {v}|run {d} at {v}|start {d} at {v}"
        "|crank {d} up to {v}|knock {d} down to {v}|turn down {d} to {v}|turn up {d} to {v}|put {d} up to {v}|put {d} down to {v}|heat it to {v} with {d}"
        "|cool it to {v} with {d}|cool to {v} with {d}|use {d} to get it to {v}|i'm cold, set {d} to {v}|i'm cold, turn {d} up to {v}|i'm hot, set {d} to {v}"
        "|it's freezing, put {d} at {v}|it's too hot, turn {d} down to {v}|{d} on {v}|{d} at {v} please|change the setpoint of {d} to {v}|target {v} for {d}"
        "|keep {d} on {v}|leave {d} on {v}")),
    'fan': all_english(("set the speed of {d} to {v}|set {d} speed to {v}|put {d} on {v} speed|{d} speed {v}|run {d} at {v}|spin {d} at {v}|turn {d} up to {v}"
        "|turn {d} down to {v}|speed of {d} to {v}|slow {d} down to {v}|speed {d} up to {v}|turn on {d} at {v}|change the speed of {d} to {v}"
        "|lower the speed of {d} to {v}")),
}
# without a device
BARE = {
    'light': all_english(("set the brightness to {v} {w}|brightness {v} {w}|brightness to {v} {w}|brightness at {v} {w}|dim to {v} {w}|dim it to {v} {w}|dim down to {v} {w}"
        "|brighten to {v} {w}|brighten it up to {v} {w}|{v} brightness {w}|put the brightness at {v} {w}|turn the brightness to {v} {w}"
        "|turn the brightness down to {v} {w}|turn the brightness up to {v} {w}|lower the brightness to {v} {w}|raise the brightness to {v} {w}"
        "|change the brightness to {v} {w}|i want {v} brightness {w}|make the brightness {v} {w}|reduce the brightness to {v} {w}|lighting at {v} {w}")),
    'media_player': all_english(("set the volume to {v} {w}|volume {v} {w}|volume to {v} {w}|turn it up to {v} {w}|turn the volume down to {v} {w}|put the volume at {v} {w}"
        "|sound at {v} {w}|set volume to {v} {w}|volume at {v} {w}|change the volume to {v} {w}|put the volume to {v} {w}|put the volume on {v} {w}"
        "|turn the volume to {v} {w}|turn the volume up to {v} {w}|turn it down to {v} {w}|turn up the volume to {v} {w}|turn down the volume to {v} {w}"
        "|raise the volume to {v} {w}|lower the volume to {v} {w}|increase the volume to {v} {w}|decrease the volume to {v} {w}|reduce the volume to {v} {w}"
        "|adjust the volume to {v} {w}|bring the volume to {v} {w}|bring the volume down to {v} {w}|make the volume {v} {w}|i want the volume at {v} {w}"
        "|{v} volume {w}|music at {v} {w}|turn the music down to {v} {w}|turn the music up to {v} {w}|set the music to {v} {w}|set the sound to {v} {w}"
        "|sound to {v} {w}|it's too loud, put it at {v} {w}|i can't hear it, set the volume to {v} {w}|keep the volume at {v} {w}|crank the volume to {v} {w}")),
    'climate': all_english(("set the temperature to {v} {w}|make it {v} {w}|i want {v} {w}|heat to {v} {w}|{v} {w}|set it to {v} {w}|warm it to {v} {w}|keep it at {v} {w}"
        "|temperature {v} {w}|bring the temperature to {v} {w}|cool it down to {v} {w}|set temperature to {v} {w}|set the temp to {v} {w}|temp {v} {w}"
        "|temp to {v} {w}|temperature to {v} {w}|temperature at {v} {w}|turn the temperature to {v} {w}|turn the temperature up to {v} {w}"
        "|turn the temperature down to {v} {w}|turn the heat to {v} {w}|turn the heat up to {v} {w}|turn up to {v} {w}|raise the temperature to {v} {w}"
        "|lower the temperature to {v} {w}|increase the temperature to {v} {w}|decrease the temperature to {v} {w}|drop the temperature to {v} {w}"
        "|change the temperature to {v} {w}|adjust the temperature to {v} {w}|get the temperature to {v} {w}|get it to {v} {w}|get it up to {v} {w}"
        "|put the temperature at {v} {w}|keep the temperature at {v} {w}|hold it at {v} {w}|maintain {v} {w}|i'd like {v} {w}|i'd like it {v} {w}"
        "|i want it {v} {w}|i want it to be {v} {w}|i need {v} {w}|we want {v} {w}|give me {v} {w}|let's have {v} {w}|let's make it {v} {w}|can we have {v} {w}"
        "|it should be {v} {w}|heat it up to {v} {w}|heat up to {v} {w}|cool to {v} {w}|cool down to {v} {w}|warm up to {v} {w}|warm it up to {v} {w}"
        "|i'm cold, make it {v} {w}|i'm cold, set it to {v} {w}|i'm hot, make it {v} {w}|it's freezing, set it to {v} {w}|it's too hot, set it to {v} {w}"
        "|go for {v} {w}")),
}
# of a room that is to be so warm
ROOM = all_english(("heat {d} to {v}|set {d} to {v}|{d} to {v}|i want {d} at {v}|put {d} at {v}|keep {d} at {v}|heat up {d} to {v}|warm {d} to {v}|warm up {d} to {v}"
    "|warm {d} up to {v}|cool {d} to {v}|cool {d} down to {v}|bring {d} to {v}|bring {d} up to {v}|get {d} to {v}|get {d} up to {v}|make {d} {v}|{d} at {v}"
    "|{d} {v}|i need {d} at {v}|i'd like {d} at {v}|turn {d} up to {v}|turn {d} down to {v}|set the temperature of {d} to {v}"
    "|set the temperature in {d} to {v}|make it {v} in {d}|{v} in {d}|have {d} at {v}|raise {d} to {v}|drop {d} to {v}|it's cold, heat {d} to {v}"))
COLOR = all_english(("make {d} {c}/make {d} {c}/making {d} {c}|make {d} {c}/make {d} {c}/making {d} {c}|set {d} to {c}/set {d} to {c}/setting {d} to {c}"
    "|set {d} to {c}/set {d} to {c}/setting {d} to {c}|turn {d} {c}/turn {d} {c}/turning {d} {c}|change {d} to {c}/change {d} to {c}/changing {d} to {c}"
    "|{d} {c}|{d} in {c}|i want {d} {c}|set the color of {d} to {c}|set the colour of {d} to {c}|color {d} {c}|switch {d} to {c}|light {d} in {c}"
    "|paint {d} {c}|put {d} in {c}|give {d} a {c} colour|turn on {d} in {c}|put {d} on {c}|put {d} to {c}|turn {d} to {c}|turn {d} to a {c} colour"
    "|turn {d} on in {c}|turn on {d} {c}|turn on {d} to {c}|switch {d} {c}|switch {d} over to {c}|switch {d} on in {c}|switch the color of {d} to {c}"
    "|switch the colour of {d} to {c}|change {d} into {c}|change {d} color to {c}|change {d} colour to {c}|change the color of {d} to {c}"
    "|change the colour of {d} to {c}|change the color to {c} on {d}|set {d} color to {c}|set {d} colour to {c}|set {d} in {c}|set color {c} on {d}"
    "|set the color {c} on {d}|set colour {c} for {d}|make {d} go {c}|make {d} glow {c}|make {d} shine {c}|make {d} look {c}|make {d} all {c}"
    "|make {d} the color {c}|make {d} a {c} color|make the color of {d} {c}|make the colour of {d} {c}|get {d} to {c}|get {d} {c}|have {d} in {c}"
    "|have {d} {c}|i want {d} in {c}|i want {d} to be {c}|i'd like {d} {c}|i'd like {d} in {c}|i need {d} in {c}|let's have {d} in {c}|let's make {d} {c}"
    "|let's go {c} on {d}|can i have {d} in {c}|could we have {d} {c}|give me {d} in {c}|give me {c} on {d}|give {d} some {c}|go {c} on {d}|{c} on {d}"
    "|{c} for {d}|{d}, {c}|{d} to {c}|{d} {c} please|{d} colour {c}|{d} color {c}|color {c} on {d}|colour {d} {c}|tint {d} {c}|dye {d} {c}|wash {d} in {c}"
    "|light up {d} in {c}|glow {c} on {d}|fade {d} to {c}|shift {d} to {c}|adjust {d} to {c}|use {c} for {d}|use {c} on {d}|bathe {d} in {c}|flip {d} to {c}"))
# a colour and a room, no lamp named
BARE_COLOR = [
    'make it {c} {w}', 'light it up in {c} {w}', 'i want {c} light {w}', '{c} light {w} please', 'everything {c} {w}', 'set the color to {c} {w}', 'set the colour to {c} {w}',
    'change the color to {c} {w}', 'turn it {c} {w}', 'make everything {c} {w}', 'go {c} {w}', 'give me some {c} {w}', 'color {c} {w}', '{c} lighting {w}',
    'put on a {c} light {w}', 'some {c} light {w}', "let's have {c} light {w}", 'turn everything {c} {w}', 'switch to {c} {w}'
]
# more or less, without saying how much
VAGUE = {
    'light': [
        'dim {d}', 'brighten {d}', 'make {d} brighter', 'make {d} [a bit ]dimmer', '{d} brighter', 'turn {d} down [a bit]', 'turn {d} up [a little]',
        'lower the brightness of {d}', 'soften {d}', 'dim {d} [a bit|a little|some]', 'dim down {d}', 'make {d} dimmer', 'make {d} a bit brighter', 'make {d} less bright',
        'make {d} softer', 'brighten {d} [up|a bit]', 'brighten up {d}', 'turn up {d}', 'turn down {d}', 'turn {d} down', 'turn {d} up', 'turn {d} lower', 'lower {d} [a bit]',
        'raise the brightness of {d}', 'increase the brightness of {d}', 'decrease the brightness of {d}', 'reduce the brightness of {d}', 'change the brightness of {d}',
        'adjust the brightness of {d}', 'adjust {d}', '{d} dimmer', '{d} a bit brighter', '{d} a little dimmer', '{d} is too bright', '{d} is too dim', '{d} is a bit bright',
        "{d} isn't bright enough", 'more light from {d}', 'less light from {d}', 'tone down {d}', 'tone {d} down', 'a bit more light from {d}', 'give me more light from {d}'
    ],
    'media_player': [
        'turn it up', 'turn it down', 'louder', 'quieter', 'volume up', 'volume down', 'turn up the volume', 'lower the volume', "it's too loud", "i can't hear it",
        'a bit louder', 'turn it up a bit', 'turn it down a bit', 'turn it down a little', 'turn the volume up', 'turn the volume down', 'turn down the volume',
        'turn the sound up', 'turn the sound down', 'turn up the sound', 'turn the music up', 'turn the music down', 'turn down the music', 'turn up the music', 'a bit quieter',
        'a little louder', 'a little quieter', 'much louder', 'make it louder', 'make it quieter', 'make it a bit louder', 'more volume', 'less volume', 'less noise',
        'raise the volume', 'increase the volume', 'decrease the volume', 'reduce the volume', 'lower the sound', 'lower the music', 'crank it up', 'crank up the volume',
        'pump up the volume', 'pump it up', 'too loud', 'too quiet', "that's too loud", "that's too quiet", "it's too quiet", "it's not loud enough", 'the music is too loud',
        'the volume is too low', 'the volume is too high', "i can't hear anything", 'i can hardly hear it', 'i can barely hear it', 'change the volume', 'adjust the volume',
        'softer', 'softer please', 'keep it down', 'not so loud'
    ],
    'cover': [
        'open {d} a bit', 'close {d} a little', 'lower {d} a bit', 'raise {d} a little', 'open {d} slightly', 'crack {d} open', 'let {d} up a bit', 'open {d} a little',
        'open {d} a tiny bit', 'open {d} just a bit', 'open {d} a crack', 'open {d} a bit more', 'open {d} some more', 'close {d} a bit', 'close {d} slightly',
        'close {d} a bit more', 'close {d} a tiny bit', 'lower {d} a little', 'lower {d} slightly', 'raise {d} a bit', 'raise {d} slightly', 'lift {d} a little',
        'let {d} down a bit', 'put {d} up a bit', 'put {d} down a bit', 'bring {d} down a little', 'bring {d} up a bit', 'roll {d} up a bit', 'roll {d} down a little',
        'adjust {d}', 'adjust the position of {d}', 'let a bit of light in through {d}', 'partially open {d}', 'open {d} partway'
    ],
    'climate': [
        'turn up the heating', 'turn down the heat [a bit]', "i'm cold", "i'm hot", "it's freezing in here", "it's too hot", 'make it warmer', 'make it cooler', "it's chilly",
        'warm it up a bit', "i'm freezing", "it's boiling in here", 'increase the temperature', 'turn the heat up', "i'm a bit cold",
        'turn the heating down by (2|two|a few) degrees', 'one degree more', 'two degrees warmer', 'heat the house', 'warm up the bedroom', 'turn the heating up',
        'turn the heating down', 'turn up the heat', 'turn down the heating', 'turn the heat down', 'turn the heat up a bit', 'turn the heating up a little',
        'turn up the thermostat', 'turn down the thermostat', 'turn the thermostat up', 'turn the ac up', 'turn the ac down', 'raise the temperature', 'lower the temperature',
        'decrease the temperature', 'change the temperature', 'adjust the temperature', 'adjust the heating', 'more heat', 'less heat', 'more heating', 'a bit warmer',
        'a bit cooler', 'a little warmer', 'a little cooler', 'warmer', 'cooler', 'colder', 'make it a bit warmer', 'make it a bit cooler', 'make it colder', 'make it hotter',
        "i'm a bit hot", "i'm too hot", "i'm too cold", "i'm so cold", "i'm really hot", 'i am cold', 'i am hot', "i'm chilly", "i'm roasting", "i'm boiling", "i'm sweating",
        "i'm shivering", "we're cold", "we're freezing", "it's cold", "it's cold in here", "it's hot", "it's hot in here", "it's too cold", "it's too cold in here",
        "it's too hot in here", "it's too warm", "it's too warm in here", "it's a bit cold in here", "it's a bit chilly", "it's a bit warm in here", "it's freezing",
        "it's boiling", "it's roasting in here", "it's stuffy in here", "it's like an oven in here", "it's like a fridge in here", 'warm up the room', 'warm the house up',
        'cool down the room', 'cool the room down', 'cool it down', 'cool it down a bit', 'heat it up', 'heat up the room', 'warm it up', 'one degree less', 'one degree warmer',
        'one degree cooler', 'two degrees cooler', 'two degrees more', 'up two degrees', 'down one degree', 'turn it up by two degrees', 'turn it down by one degree',
        'turn the heat up by a degree', 'lower it by two degrees', 'crank up the heat', 'crank the heat'
    ],
}
