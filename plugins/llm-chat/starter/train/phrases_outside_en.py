"""What the model must decline, in English: questions about the world, errands, and what only sounds like an order for the home."""
from grammar import phrases

MANY = phrases("""
what's the weather? ; what's the weather like? ; will it rain? ; is it going to rain {j}? ; weather forecast ; tomorrow's weather ; what's the weather in {l}? ; how is the weather in {l}? ; is it
sunny in {l}? ; forecast for {j} ; do i need an umbrella? ; is it going to snow? ; give me the weather ; how warm will it be {j}? ; will it be sunny tomorrow? ; should i wear a coat {j}? ; is it
raining in {l}? ; give me a recipe for {r} ; how do i make {r}? ; how do you cook {r}? ; recipe for {r} ; i want to cook {r} ; what ingredients do i need for {r}? ; what's for dinner? ; any dinner
ideas? ; how long do i bake {r}? ; what can i do with leftover {r}? ; what's the trick to {r}? ; how many eggs go in {r}? ; what's the news? ; give me the news ; what's happening in the world? ;
headlines ; who won the game? ; what's the score {j}? ; who is the president of {l}? ; what happened in {l}? ; sports results ; latest news about {t} ; when is the election? ; what's new in {l}? ; who
is playing {j}? ; what's {a} times {b}? ; {a} plus {b} ; {a} + {b} ; {a} x {b}? ; calculate {a} divided by {b} ; how much is {a} and {b}? ; square root of {a} ; solve {a}x = {b} ; what's the square
root of {a}? ; what is {a} percent of {b}? ; convert {a} euros to dollars ; {a} kilometers in miles ; how many seconds in {a} days? ; help me with my maths homework ; what's {a} minus {b}? ; i have
{m}, what should i do? ; i have {m} ; i think i have {m} ; what can i take for {m}? ; is {m} serious? ; what medicine helps with {m}? ; how much paracetamol can i take? ; my son has {m} ; should i see
a doctor for {m}? ; how do i treat {m}? ; my daughter has {m}, is it dangerous? ; what dose of {n} for a child? ; write a poem about {t} ; tell me a joke ; tell me a story ; write a letter to {p} ;
sing a song ; write an email to my boss ; tell me a story about {t} ; make up a story with {p} ; write an essay about {t} ; make me laugh ; give me a riddle ; write a python program ; code a website ;
translate {n} to french ; how do you say {n} in spanish? ; summarize {t} ; fix my grammar ; compose a song for {p} ; translate hello into chinese ; give me a quote ; write me a speech ; write a haiku
; explain {t} ; what is {t}? ; what's {t}? ; tell me about {t} ; what do you think about {t}? ; who is {p} {n}? ; who invented {t}? ; why does {t} exist? ; what's the capital of {l}? ; how many people
live in {l}? ; how far is {l} from the moon? ; when did {t} happen? ; tell me everything about {t} ; what's the meaning of life? ; why is the sky blue? ; who wrote {n}? ; who painted {n}? ; how tall
is {n}? ; what's the biggest country in the world? ; how does {t} work? ; give me a lesson on {t} ; what's your favourite movie? ; who is stronger, {p} or {p}? ; do you believe in god? ; who should i
vote for? ; should i break up with {p}? ; order a pizza ; book a hotel in {l} ; call {p} on the phone ; send a message to {p} ; text {p} ; search the web for {n} ; buy {n} on amazon ; get me a ticket
to {l} ; call a cab ; how do i get to {l}? ; how is the traffic? ; when does the supermarket close? ; find a restaurant in {l} ; when is the next bus? ; when does the train to {l} leave? ; what's the
price of {t}? ; how much does {n} cost? ; should i buy {n}? ; what movie should i watch? ; recommend a book ; what gift for {p}? ; call the fire brigade ; post this on facebook ; hack the neighbour's
wifi ; how do i make a bomb? ; give me {p}'s password ; read my emails ; what's my horoscope? ; play chess with me ; do my homework ; how much money do i make?
""")

WEATHER = phrases("""
what's the weather today? ; what's the weather {j}? ; what's the weather going to be {j}? ; what's the weather forecast? ; what's the forecast? ; what's the forecast for {l}? ; what's it like outside
today weather wise? ; weather ; weather please ; weather today ; weather {j} ; weather in {l} ; weather in {l} {j} ; weather for {l} ; how's the weather? ; how's the weather {j}? ; how's the weather
in {l}? ; how will the weather be {j}? ; tell me the weather ; tell me the forecast for {j} ; give me the forecast ; show me the weather ; check the weather ; check the weather in {l} ; will it rain
{j}? ; will it rain in {l}? ; will it snow {j}? ; will it be hot {j}? ; will it be cold {j}? ; will it be sunny {j}? ; will it be windy {j}? ; will it freeze {j}? ; will there be a storm {j}? ; is it
raining? ; is it snowing in {l}? ; is it going to rain? ; is it going to be hot {j}? ; is it going to be nice {j}? ; is there a storm coming? ; is there a heatwave? ; any rain {j}? ; any chance of
rain {j}? ; what are the chances of rain? ; do i need a coat {j}? ; do i need an umbrella {j}? ; do i need sunscreen? ; should i bring an umbrella? ; should i take a jacket? ; what should i wear {j}?
; what's the temperature in {l}? ; how hot is it in {l}? ; how cold is it in {l}? ; how many degrees in {l}? ; when does the sun rise? ; when does the sun set {j}? ; what time is sunset? ; what time
is sunrise {j}? ; when is the full moon? ; what's the uv index? ; how's the air quality in {l}? ; what's the pollen count? ; is there frost {j}? ; when is high tide? ; is it beach weather? ; what's
the wind speed in {l}? ; how humid is it in {l}?
""")

FOOD = phrases("""
how do you make {r}? ; how to make {r} ; how to cook {r} ; how do i cook {r}? ; how do i bake {r}? ; how do i prepare {r}? ; teach me to cook {r} ; show me a recipe for {r} ; find me a recipe for {r}
; find a recipe for {r} ; do you have a recipe for {r}? ; do you know a recipe for {r}? ; i need a recipe for {r} ; {r} recipe ; easy {r} recipe ; a recipe for {r} without eggs ; vegan recipes ; a
vegetarian recipe ; give me a recipe with chicken ; what should i cook tonight? ; what should i make for dinner? ; what can i make with potatoes? ; what can i cook with eggs and rice? ; what's for
lunch? ; what are we eating? ; what should i eat? ; suggest a meal ; suggest a dinner for {b} people ; give me a dinner idea ; any dessert ideas? ; any lunch ideas? ; plan my meals for the week ; how
many calories in {r}? ; how many calories are in an apple? ; what wine goes with {r}? ; what goes well with {r}? ; how long do i cook {r}? ; how long does {r} take? ; how long does {r} keep? ; what
temperature do i cook {r} at? ; at what temperature should i bake {r}? ; how much sugar goes in {r}? ; how much flour for {r}? ; how much rice per person? ; how many cups in a litre? ; can i freeze
{r}? ; can i substitute butter? ; what can i use instead of eggs? ; how do i boil an egg? ; how do i peel a mango? ; how do i make a cocktail? ; mix me a drink ; is {r} healthy? ; is {r} good for you?
; what is the national dish of {l}?
""")

NEWS = phrases("""
what's the news today? ; what's in the news? ; what's new in the news? ; any news? ; any news about {t}? ; any news from {l}? ; tell me the news ; read me the news ; read the headlines ; give me the
headlines ; latest headlines ; news ; news please ; latest news ; breaking news ; the news from {l} ; news about {t} ; what happened today? ; what happened in the world today? ; what happened
yesterday? ; what's going on in {l}? ; what's happening in {l}? ; what's happening with {t}? ; is there a war? ; who won? ; who won last night? ; who won the match? ; who won the match {j}? ; who won
the election? ; who won the world cup? ; who's winning? ; what's the score? ; what was the score? ; final score ; football results ; the lottery results ; did my team win? ; when is the next match? ;
when does the game start? ; what channel is the game on? ; what's on tv tonight? ; what's on tonight? ; what's on at the cinema? ; which movies are out? ; tv guide ; who is the mayor of {l}? ; who is
the prime minister? ; who is the king of england? ; who's the president? ; who's the president of {l}? ; is there a strike {j}? ; how's the stock market? ; how is bitcoin doing? ; the price of gold ;
the price of gas ; what's the price of petrol? ; what's the stock price of apple? ; did the dow go up? ; league table ; what day is the super bowl?
""")

SUMS = phrases("""
what is {a} plus {b}? ; what is {a} times {b}? ; what is {a} divided by {b}? ; what is {a} minus {b}? ; what's {a} plus {b}? ; what's {a} divided by {b}? ; {a} times {b} ; {a} minus {b} ; {a} divided
by {b} ; {a} * {b} ; {a} - {b} ; {a} / {b} ; {a} plus {b} equals ; how much is {a} times {b}? ; how much is {a} plus {b}? ; calculate {a} times {b} ; calculate {a} + {b} ; compute {a} times {b} ; work
out {a} times {b} ; add {a} and {b} ; multiply {a} by {b} ; divide {a} by {b} ; subtract {b} from {a} ; {a} squared ; {a} to the power of {b} ; what's half of {a}? ; double {a} ; {b} percent of {a} ;
what's {b} percent of {a}? ; what is a {b} percent tip on {a}? ; {a} euros in dollars ; {a} dollars in euros ; {a} pounds in kilos ; convert {a} dollars to pounds ; convert {a} inches to centimeters ;
convert {a} miles to kilometers ; convert {a} cups to grams ; {a} fahrenheit in celsius ; how many ounces in {a} grams? ; how many feet in {a} meters? ; how many days until christmas? ; how many days
till christmas? ; how long until christmas? ; how many weeks in a year? ; how many minutes in a week? ; is {a} a prime number? ; give me a random number ; pick a number between 1 and 10 ; flip a coin
; heads or tails ; roll a dice ; roll a die ; what is pi? ; what's the value of pi? ; solve this equation ; factor x squared minus {a} ; what's the derivative of x squared? ; what's the area of a
circle with radius {b}? ; recite the {b} times table ; count to {a} ; count backwards from {b} ; if i have {a} apples and eat {b} how many are left? ; how old is someone born in 1980? ; do the maths
{a} times {b}
""")

HEALTH = phrases("""
i have {m} what do i do? ; i have {m} help me ; i've got {m} ; i've had {m} for two days ; i keep getting {m} ; what should i do about {m}? ; what do i do for {m}? ; what's good for {m}? ; what helps
with {m}? ; how do i get rid of {m}? ; how do i cure {m}? ; how do you treat {m}? ; a remedy for {m} ; home remedies for {m} ; is it normal to have {m}? ; what causes {m}? ; what are the symptoms of
the flu? ; what are the symptoms of diabetes? ; my baby has {m} ; my husband has {m} ; my wife has {m}, what can she take? ; {p} has {m} ; {p} has {m}, is it serious? ; should i go to hospital? ;
should i go to the emergency room? ; should i call a doctor? ; call a doctor ; call an ambulance ; call nine one one ; i cut myself ; i burned myself ; i hurt myself ; i swallowed something ; i am
bleeding ; i think i'm having a heart attack ; i took too many pills ; how much ibuprofen can i take? ; can i take aspirin with alcohol? ; what are the side effects of {n}? ; how much sleep do i need?
; how do i lose weight? ; how do i lose weight fast? ; how many calories should i eat? ; what diet should i follow? ; how do i quit smoking? ; how do i sleep better? ; how can i lower my blood
pressure? ; what does vitamin d do? ; am i sick? ; find me a pharmacy ; my dog has {m} ; my cat is throwing up ; make me an appointment with the doctor ; am i pregnant? ; give me a workout ; what
exercises help with back pain?
""")

WRITE = phrases("""
write a poem ; write me a poem ; write a love poem ; write a poem for {p} ; write a song about {t} ; write a story for kids ; write a story about {t} ; write a cover letter ; write a resume ; write an
email to {p} ; write an article about {t} ; write a summary of {t} ; write a wedding speech ; write a birthday message for {p} ; write a letter to my landlord ; write a tweet ; write a blog post about
{t} ; write a report about {t} ; draft an email ; draft a letter to {p} ; compose an email ; compose a poem ; tell me a funny joke ; tell me another joke ; tell a joke ; tell a joke about {t} ; joke ;
a joke please ; do you know a joke? ; do you know any jokes? ; got any jokes? ; say something funny ; be funny ; make a joke ; tell us a story ; tell me a bedtime story ; tell me a scary story ; tell
{p} a story ; tell me the story of cinderella ; read me a story ; read me a book ; read a bedtime story ; make up a story ; make up a poem ; sing ; sing me a song ; sing me a lullaby ; sing happy
birthday ; rap for me ; beatbox ; make a cat noise ; make a pig sound ; bark like a dog ; do an impression of {p} ; a riddle please ; ask me a riddle ; ask me a trivia question ; let's play a quiz ;
let's play a game ; play a game with me ; play rock paper scissors ; play hangman ; play twenty questions ; quote of the day ; give me a fun fact ; tell me a fun fact ; tell me something interesting ;
tell me something i don't know ; surprise me ; entertain me ; correct this text ; check my spelling ; proofread my essay ; rephrase this sentence ; what rhymes with {n}? ; a synonym for {n} ; what's
another word for happy? ; the opposite of big ; how do you spell {n}? ; spell {n} ; define {n} ; what's the definition of {n}? ; what does {n} mean? ; conjugate the verb to be ; write some code ;
write a program ; write a function in python ; code a game ; build me a website ; debug my code ; how do i code in javascript? ; explain this code ; make a spreadsheet ; draw a cat ; draw me a picture
; draw a picture of {t} ; make an image of {t} ; generate an image ; design a logo ; find a name for my cat ; name my dog ; suggest a title for my book
""")

TRANSLATE = phrases("""
translate {w} to {k} ; translate {w} into {k} ; translate {w} ; translate this into {k} ; translate this to {k} ; translate that sentence into {k} ; how do you say {w} in {k}? ; how do i say {w} in
{k}? ; how would you say {w} in {k}? ; how to say {w} in {k} ; what's {w} in {k}? ; what is {w} in {k}? ; what is the {k} word for {w}? ; what's the {k} for {w}? ; {w} in {k} ; {w} in {k} please ;
what does {w} mean in {k}? ; say {w} in {k} ; can you translate {w} into {k}? ; could you translate {w}? ; i need a translation into {k} ; teach me {k} ; teach me to say {w} in {k} ; speak {k} to me ;
talk to me in {k} ; give me the translation of {w} ; count to ten in {k} ; pronounce {w} in {k}
""")

TOPIC = phrases("""
explain {t} to me ; explain {t} simply ; explain {t} to a child ; explain how {t} works ; can you explain {t}? ; could you explain {t} to me? ; what exactly is {t}? ; what is {t} exactly? ; what is
{t} about? ; what's {t} all about? ; define {t} ; describe {t} ; tell me more about {t} ; tell me something about {t} ; tell me a fact about {t} ; tell me what you know about {t} ; tell me what you
think of {t} ; talk to me about {t} ; talk about {t} ; let's talk about {t} ; let's discuss {t} ; give me information about {t} ; give me some facts about {t} ; give me your opinion on {t} ; what's
your opinion on {t}? ; what do you think of {t}? ; do you like {t}? ; do you know {t}? ; do you know about {t}? ; do you know anything about {t}? ; what do you know about {t}? ; what can you tell me
about {t}? ; i want to know about {t} ; i'd like to know more about {t} ; i have a test about {t} ; i'm writing an essay on {t} ; help me study {t} ; help me understand {t} ; teach me about {t} ;
summarize {t} for me ; give me a summary of {t} ; what's the history of {t}? ; where does {t} come from? ; where did {t} start? ; what's the origin of {t}? ; what is {t} used for? ; what is {t} good
for? ; why is {t} important? ; why do people like {t}? ; when did {t} start? ; when did {t} begin? ; who discovered {t}? ; how did {t} begin? ; how do i learn {t}? ; how can i learn about {t}? ; what
are the dangers of {t}? ; what are the pros and cons of {t}? ; what's the difference between {t} and {u}? ; what's better, {t} or {u}? ; how are {t} and {u} related? ; look up {t} online ; look up {t}
on wikipedia ; google {t} ; search for {t} ; search the internet for {t} ; find a book about {t} ; find me a video about {t} ; recommend a film about {t} ; show me pictures of {t}
""")

WORLD = phrases("""
what's the capital of australia? ; what is the capital of peru? ; what's the capital of {l} called? ; what is the population of {l}? ; what's the population of {l}? ; where is {l}? ; where is {l} on
the map? ; how far is {l}? ; how far is it to {l}? ; how many miles to {l}? ; what time is it in {l}? ; what's the time in {l}? ; what's the currency of {l}? ; what language do they speak in {l}? ;
what should i see in {l}? ; what is there to do in {l}? ; what's the highest mountain in the world? ; what's the longest river? ; what's the fastest animal? ; how many planets are there? ; how many
countries are there in the world? ; how many states are there? ; what's the speed of light? ; how fast is light? ; how far away is the moon? ; how far is the sun? ; how big is the earth? ; how old is
the earth? ; is the earth flat? ; why is the sea salty? ; why do leaves fall? ; why do we have seasons? ; why do cats purr? ; why do we dream? ; why is grass green? ; where do babies come from? ; is
santa real? ; do aliens exist? ; does god exist? ; what happens when we die? ; what is love? ; what is happiness? ; who invented the light bulb? ; who invented the telephone? ; who invented
television? ; who walked on the moon? ; who wrote romeo and juliet? ; who wrote harry potter? ; who painted the mona lisa? ; who built the pyramids? ; who was julius caesar? ; who is taylor swift? ;
who is albert einstein? ; who's the richest person in the world? ; who shot kennedy? ; who was the first president? ; what year did the titanic sink? ; when did world war two end? ; when was the
french revolution? ; when did napoleon die? ; what happened in 1969? ; what's the formula for water? ; what's the chemical symbol for gold? ; how many bones are in the body? ; how many teeth does a
shark have? ; how tall is the eiffel tower? ; how old is the president? ; how deep is the ocean? ; how heavy is an elephant? ; which came first the chicken or the egg? ; what's the answer to
everything? ; what's your favourite color? ; what is your favorite movie? ; what's your favourite song? ; do you like dogs or cats? ; do you have dreams? ; what do you think about politics? ; who do
you vote for? ; will you go out with me? ; will you marry me? ; what's my star sign? ; my horoscope ; my horoscope for today ; what does the future hold? ; does {p} love me? ; should i quit my job? ;
how do i get rich? ; how do i find love? ; how do i ask {p} out? ; who will win the election? ; what are tomorrow's lottery numbers? ; what's the stock tip of the day? ; how does the internet work? ;
how do planes fly? ; how do magnets work?
""")

ERRANDS = phrases("""
call {p} ; phone {p} ; ring {p} for me ; give {p} a call ; call my mum ; call my office ; call the police ; call a taxi ; call me a taxi ; call an uber ; get me an uber ; dial nine one one ; send an
email to {p} ; send a text to {p} ; send {p} a message ; send a whatsapp to {p} ; send {p} a photo ; message {p} ; email {p} ; tell {p} i'm on my way ; tell {p} i'm late ; let {p} know i'm coming ;
reply to {p} ; read my messages ; read my texts ; do i have any messages? ; any new emails? ; do i have mail? ; check my email ; open my email ; post a picture on instagram ; tweet this ; check my
notifications ; order food ; order some sushi ; order me a pizza ; order toilet paper ; order {n} ; order {n} from amazon ; buy {n} ; buy me some shoes ; buy some bread ; do the shopping ; do my
grocery shopping ; add {n} to my cart ; where's my package? ; where is my parcel? ; track my order ; book a table for {b} ; book a restaurant ; book a train ticket ; book a flight to {l} ; book me a
flight to {l} ; book a room in {l} ; make a reservation for {b} ; make an appointment at the hairdresser ; cancel my hair appointment ; find a flight to {l} ; find a hotel in {l} ; find me a plumber ;
find a hairdresser near me ; where's the nearest bakery? ; where is the nearest restaurant? ; where's the closest gas station? ; a good restaurant in {l}? ; restaurants near me ; which shops are open
{j}? ; is the pharmacy open? ; is the supermarket open {j}? ; when does the post office open? ; when does the bank close? ; how do i get to {l} by car? ; how long does it take to get to {l}? ; how
long to {l}? ; directions to {l} ; directions home ; navigate to {l} ; take me to {l} ; how's traffic to {l}? ; any traffic jams? ; next bus ; when's the next bus? ; next train to {l} ; when's the
next train? ; bus schedule ; is the subway running? ; send money to {p} ; transfer money to {p} ; pay my bill ; what's my bank balance? ; how much money do i have? ; how much did i spend this month? ;
search the web ; search google for {n} ; search {n} online ; go on the internet ; open google ; open youtube ; open facebook ; open the browser ; open {n} dot com ; download {n} ; install the app {n}
; print this document ; scan this ; take a picture ; take a selfie ; take a photo of me ; what do you see? ; what plant is this? ; what song is this? ; who sings this song? ; who sings this? ; name
that tune ; share my location ; where am i? ; where's {p} right now? ; find my phone ; ring my phone ; find a present for {p} ; what should i get {p} for christmas? ; recommend a series ; what should
i watch tonight? ; what should i watch? ; what book should i read? ; a game for {b} kids? ; something to do {j}? ; plan my vacation ; plan a trip to {l} ; plan a party ; do my maths homework ; help me
with my homework ; do my taxes ; give me some advice ; give me legal advice ; can i sue {p}? ; how much does a doctor make? ; how much does a lawyer cost? ; how much is {n}? ; how much for {n}?
""")

NEAR = phrases("""
close your eyes ; shut your eyes ; open your mouth ; open a bottle of wine ; open a bank account ; open my mail ; open the jam jar ; close my bank account ; light a cigarette for me ; light a candle ;
climb on the roof ; lower taxes ; lower the price of gas ; raise my salary ; raise the dead ; stop the war ; stop time ; stop breathing ; stop global warming ; set the table ; set me free ; set a good
example ; put your shoes on ; put your coat on ; put the kettle back in the cupboard ; do the dishes ; do the laundry ; make the bed ; make dinner ; make me a coffee ; make me a sandwich ; make me a
cup of tea ; make me rich ; make me happy ; make me laugh out loud ; make it snow outside ; give me a hug ; give me a massage ; cook dinner ; feed the cat ; walk the dog ; take out the trash ; tidy my
room ; iron my shirts ; mow the lawn ; change a light bulb ; change the baby ; change my hair color to red ; change the color of the sky ; fix the car ; fix the tv ; wash my clothes ; bring me a beer
; get me a beer ; get the bread ; pick {p} up from school ; watch the kids ; put the kids to bed ; turn left ; turn right ; turn around ; turn water into wine ; turn off the sun ; turn on the moon ;
turn back time ; turn yourself into a frog ; go left ; go forward ; dance ; run ; jump ; fly ; come here ; sit down ; sit ; roll over ; throw the ball ; cast a spell ; start a business ; start a fire
in the woods ; start the car ; cut my hair ; cut the cake in eight ; cut the bread ; switch schools ; switch to another bank ; lock him up ; unlock {p}'s phone ; unlock my iphone ; play football ;
play the piano yourself ; play chess ; play dead ; win the lottery ; how does a light bulb work? ; how does a thermostat work? ; how does a heat pump work? ; how does a radiator work? ; how do i
change a light bulb? ; how do i install a blind? ; how do i fix a shutter? ; how do i clean an oven? ; how do i bleed a radiator? ; how much power does a tv use? ; how much does a heater use? ; how
much does a lamp cost? ; how much does a robot vacuum cost? ; what's the best tv? ; which vacuum should i buy? ; what lamp should i buy for the living room? ; which bulb should i choose? ; what color
should i paint the living room? ; how do i decorate my bedroom? ; how can i lower my electricity bill? ; what's the price of electricity? ; why is my bulb flickering? ; why is light white? ; what is a
roller shutter? ; what is an led? ; what is home automation? ; who invented heating? ; what color is a giraffe? ; what color is the sky? ; what killed the dinosaurs? ; at what temperature does water
boil? ; what's the boiling point of water? ; what temperature does water freeze at? ; how hot is the sun? ; what's the ideal temperature for sleeping? ; who opened pandora's box? ; is the bank open? ;
is the museum closed {j}? ; is the road closed? ; is {p} married? ; what's the state of the economy? ; what's the situation in {l}? ; who plays in star wars? ; who played james bond? ; pass me the
salt ; pass my exam for me ; activate my credit card ; activate my sim card ; disable my facebook account ; settle the bill ; solve my problems ; put me through to {p} ; put a comment on my photo ;
pick a card ; hold my beer ; kill the spider ; kill {p} ; brighten my day ; dim the stars ; warm my heart ; cool my beer
""")

HARM = phrases("""
hack an account ; hack {p}'s phone ; how do i hack wifi? ; how do i steal a car? ; how do i pick a lock? ; how do i kill someone? ; how do i make drugs? ; how do i build a weapon? ; how do i rob a
house? ; give me a credit card number ; spy on {p} ; give me the address of a celebrity ; insult {p} ; say a bad word ; swear ; help me cheat ; how do i cheat on my taxes?
""")

LISTS = (MANY, WEATHER, FOOD, NEWS, SUMS, HEALTH, WRITE, TRANSLATE, TOPIC, WORLD, ERRANDS, NEAR, HARM)

TOPICS = phrases("""
photosynthesis ; the french revolution ; black holes ; the war ; football ; dinosaurs ; the climate ; the economy ; the stock market ; bitcoin ; the eiffel tower ; napoleon ; shakespeare ; love ;
volcanoes ; cats ; wine ; quantum physics ; python ; javascript ; taxes ; roman history ; the mona lisa ; space ; gravity ; bees ; cholesterol ; the flu ; yoga ; the election ; the world cup ;
gardening ; chocolate ; vaccines ; retirement ; egypt ; china ; korean cinema ; einstein ; artificial intelligence ; the pyramids ; marie curie ; cheese ; philosophy ; pirates ; the second world war ;
inflation ; poetry ; the queen ; mars ; whales ; the blockchain ; global warming ; earthquakes ; dna ; the solar system ; sharks ; coffee ; ballet ; tennis ; rugby ; chess ; japan ; africa ; the
renaissance ; the middle ages ; julius caesar ; mozart ; picasso ; relativity ; the big bang ; viruses ; mushrooms ; democracy ; the highway code ; baseball ; dolphins ; the european union ;
psychology ; buddhism ; greek mythology ; the great depression ; the titanic ; nuclear energy ; cricket ; the roman empire ; brexit ; the beatles ; crypto
""")
