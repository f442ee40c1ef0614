"""Facts, chores, reminders and questions to the memory, in English; slots are filled by memory.py."""
from grammar import phrases

DO = phrases("""
take out the trash ; call {p} ; buy bread ; buy milk ; pay the rent ; water the plants ; take my pills ; pick up {p} ; feed the cat ; walk the dog ; turn off the oven ; book the restaurant ; do the
shopping ; call the doctor ; post the letter ; give the book back to {p} ; wish {p} a happy birthday ; empty the dishwasher ; hang the laundry ; change the sheets ; email {p} ; pay the electricity
bill ; book the dentist ; start dinner ; leave for the station ; get the cake out of the oven ; order {n} ; ring {n} ; buy {n} ; finish the report ; do my homework ; pack my bag ; watch the game ;
move the car ; clean the litter box ; put the bins out ; return the keys to {p} ; take my medicine ; check the mail ; do the dishes ; do the laundry ; fold the laundry ; iron my shirts ; vacuum the
stairs ; take the bins out ; bring the bins in ; put the recycling out ; empty the bin ; buy batteries ; buy coffee ; buy eggs ; get some milk ; get a present for {p} ; buy a gift for {p} ; pick up
the dry cleaning ; pick up the kids ; pick up the parcel ; collect {p} from school ; go to the bank ; go to the pharmacy ; go to the post office ; go to the gym ; go and see {p} ; call {p} back ;
phone {p} ; ring {p} ; text {p} ; write to {p} ; reply to {p} ; message {p} ; tell {p} about {n} ; invite {p} ; drive {p} to school ; take {p} to the dentist ; put the kids to bed ; bath the baby ;
feed the dog ; feed the fish ; walk {p} ; change the cat litter ; worm the cat ; water the garden ; water the tomatoes ; mow the lawn ; trim the hedge ; take my vitamins ; take my tablets ; take an
umbrella ; drink some water ; do my stretches ; exercise ; meditate ; do the homework with {p} ; study for the test ; submit the report ; prepare the meeting ; join the meeting ; call the plumber ;
call the school ; call mum ; call the bank ; pay my taxes ; pay the credit card ; pay {p} ; pay {p} back ; renew my passport ; renew the insurance ; service the car ; fill up the car ; pump up the
tyres ; change the filter ; bleed the radiators ; read the meter ; defrost the chicken ; take the meat out of the freezer ; take the bread out of the oven ; turn down the stove ; flip the chicken ;
check the oven ; check on the roast ; stir the soup ; warm the bottle ; turn off the sprinkler ; close the windows ; shut the garage ; lock the back door ; tidy my room ; make the bed ; pack lunch ;
prepare lunch for {p} ; record the film ; leave ; get up ; go to bed ; eat ; check my email ; charge my phone ; charge the car ; book the tickets ; book the hotel ; make an appointment with the doctor
; cancel the subscription ; cancel {n} ; sign the form ; return the parcel ; return the library books ; move the laundry to the dryer ; look for {n} ; finish {n} ; watch {n} ; bring {n} to {p} ; talk
to {p} about {n}
""")

FACT = phrases("""
my wifi code is {c} ; the gate code is {c} ; {p} is allergic to {x} ; my birthday is on {d} ; {p}'s birthday is on {d} ; the cellar keys are in the drawer ; the plumber is called {p} ; the cat is
called {n} ; my dog's name is {n} ; bins go out on {j} ; {p} arrives on {j} ; the password is {n} ; the car is parked on {n} street ; i live on {n} street ; my doctor is doctor {n} ; the boiler was
serviced in {m} ; my plate is {c} ; {p}'s bike is in the garage ; {p} works at {n} ; the cleaner comes on {j} ; my number is {c} ; the spare keys are with {p} ; the filter is changed in {m} ; my
glasses are in the {n} ; my name is {p} ; my daughter is called {p} ; the alarm code is {c} ; the door code is {c} ; the building code is {c} ; the wifi password is {n} ; the wifi is called {n} ;
{p}'s number is {c} ; {p} lives on {n} street ; {p} lives in {n} ; {p} is {v} years old ; {p} was born on {d} ; {p} is my brother ; {p} is my sister ; {p} is our neighbour ; my wife is called {p} ; my
husband is {p} ; my son's name is {p} ; my mother's name is {p} ; my dad is called {p} ; my boss is called {p} ; the neighbour is called {p} ; the babysitter is {p} ; the vet is called {n} ; the
dentist is doctor {n} ; the electrician is {p} ; {p}'s teacher is called {n} ; the fish is called {n} ; the rabbit is called {n} ; i have a dentist appointment on {d} ; i parked on level {v} ; i
parked the car on {n} street ; i parked near {n} ; i put the passports in the desk drawer ; i put the keys in the {n} ; i put {n} in the wardrobe ; i left my umbrella at {n} ; i lent {n} to {p} ; i
lent my drill to {p} ; {p} lent me {n} ; the remote is under the sofa ; the batteries are in the drawer ; the spare key is under the flowerpot ; the car papers are in the {n} ; the fuse box is in the
garage ; the water valve is in the basement ; the first aid kit is in the bathroom ; the gardener comes on {j} ; recycling goes out on {j} ; the market is on {j} ; {p}'s piano lesson is on {j} ; {p}
has football on {j} ; {p} comes back on {d} ; we leave for holiday on {d} ; the party is on {d} ; our wedding anniversary is on {d} ; the car inspection is in {m} ; the insurance renews in {m} ; i
changed the filter in {m} ; the warranty ends in {m} ; my shoe size is {v} ; {p}'s shoe size is {v} ; {p} does not eat meat ; {p} is vegetarian ; {p} can't have milk ; {p} is allergic to {n} ; i am
allergic to {x} ; i'm vegetarian ; i work at {n} ; i work nights ; i get up early on {j} ; {p} is staying over on {j} ; school ends at four ; the doctor said to take {n} ; {p}'s book is at {p}'s place
; the living room paint is {n} ; the boiler model is {n} ; the contract number is {c} ; the card code is {c} ; my license plate is {c} ; i owe {p} {v} euros ; {p} owes me {v} pounds
""")

LIKE = phrases("""
i prefer {v} degrees at night ; i like dim light in the evening ; i don't like blue light ; my favourite color is {k} ; i prefer tea ; i like to sleep in the dark ; {p} prefers soft music ; i hate
noise ; my favourite music is {n} ; i like {n} ; i prefer {n} ; i always want the light at {v} percent ; i like it at {v} degrees ; i want {v} degrees in the bedroom at night ; i like warm light ; i
hate white light ; i prefer coffee ; i don't like coffee ; {p} likes {n} ; {p} doesn't like {n} ; {p} prefers tea ; {p} hates spinach ; my favourite film is {n} ; my favourite food is {n} ; my
favourite band is {n} ; {p}'s favourite color is {k} ; i love {n} ; i don't like {n} ; i hate {n} ; i like to get up early ; i like it quiet in the morning ; i prefer the blinds closed at night ; i
prefer to sleep with the window open ; i like listening to jazz in the evening ; i don't like to be woken early ; i like it cool at night ; my favourite radio station is {n} ; i never drink coffee
after noon
""")

NOTE = phrases("""
remember that {c} ; remember {c} ; note that {c} ; keep in mind that {c} ; don't forget that {c} ; memorize that {c} ; save that {c} ; please note {c} ; make a note that {c} ; can you remember that
{c} ; take note: {c} ; store the fact that {c} ; write down that {c} ; for the record, {c} ; you should know that {c} ; i want you to remember that {c} ; just so you know, {c} ; know that {c} ; note
to self: {c} ; keep a note that {c} ; remember this: {c} ; please remember that {c} ; please remember {c} ; remember for me that {c} ; remember for later that {c} ; try to remember that {c} ; could
you remember that {c} ; will you remember that {c} ; can you note that {c} ; could you note that {c} ; can you make a note that {c} ; can you write down that {c} ; can you save that {c} ; note down
that {c} ; note this: {c} ; note: {c} ; make a note: {c} ; make a note of this: {c} ; take a note: {c} ; take a note that {c} ; take note that {c} ; write this down: {c} ; write down {c} ; jot down
that {c} ; jot this down: {c} ; put down that {c} ; never forget that {c} ; don't forget {c} ; do not forget that {c} ; you must not forget that {c} ; keep in memory that {c} ; store this: {c} ; store
that {c} ; save this: {c} ; save the following: {c} ; record that {c} ; record this: {c} ; learn that {c} ; add a note: {c} ; add to your memory that {c} ; add a note that {c} ; create a note: {c} ;
bear in mind that {c} ; keep this in mind: {c} ; for your information {c} ; for future reference, {c} ; fyi {c} ; fyi: {c} ; i'm telling you that {c} ; let me tell you that {c} ; i need you to
remember that {c} ; i'd like you to remember that {c} ; memorise this: {c} ; you need to know that {c} ; so you know, {c}
""")

REMIND = phrases("""
remind me to {c} {d} ; remind me {d} to {c} ; set a reminder to {c} {d} ; set a reminder {d} to {c} ; {d} remind me to {c} ; can you remind me to {c} {d}? ; don't let me forget to {c} {d} ; add a
reminder {d}: {c} ; i need to {c} {d}, remind me ; make a reminder to {c} {d} ; create a reminder {d} to {c} ; tell me {d} to {c} ; please remind me to {c} {d} ; ping me {d} to {c} ; i have to {c}
{d}, do not let me forget ; give me a nudge {d} to {c} ; remind me that i have to {c} {d} ; remind me that i need to {c} {d} ; remind me {d} that i have to {c} ; remind me {d} i need to {c} ; {d},
remind me to {c} ; {d} tell me to {c} ; {d} i need to {c}, remind me ; i want to be reminded to {c} {d} ; i want a reminder {d} to {c} ; i want a reminder to {c} {d} ; i need a reminder to {c} {d} ; i
need a reminder {d} to {c} ; i'd like a reminder {d} to {c} ; i need reminding to {c} {d} ; i must not forget to {c} {d} ; i should {c} {d}, remind me ; i mustn't forget to {c} {d} ; i've got to {c}
{d}, remind me ; put a reminder {d} to {c} ; put in a reminder to {c} {d} ; put a reminder to {c} {d} ; set me a reminder to {c} {d} ; set me a reminder {d} to {c} ; set a reminder {d}: {c} ; set a
reminder: {c} {d} ; set up a reminder to {c} {d} ; set reminder {d} {c} ; new reminder: {c} {d} ; new reminder {d} to {c} ; reminder {d}: {c} ; reminder: {c} {d} ; reminder to {c} {d} ; add a reminder
to {c} {d} ; add a reminder {d} to {c} ; make me a reminder {d} to {c} ; schedule a reminder {d} to {c} ; schedule a reminder to {c} {d} ; could you remind me to {c} {d} ; could you remind me {d} to
{c}? ; can you remind me {d} to {c} ; would you remind me to {c} {d} ; will you remind me to {c} {d}? ; please remind me {d} to {c} ; please remind me to {c} {d}, thanks ; remind us to {c} {d} ;
remember to tell me to {c} {d} ; remember to remind me to {c} {d} ; tell me to {c} {d} ; make sure i {c} {d} ; make sure i don't forget to {c} {d} ; don't forget to remind me to {c} {d} ; don't let me
forget {d} to {c} ; let me know {d} to {c} ; let me know when to {c} {d} ; notify me {d} to {c} ; alert me {d} to {c} ; nudge me to {c} {d} ; give me a reminder {d} to {c} ; get me to {c} {d} ; remind
me to {c} ; can you remind me to {c}?
""")

TIMER = phrases("""
set a {c} for {d} ; start a {c} for {d} ; {d} {c} ; set a {d} {c} ; {c} for {d} ; start a {d} {c} ; put a {c} on for {d} ; i need a {c} for {d} ; give me a {d} {c} ; create a {c} for {d} ; can you set
a {c} for {d} ; a {d} {c} ; {c} {d} ; set the {c} for {d} ; set the {c} to {d} ; set a {c} to {d} ; set me a {c} for {d} ; set me a {d} {c} ; set up a {c} for {d} ; set {c} for {d} ; set {c} {d} ; set
another {c} for {d} ; set a new {c} for {d} ; start the {c} for {d} ; start me a {c} for {d} ; start {c} {d} ; start {c} for {d} ; start another {c} for {d} ; begin a {d} {c} ; begin a {c} for {d} ;
run a {c} for {d} ; run a {d} {c} ; put on a {d} {c} ; put on a {c} for {d} ; put a {d} {c} on ; create a {d} {c} ; make a {c} for {d} ; make a {d} {c} ; make me a {d} {c} ; add a {c} for {d} ; add a
{d} {c} ; give me a {c} of {d} ; give me a {c} for {d} ; i want a {c} for {d} ; i want a {d} {c} ; i'd like a {c} for {d} ; i'd like a {d} {c} ; i need a {d} {c} ; can you set a {d} {c} ; can you
start a {c} for {d}? ; could you set a {c} for {d}? ; could you set a {d} {c}? ; can i have a {d} {c} ; can i get a {c} for {d} ; please set a {c} for {d} ; please start a {d} {c} ; {c}, {d} ; {d} {c}
please ; {d} on the {c} ; another {d} {c} ; new {c} for {d} ; a {c} for {d} ; a {c} of {d}
""")

LABELLED = phrases("""
set a timer for {f} for {d} ; set a {d} timer for {f} ; set a {d} timer called {f} ; set a timer of {d} for {f} ; start a {d} timer for {f} ; timer for {f}, {d} ; {d} timer for {f} ; {d} for {f} ;
start a timer for {f}, {d} ; set a timer named {f} for {d} ; create a {d} timer for {f} ; i need a {d} timer for {f} ; give me {d} for {f} ; a {d} timer for {f} ; put a {d} timer on for {f}
""")

WAKE = phrases("""
{w} {d} ; {w} {d} please ; can you {w} {d} ; could you {w} {d}? ; please {w} {d} ; i want you to {w} {d} ; i need you to {w} {d} ; make sure to {w} {d} ; don't forget to {w} {d} ; would you {w} {d} ;
will you {w} {d}? ; {d} {w} ; set an {a} {d} ; set the {a} {d} ; set my {a} {d} ; set an {a} for me {d} ; put an {a} on {d} ; put the {a} on {d} ; i need an {a} {d} ; i want an {a} {d} ; i'd like an
{a} {d} ; give me an {a} {d} ; {a} {d} ; an {a} {d} ; create an {a} {d} ; add an {a} {d} ; schedule an {a} {d} ; make an {a} {d} ; new {a} {d} ; set up an {a} {d} ; can you set an {a} {d}? ; could you
put an {a} on {d}
""")

ASK = phrases("""
what's {q}? ; what is {q}? ; what's {q} again? ; what is {q} again? ; what was {q}? ; what was {q} again? ; {q} is what again? ; {q} again? ; do you remember {q}? ; do you still remember {q}? ; can
you remember {q}? ; can you recall {q}? ; do you know {q}? ; do you happen to know {q}? ; what do you know about {q}? ; what do you have on {q}? ; what do you have about {q}? ; what did i tell you
about {q}? ; what did i say about {q}? ; what have i told you about {q}? ; what have you noted about {q}? ; what did you note about {q}? ; what did you write down about {q}? ; what's noted about {q}?
; what do your notes say about {q}? ; did i tell you {q}? ; did i tell you about {q}? ; did i mention {q}? ; did you note {q}? ; did you save {q}? ; have you got {q}? ; have you saved {q}? ; do you
have {q}? ; do you have {q} noted? ; remind me of {q} ; remind me what {q} is ; remind me what {q} was ; tell me {q} ; tell me {q} again ; tell me what {q} is ; tell me what {q} was ; tell me about
{q} ; give me {q} ; can you give me {q}? ; can you tell me {q}? ; could you tell me {q}? ; could you give me {q} ; i forgot {q} ; i've forgotten {q} ; i forgot what {q} is ; i can't remember {q} ; i
don't remember {q} ; i cannot recall {q} ; i need {q} ; i need to know {q} ; recall {q} ; look up {q} ; look up {q} in your memory ; look up {q} in your notes ; look for {q} in my notes ; find {q} in
my notes ; find my note about {q} ; find {q} for me ; search your memory for {q} ; search my notes for {q} ; check your notes for {q} ; check your memory for {q} ; check my notes for {q} ; retrieve
{q} ; anything about {q}? ; any note on {q}? ; anything noted on {q}?
""")

ASK_WHERE = phrases("""
where is {q}? ; where are {q}? ; where's {q}? ; where did i put {q}? ; where did i leave {q}? ; where have i put {q}? ; where have i left {q}? ; where did i store {q}? ; where did i hide {q}? ; where
do i keep {q}? ; where do we keep {q}? ; where did we put {q}? ; where was {q}? ; where is {q} again? ; where did i say {q} is? ; where could {q} be? ; where can i find {q}? ; i can't find {q} ; i'm
looking for {q} ; i am looking for {q} ; i lost {q} ; i've lost {q}, where is it? ; have you seen {q}? ; do you know where {q} is? ; do you know where i put {q}? ; do you remember where i put {q}? ;
do you remember where i left {q}? ; do you remember where {q} is? ; tell me where {q} is ; tell me where i put {q} ; remind me where {q} is ; remind me where i left {q} ; i forgot where i put {q} ;
any idea where {q} is?
""")

ASK_WHEN = phrases("""
when is {q}? ; when's {q}? ; when is {q} again? ; when was {q}? ; what day is {q}? ; which day is {q}? ; what date is {q}? ; what's the date of {q}? ; what is the date of {q}? ; what time is {q}? ; at
what time is {q}? ; on which day is {q}? ; how long until {q}? ; do you know when {q} is? ; do you remember when {q} is? ; tell me when {q} is ; remind me when {q} is ; i forgot when {q} is ; i can't
remember when {q} is ; can you tell me when {q} is? ; {q} is when? ; {q} is on what day? ; when do we have {q}? ; when do i have {q}? ; when did i say {q} is?
""")

ASK_WHO = phrases("""
who is {q}? ; who's {q}? ; what's the name of {q}? ; what is the name of {q}? ; what is {q} called? ; what's {q} called? ; what's {q} called again? ; what is {q} named? ; what was {q} called? ; how is
{q} called? ; who is {q} again? ; who was {q}? ; do you know who {q} is? ; do you remember who {q} is? ; do you remember the name of {q}? ; do you know the name of {q}? ; tell me the name of {q} ;
tell me who {q} is ; remind me who {q} is ; remind me of the name of {q} ; i forgot the name of {q} ; i can't remember the name of {q} ; give me the name of {q} ; what do we call {q}?
""")

THING = phrases("""
reminders ; next reminder ; list of reminders ; {p}'s notes ; reminders for today ; last note ;
wifi code ; wifi password ; gate code ; alarm code ; door code ; building code ; safe code ; card code ; {p}'s code ; password ; computer password ; {p}'s password ; {n} login ; {p}'s number ; {p}'s
phone number ; plumber's number ; contract number ; account number ; case number ; social security number ; plate ; license plate ; number plate ; {p}'s address ; dentist's address ; {n} address ;
{p}'s size ; {p}'s shoe size ; {p}'s blood type ; {p}'s allergies ; favourite color ; {p}'s favourite color ; {p}'s favourite music ; {p}'s favourite food ; {p}'s favourite film ; paint brand ; filter
size ; boiler model ; {n} recipe ; {p}'s recipe ; {p}'s list ; shopping list ; gift idea for {p} ; {n} dose ; {n} price ; {p}'s schedule ; {n} settings ; {p}'s preferred temperature ; {p}'s nickname ;
{p}'s job ; {p}'s diet ; locker number
""")

PLACED = phrases("""
keys ; cellar keys ; car keys ; {p}'s keys ; spare keys ; spare key ; car ; {p}'s car ; bike ; {p}'s bike ; passport ; {p}'s passport ; passports ; car papers ; glasses ; {p}'s glasses ; remote ;
wallet ; purse ; {p}'s bag ; {p}'s book ; {n} card ; credit card ; charger ; umbrella ; batteries ; scissors ; {p}'s teddy ; drill ; suitcase ; christmas decorations ; fuse box ; water valve ; first
aid kit ; medicine ; watch ; {p}'s present ; {n} key ; bills ; {n} contract ; {p}'s helmet ; stapler ; ladder ; reading glasses ; sunglasses
""")

DATED = phrases("""
birthday ; {p}'s birthday ; mum's birthday ; wedding anniversary ; anniversary ; {p}'s party ; appointment ; {p}'s appointment ; dentist appointment ; doctor's appointment ; bin day ; recycling day ;
car inspection ; {p}'s piano lesson ; {p}'s lesson ; {p}'s game ; holiday ; trip ; {p}'s wedding ; meeting ; {p}'s visit ; {p}'s arrival ; {p}'s vaccination ; boiler service ; {p}'s show ; market ;
{p}'s exam ; {p}'s train ; {p}'s flight ; school play
""")

CALLED = phrases("""
plumber ; cat ; dog ; {p}'s dog ; {p}'s cat ; doctor ; {p}'s doctor ; dentist ; neighbour ; neighbor ; vet ; electrician ; babysitter ; nanny ; {p}'s teacher ; {p}'s husband ; {p}'s wife ; {p}'s
daughter ; {p}'s son ; {p}'s baby ; boss ; cleaner ; gardener ; rabbit ; fish ; mechanic ; landlord ; landlady ; insurance agent ; neighbour's husband
""")
