"""Questions about the home in English: {d} device or devices, {e} a state, {k} a plural, {w} a place."""
from grammar import phrases

ONE = phrases("""
is {d} {e}? ; is {d} {e} or {e2}? ; what's the state of {d}? ; what is the status of {d}? ; check if {d} is {e} ; tell me if {d} is {e} ; did i leave {d} {e}? ; have i left {d} {e}? ; can you check
whether {d} is {e}? ; do you know if {d} is {e}? ; status of {d} ; how is {d}? ; is {d} {e} right now? ; could you see if {d} is {e}? ; is {d} still {e}? ; did we leave {d} {e}? ; i wonder if {d} is
{e} ; see if {d} is {e} ; {d} is {e}, right? ; check {d} ; what is {d} doing? ; was {d} left {e}? ; let me know if {d} is {e} ; please check {d} is {e} ; did somebody leave {d} {e}? ; i think {d} is
{e}, can you confirm? ; state of {d} ; are you sure {d} is {e}? ; did anyone leave {d} {e}? ; is {d} {e} now? ; is {d} still {e} or not? ; is {d} currently {e}? ; is {d} {e} at the moment? ; is {d}
really {e}? ; is {d} actually {e}? ; is {d} by any chance {e}? ; isn't {d} {e}? ; {d} {e} or {e2}? ; {d}, is it {e}? ; {d}: {e} or {e2}? ; hey is {d} {e}? ; was {d} {e}? ; has {d} been left {e}? ; has
someone left {d} {e}? ; did the kids leave {d} {e}? ; did i forget {d} {e}? ; did i really leave {d} {e}? ; have we left {d} {e}? ; i think i left {d} {e}, did i? ; i may have left {d} {e}, check ;
i'm not sure if {d} is {e} ; i'm not sure whether {d} is {e}, check ; i can't remember if {d} is {e} ; i don't know if {d} is {e} ; i want to know if {d} is {e} ; i'd like to know if {d} is {e} ; i
need to know if {d} is {e} ; can you tell me if {d} is {e}? ; could you tell me if {d} is {e}? ; can you see if {d} is {e}? ; can you check if {d} is {e}? ; could you check if {d} is {e} please ; can
you confirm that {d} is {e}? ; confirm {d} is {e} ; verify that {d} is {e} ; check whether {d} is {e} ; check that {d} is {e} ; please check if {d} is {e} ; please tell me whether {d} is {e} ; tell me
whether {d} is {e} ; find out if {d} is {e} ; look if {d} is {e} ; go see if {d} is {e} ; any idea if {d} is {e}? ; do you think {d} is {e}? ; do you see {d} {e}? ; {d} should be {e}, is it? ; {d} is
{e}, isn't it? ; {d} isn't {e}, is it? ; surely {d} is {e}? ; what state is {d} in? ; what's the status of {d}? ; what's {d} doing? ; what's up with {d}? ; what about {d}, is it {e}? ; how's {d}
doing? ; how's {d}? ; give me the status of {d} ; give me the state of {d} ; get the status of {d} ; get the state of {d} ; tell me the status of {d} ; tell me the state of {d} ; show me the status of
{d} ; report on {d} ; can you check {d}? ; can you check on {d}? ; check on {d} ; check the state of {d} ; check the status of {d} ; let me know the state of {d}
""")

SENSOR = phrases("""
what's {d}? ; what is {d}? ; tell me {d} ; give me {d} ; {d}? ; what does {d} say? ; read {d} ; how much is {d}? ; can you tell me {d}? ; what's the value of {d}? ; i want to know {d} ; show me {d} ;
how high is {d}? ; what's the reading of {d}? ; what does {d} show? ; report {d} ; where is {d} at? ; what's {d} right now? ; what is {d} right now? ; what's {d} at? ; what is {d} at? ; what's {d}
now? ; what is the current {n}? ; what's the current {n}? ; current {n}? ; what was {d}? ; what's {d} like? ; how's {d}? ; how is {d}? ; how high is {d} now? ; how low is {d}? ; {d} please ; {d} right
now? ; and {d}? ; what about {d}? ; tell me {d} please ; tell me {d} right now ; tell me what {d} is ; let me know {d} ; can you give me {d}? ; can you read {d}? ; can you check {d}? ; could you tell
me {d}? ; could you check {d}? ; do you know {d}? ; check {d} ; check {d} for me ; measure {d} ; display {d} ; get {d} ; get me {d} ; i'd like to know {d} ; i need {d} ; what's the level of {d}? ;
what's the measurement of {d}? ; what reading does {d} give? ; what does {d} read? ; what value does {d} have? ; how much does {d} show?
""")

WARM = phrases("""
how warm is it {w}? ; how cold is it {w}? ; what's the {t} {w}? ; how hot is it {w}? ; what {t} is it {w}? ; is it cold {w}? ; is it warm {w}? ; how many degrees {w}? ; {t} {w}? ; what is the {t} {w}
; tell me the {t} {w} ; how many degrees is it {w}? ; how warm is it right now {w}? ; how hot is it right now {w}? ; how cold does it get {w}? ; is it hot {w}? ; is it chilly {w}? ; is it freezing
{w}? ; is it cold right now {w}? ; is it too hot {w}? ; is it warm enough {w}? ; is it nice and warm {w}? ; what's the current {t} {w}? ; what is the current {t} {w}? ; current {t} {w} ; {t} {w} ; {t}
{w} please ; tell me the current {t} {w} ; tell me how warm it is {w} ; tell me how cold it is {w} ; give me the {t} {w} ; get the {t} {w} ; check the {t} {w} ; can you tell me the {t} {w}? ; could
you check the {t} {w}? ; do you know the {t} {w}? ; i want to know the {t} {w} ; what's it like {w}, temperature wise? ; what does it say the {t} is {w}? ; how's the {t} {w}? ; how is the {t} {w}? ;
what are we at {w}, how many degrees? ; how many degrees do we have {w}? ; how many degrees is it right now {w}? ; what degree is it {w}? ; read me the {t} {w}
""")

MOVE = phrases("""
is anybody {w}? ; is there anyone {w}? ; any movement {w}? ; is there motion {w}? ; is someone {w}? ; anyone {w}? ; did anything move {w}? ; is somebody {w}? ; is there anybody {w}? ; is there
somebody {w}? ; is there someone {w}? ; is anyone {w}? ; is there any movement {w}? ; is there any motion {w}? ; is something moving {w}? ; is anything moving {w}? ; any motion {w}? ; anybody {w}? ;
someone {w}? ; is it empty {w}? ; is nobody {w}? ; do you see anyone {w}? ; do you see any motion {w}? ; do you detect movement {w}? ; do you detect anyone {w}? ; motion detected {w}? ; was there
motion {w}? ; was someone {w}? ; check if anyone is {w} ; check if there is movement {w} ; tell me if somebody is {w} ; see if anyone is {w}
""")

WHICH = phrases("""
which {k} are {e} {w}? ; are there any {k} {e} {w}? ; are any {k} {e} {w}? ; what {k} are {e} {w}? ; is there any {k} {e} {w}? ; how many {k} are {e} {w}? ; tell me which {k} are {e} {w} ; did i leave
any {k} {e} {w}? ; check for {k} {e} {w} ; are the {k} {e} {w}? ; are all the {k} {e} {w}? ; do we have {k} {e} {w}? ; which {k} are still {e} {w}? ; which {k} did i leave {e} {w}? ; which of the {k}
are {e} {w}? ; what {k} are still {e} {w}? ; are some {k} {e} {w}? ; are any of the {k} {e} {w}? ; are there still {k} {e} {w}? ; are there {k} {e} {w}? ; are there any {k} still {e} {w}? ; are all
{k} {e} {w}? ; are both {k} {e} {w}? ; are my {k} {e} {w}? ; is every one of the {k} {e} {w}? ; did we leave any {k} {e} {w}? ; did someone leave any {k} {e} {w}? ; did i forget any {k} {e} {w}? ;
have i left any {k} {e} {w}? ; do i have any {k} {e} {w}? ; how many {k} {e} {w}? ; how many of the {k} are {e} {w}? ; tell me how many {k} are {e} {w} ; tell me if any {k} are {e} {w} ; tell me
whether the {k} are {e} {w} ; list the {k} that are {e} {w} ; list {k} {e} {w} ; show me the {k} that are {e} {w} ; check if any {k} are {e} {w} ; check if the {k} are {e} {w} ; check whether all the
{k} are {e} {w} ; make sure no {k} are {e} {w}, are any? ; see if there are {k} {e} {w}
""")

ROOM = phrases("""
what's on {w}? ; what is on {w}? ; what's open {w}? ; is anything on {w}? ; is everything off {w}? ; is everything closed {w}? ; what's the state of things {w}? ; did i leave anything on {w}? ; is
anything still running {w}? ; what's running {w}? ; is something on {w}? ; what's still on {w}? ; what is still on {w}? ; what's turned on {w}? ; what's switched on {w}? ; what did i leave on {w}? ;
what has been left on {w}? ; what's been left on {w}? ; what's going on {w}? ; what's happening {w}? ; what's closed {w}? ; what's off {w}? ; is anything left on {w}? ; is anything open {w}? ; is
something still on {w}? ; is something running {w}? ; is there anything on {w}? ; is everything on {w}? ; is everything ok {w}? ; is everything turned off {w}? ; is everything shut {w}? ; is all off
{w}? ; did we leave something on {w}? ; have i left something on {w}? ; did i forget something {w}? ; give me a status report {w} ; status {w} ; give me the status of everything {w} ; what's the
status {w}? ; what's the situation {w}? ; how are things {w}? ; check that everything is off {w} ; check if anything is on {w} ; check everything {w} ; which devices are on {w}? ; which appliances are
running {w}? ; tell me what's on {w} ; tell me what's open {w} ; anything on {w}?
""")

LIST = phrases("""
what devices are there {w}? ; list the devices {w} ; what's {w}? ; what do you have {w}? ; what can i control {w}? ; show me the devices {w} ; which devices do you know {w}? ; give me a list of what
is {w} ; name the devices {w} ; what devices do i have {w}? ; what can you switch {w}? ; list everything {w} ; tell me what devices are {w} ; which things can you control {w}? ; what is connected {w}?
; what have i got {w}? ; what gadgets are {w}? ; what devices do you have {w}? ; what devices can you control {w}? ; what devices are installed {w}? ; what smart devices are {w}? ; what do we have
{w}? ; what do i have {w}? ; what is there {w}? ; what's there {w}? ; what is {w}? ; what appliances are {w}? ; what equipment is {w}? ; what things are {w}? ; what's connected {w}? ; what's installed
{w}? ; what can i turn on {w}? ; what can i switch {w}? ; what can you control {w}? ; what can you turn on {w}? ; what do you know {w}? ; what do you see {w}? ; which devices are there {w}? ; which
devices are {w}? ; which devices can i control {w}? ; which appliances do i have {w}? ; which gadgets are {w}? ; list devices {w} ; list all devices {w} ; list my devices {w} ; list all the devices
{w} ; list things {w} ; list what is {w} ; list the appliances {w} ; list the equipment {w} ; list what you can control {w} ; give me the list of devices {w} ; give me a list of devices {w} ; give me
all the devices {w} ; give me everything {w} ; show devices {w} ; show me all devices {w} ; show me everything {w} ; show me what's {w} ; show me what you have {w} ; show the devices {w} ; name all
devices {w} ; name everything {w} ; name all the things {w} ; tell me the devices {w} ; tell me what's {w} ; tell me what you can control {w} ; tell me what i have {w} ; can you list the devices {w}?
; could you list what is {w}? ; read out the devices {w} ; enumerate the devices {w} ; how many devices are there {w}? ; any devices {w}?
""")

LIST_KIND = phrases("""
list {d} ; what are {d}? ; show me {d} ; name {d} ; give me a list of {d} ; tell me {d} you know ; which are {d}? ; enumerate {d} ; read out {d} ; display {d} ;
list {d} please ; list out {d} ; list {d} for me ; can you list {d}? ; could you list {d}? ; give me {d} you know ; give me the list of {d} ; give me the names of {d} ; show {d} ;
show me a list of {d} ; show me the list of {d} ; name {d} you know ; name me {d} ; tell me {d} ; tell me {d} you can control ; tell me what {d} are ; tell me the names of {d} ; what are {d} called? ;
what are the names of {d}? ; what are {d} i can control? ; what are {d} you know? ; which are {d} you know? ; what do you have as {d}? ; read me {d} ; read me the list of {d} ; get a list of {d} ; i
want a list of {d} ; i need a list of {d} ; i'd like to see {d} listed ; the list of {d} ; inventory of {d}
""")
