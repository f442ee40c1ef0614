"""Questions that the system prompt answers, in English: the time, the date, and facts of the memory with their own questions."""
from grammar import phrases

TIME = phrases("""
what time is it? ; what's the time? ; tell me the time ; do you have the time? ; the time please ; current time ; can you tell me the time? ; time? ; what time do we have? ; got the time? ; what's the time now? ; what is the time ; what time is it now? ; what time is it please? ; what time is it right now? ; have you got the time? ;
do you know what time it is? ; do you know the time? ; can you give me the time? ; could you tell me the time please? ; could you tell me what time it is? ; tell me what time it is ; tell me the current time ; give me the time ; what's the current time? ; what is the current time? ; what hour is it? ; what time you got? ; time please ; time check ;
the time ; how late is it? ; is it late? what time is it? ; i need to know the time ; i'd like to know the time ; i don't have my watch, what time is it? ; say the time ; show me the time ; what does the clock say? ; what's the exact time? ; time now
""")
DATE = phrases("""
what's the date? ; what day is it? ; what's today's date? ; which day is it today? ; tell me the date ; what is the date today? ; what day is today? ; date please ; today's date ; do you know what day it is? ; give me the date ; what's today? ; what day is it today? ; what date is it? ; what date is it today? ; what's the date today? ; what is today's date? ;
what is the date? ; what is today? ; what's the current date? ; what's the day today? ; what's the day? ; what day of the week is it? ; which day are we? ; what day are we on? ; which day of the week is it today? ; tell me today's date ; tell me what day it is ; tell me the day ; can you tell me the date? ; can you tell me what day it is? ; could you tell me today's date? ;
do you know the date? ; do you know today's date? ; the date ; the date please ; date ; current date ; what year is it? ; which year are we in? ; what month is it? ; which month is it? ; is it monday or tuesday? ; i forgot what day it is ; i've lost track, what day is it? ; remind me of the date ; show me the date ; what's the day and date? ; say the date ; which date is it?
""")
# fact | what is asked for, first the way to ask: ASK, WHERE, WHEN, WHO | questions of its own
FACTS = phrases("""
{p} is allergic to {x} | ASK {p}'s allergies | what is {p} allergic to? | what can't {p} eat? | does {p} have an allergy? | does {p} have any allergies? | is {p} allergic to anything? ;
{p} is vegetarian | ASK {p}'s diet | does {p} eat meat? | can {p} eat chicken? | what does {p} eat? ;
{p} does not eat pork | ASK {p}'s diet | does {p} eat pork? | what doesn't {p} eat? | can i cook ham for {p}? ;
the dog is called {n} | WHO my dog | what's the dog's name? | the name of the dog? | what's my dog's name? ;
the cat is called {n} | WHO my cat | what's the cat's name? | how do we call the cat? | what did we name the cat? ;
my cat's name is {n} | WHO my cat | what's my cat's name? | do you know my cat's name? | what's the name of my cat again? ;
the rabbit is called {n} | WHO the rabbit | what's the rabbit's name? | the name of the rabbit? ;
the wifi code is {c} | ASK the wifi code | what is the wifi password? | what's the wifi? | how do i get on the wifi? | our guest wants the wifi, what's the code? | the wifi? ;
the wifi password is {n} | ASK the wifi password | what's the password for the wifi? | the password please | how do i connect to the wifi? ;
the gate code is {c} | ASK the gate code | what's the code for the gate? | which code opens the gate? | how do i open the gate, what's the code? ;
the alarm code is {c} | ASK the alarm code | what's the code for the alarm? | which code is it for the alarm? ;
the door code is {c} | ASK the door code | what's the code downstairs? | what code do i type at the door? ;
{p}'s birthday is on {d} | WHEN {p}'s birthday | what date is {p}'s birthday? | when was {p} born? | what day was {p} born? | when do we celebrate {p}? ;
my birthday is on {d} | WHEN my birthday | when is my birthday? | what day is my birthday? | when was i born? | do you know when my birthday is? ;
our wedding anniversary is on {d} | WHEN our wedding anniversary | when did we get married? | what day is our anniversary? ;
bins go out on {j} | WHEN bin day | when do the bins go out? | which day is bin day? | what day are the bins? | when should i put the bins out? | when do they collect the trash? | when is trash day? ;
the cleaner comes on {j} | WHEN the cleaner's day | when does the cleaner come? | what day does the cleaner come? | which day is the cleaner here? ;
the gardener comes on {j} | WHEN the gardener's visit | when does the gardener come? | what day is the gardener coming? ;
{p} has piano on {j} | WHEN {p}'s piano lesson | when does {p} have piano? | what day is piano for {p}? | when is piano? ;
{p} arrives on {j} | WHEN {p}'s arrival | when does {p} arrive? | what day does {p} get here? | when is {p} coming? | when will {p} be here? ;
the dentist appointment is on {d} | WHEN the dentist appointment | when do i see the dentist? | when is the dentist? | what day am i going to the dentist? ;
we leave on holiday on {d} | WHEN our holiday | when do we leave on holiday? | when are we leaving? | what day do we go on holiday? ;
the boiler was serviced in {m} | WHEN the boiler service | when was the boiler serviced? | when did we service the boiler? | how long ago was the boiler done? ;
the filter is changed in {m} | WHEN the filter change | when should i change the filter? | when is the filter due? ;
the plumber is called {p} | WHO the plumber | what's the plumber's name? | who do i call for a leak? | who fixes the pipes? ;
the neighbour is called {p} | WHO the neighbour | what's the neighbour's name? | who lives next door? ;
my doctor is doctor {n} | WHO my doctor | who is my doctor? | what's my doctor's name? | which doctor do i see? ;
the babysitter is called {p} | WHO the babysitter | who looks after the kids? | what's the babysitter's name? ;
my wife is called {p} | WHO my wife | what's my wife's name? | what is my wife called? | do you know my wife's name? ;
my husband is called {p} | WHO my husband | what's my husband's name? | who am i married to? | do you know my husband's name? ;
my daughter is called {p} | WHO my daughter | what's my daughter's name? | do you know my daughter's name? | what did i call my daughter? ;
my son's name is {p} | WHO my son | what's my son's name? | what is my son called? ;
my name is {p} | ASK my name | do you know my name? | who am i? | what am i called? | do you know who i am? | do you remember my name? | say my name | do you remember me? | what do people call me? ;
i live on {n} street | ASK my address | where do i live? | what's my street? | which street do i live on? | what's our address? ;
my favorite color is {k} | ASK my favourite color | which color do i like best? | what color do i like? | do you know what color i like? ;
my favourite food is {n} | ASK my favourite food | what do i like to eat? | what food do i like best? ;
my favourite music is {n} | ASK my favourite music | what music do i like? | what do i like to listen to? ;
the car is parked on {n} street | WHERE the car | where did i park? | where is my car? | where did i park the car? | where's my car parked? | on which street is the car? ;
i prefer {v} degrees at night | ASK my preferred temperature | what temperature do i like at night? | how warm do i want it at night? | how many degrees do i want at night? | what do i like to sleep at? ;
the cellar keys are in the {n} | WHERE the cellar keys | where did i put the key to the cellar? | where do i find the cellar keys? | where are the keys for the cellar? ;
the spare keys are with {p} | WHERE the spare keys | who has the spare keys? | who did i give the spare keys to? | who's got our spare keys? ;
the passports are in the desk drawer | WHERE the passports | where do we keep the passports? | where's my passport? | have you seen the passports? ;
the remote is under the sofa | WHERE the remote | where's the remote? | have you seen the remote? ;
my glasses are in the {n} | WHERE my glasses | where are my glasses? | have you seen my glasses? | where did i put my glasses? ;
{p}'s bike is in the garage | WHERE {p}'s bike | where did {p} put the bike? | where does {p} keep the bike? ;
i lent my drill to {p} | WHERE my drill | who did i lend my drill to? | who has my drill? | who borrowed my drill? ;
{p} works at {n} | ASK {p}'s job | where does {p} work? | who does {p} work for? | what company is {p} at? ;
{p} lives in {n} | ASK {p}'s address | where does {p} live? | what town does {p} live in? | which city is {p} in? ;
{p}'s number is {c} | ASK {p}'s number | what's {p}'s phone number? | how do i reach {p}? | what number is {p} on? ;
{p} is {v} years old | ASK {p}'s age | how old is {p}? | what age is {p}? | how old is {p} now? ;
{p}'s shoe size is {v} | ASK {p}'s shoe size | what size shoes does {p} wear? | which size shoes do i buy for {p}? ;
my plate is {c} | ASK my plate | what's my license plate? | what's my registration number? | what's the plate of my car? ;
school ends at 4 pm | ASK the end of school | what time does school end? | when does school finish? | when is school out? ;
{p} prefers tea | ASK {p}'s tastes | does {p} prefer tea or coffee? | what does {p} drink? | tea or coffee for {p}?
""")
