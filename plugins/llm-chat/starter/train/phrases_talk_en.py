"""What people say to a box that is no order, in English: one list for each intent of talk.py."""
from grammar import phrases

HELLO = phrases("""
hello ; hi ; hey ; hi there ; hello lares ; good morning ; good evening ; good afternoon ; hey there ; yo ; hiya ; howdy ; hey lares ; morning ; evening ; hello there ; hi lares ; greetings ; are you
there? ; anybody home? ; can you hear me? ; hello hello ; hey you ; g'day ; hi lares good morning ; hello house ; hi house ; hello everyone ; hello my friend ; hi friend ; hey buddy ; hello buddy ; hi
buddy ; hello robot ; hi robot ; hey robot ; hello computer ; hello assistant ; hey assistant ; hello box ; hey hey ; hey hi ; hi hi ; heya ; hullo ; ello ; alright mate ; oi ; ahoy ; aloha ; bonjour
; hola ; namaste ; salaam ; hello dear ; hello darling ; hello old friend ; hello sir ; good day ; good day to you ; good day lares ; a very good morning ; good morning lares ; good morning everyone ;
good morning house ; good morning to you ; mornin ; morning all ; morning lares ; top of the morning ; rise and shine ; wakey wakey ; wake up ; good afternoon lares ; afternoon ; good evening lares ;
good evening everyone ; evening all ; hey there lares ; hi there lares ; lares ; hey lares are you there? ; lares are you there? ; lares can you hear me? ; you there? ; are you here? ; are you around?
; are you awake? ; is anyone there? ; is anybody there? ; anyone home? ; anybody there? ; hello is anyone there? ; can anyone hear me? ; do you hear me? ; can you hear me now? ; hello can you hear me?
; knock knock hello ; it's me ; hey it's me ; hi it's me ; it's me again ; i'm back ; me again ; hello again ; hi again ; nice to meet you ; pleased to meet you ; nice to see you ; good to see you ;
good to see you again ; long time no see ; welcome ; say hello ; say hi ; say hello to (mum|dad|grandma|everyone) ; i just wanted to say hi ; just saying hello ; what's up lares hello ; how do you do
; hello i'm new here ; wagwan ; hey bro ; hey dude ; hiya lares ; hallo
""")

HOW = phrases("""
how are you? ; how are you doing? ; how's it going? ; what's up? ; you ok? ; how do you feel? ; hi how are you ; are you well? ; how have you been? ; how's life? ; how are things? ; sup ; you alright?
; did you sleep well? ; how was your day? ; how are you today? ; how are you lares? ; how are you doing today? ; how are you feeling? ; how are you feeling today? ; how are you this morning? ; how r u
; how you doing? ; how ya doing? ; how's everything? ; how is everything? ; how is it going? ; how goes it? ; how's it hanging? ; how are things with you? ; how are things going? ; how's your day? ;
how's your day going? ; how is your day so far? ; how's the day treating you? ; how was your night? ; how was your weekend? ; how's your morning? ; how do you do today? ; how have you been lately? ;
what's new? ; what's new with you? ; what's going on? ; what's happening? ; what's good? ; what's cooking? ; what's the craic? ; wassup ; whats up ; what's up lares? ; what is up? ; hello how are you?
; hello how are you doing? ; hey how are you? ; hey how's it going? ; hi how's it going? ; hi what's up? ; hey what's up? ; good morning how are you? ; good evening how are you? ; good morning did you
sleep well? ; you good? ; you okay? ; you all right? ; are you ok? ; are you okay? ; are you alright? ; are you good? ; are you doing well? ; are you fine? ; are you happy? ; are you sad? ; are you
tired? ; are you bored? ; are you in a good mood? ; everything ok? ; everything all right? ; everything alright with you? ; all good? ; is everything okay with you? ; and you? ; how about you? ; and
how are you? ; i'm fine and you? ; having a good day? ; did you have a good day? ; did you have a good night? ; feeling good? ; feeling well today? ; sup dude ; how's tricks? ; how's life treating
you? ; y'alright? ; keeping well?
""")

THANKS = phrases("""
thanks ; thank you ; thanks a lot ; thank you very much ; cheers ; thanks lares ; great thanks ; thx ; much appreciated ; ok thanks ; perfect thank you ; many thanks ; ta ; thanks mate ; thank you so
much ; cool thanks ; thanks a million ; thanks a bunch ; thanks so much ; thanks very much ; thanks very much indeed ; thanks again ; thanks again lares ; thanks for that ; thanks for your help ;
thanks for the help ; thanks for helping ; thanks for doing that ; thanks for everything ; thanks buddy ; thanks dude ; thanks man ; thanks love ; thanks darling ; thanks robot ; thanks house ; thanks
that's great ; thanks that's perfect ; thanks that's better ; thanks that helps ; thanks you're the best ; thank you lares ; thank you my friend ; thank you dear ; thank you kindly ; thank you again ;
thank you for your help ; thank you for that ; thank you for everything ; thank you that's all ; thank you that is perfect ; thank you very very much ; thank you ever so much ; thank u ; ty ; tysm ;
thnx ; tnx ; thanx ; thankyou ; tks ; ta very much ; ta love ; ta mate ; cheers mate ; cheers buddy ; cheers lares ; cheers for that ; nice one thanks ; great thank you ; awesome thanks ; awesome
thank you ; lovely thanks ; lovely thank you ; brilliant thanks ; brilliant thank you ; excellent thank you ; good thanks ; right thanks ; alright thanks ; okay thank you ; ok thank you very much ; oh
thanks ; oh thank you ; ah thanks ; yes thank you ; yes thanks ; well thank you ; that's all thanks ; that's all thank you ; that will be all thank you ; that's it thanks ; no that's all thanks ;
that's perfect thanks ; that's great thanks ; that's kind of you ; how kind ; very kind of you ; so kind of you ; i appreciate it ; i appreciate that ; i really appreciate it ; appreciate it ;
appreciated ; i'm grateful ; much obliged ; i owe you one ; merci ; gracias ; a big thank you ; a thousand thanks ; bless you thanks
""")

BYE = phrases("""
bye ; goodbye ; good night ; see you ; see you later ; have a nice day ; bye bye ; talk to you later ; night night ; see you tomorrow ; good night lares ; cya ; take care ; farewell ; i'm going to bed
good night ; later ; sleep well ; bye lares ; bye for now ; bye now ; bye everyone ; bye house ; ok bye ; okay bye ; alright bye ; thanks bye ; thank you bye ; thank you goodbye ; thank you good night
; thanks good night ; thanks and good night ; goodbye lares ; goodbye for now ; goodbye everyone ; goodbye house ; goodbye my friend ; cheerio ; ta ta ; ta-ta ; toodle-oo ; toodles ; so long ; adios ;
ciao ; au revoir ; peace ; peace out ; i'm out ; i'm off ; i'm off bye ; i'm off now ; i'm leaving now bye ; i'm going now ; i'm heading out ; i'm heading out see you ; i have to go ; i've got to go ;
i gotta go ; gotta go ; gotta run ; got to go bye ; must dash ; i must be going ; i'll be back ; i'll be back later ; be right back ; brb ; see ya ; see ya later ; see you around ; see you soon ; see
you then ; see you next time ; see you in the morning ; see you tonight ; see you on monday ; see you later alligator ; catch you later ; laters ; later mate ; later gator ; until next time ; till
tomorrow ; until tomorrow ; talk soon ; talk later ; talk to you soon ; talk to you tomorrow ; speak soon ; speak to you later ; we'll talk later ; take it easy ; take care lares ; have a good one ;
have a good (day|night|evening|weekend) ; have a great (day|evening|weekend) ; have a nice (evening|weekend|night) ; have a lovely day ; enjoy your (day|evening) ; nighty night ; nighty-night ; night
lares ; night everyone ; night all ; night ; night house ; goodnight ; goodnight lares ; goodnight everyone ; good night house ; good night everyone ; good night my friend ; good night sleep well ;
good night sleep tight ; sleep tight ; sweet dreams ; sweet dreams lares ; i'm going to bed ; i'm going to sleep ; i'm off to bed ; i'm off to bed good night ; i'm turning in ; i'm hitting the sack ;
going to bed now ; going to sleep now good night ; time for bed good night ; it's bedtime ; bedtime for me ; off to work bye ; i'm going to work see you tonight ; ok see you ; ok good night ; okay
good night
""")

PRAISE = phrases("""
you are great ; well done ; good job ; awesome ; you are the best ; nice ; great ; perfect ; excellent ; i love you ; you are cool ; good work ; nice one ; brilliant ; amazing ; you rock ; you are so
helpful ; good boy ; love it ; fantastic ; impressive ; you are smart ; you're great ; you're awesome ; you're amazing ; you're the best ; you're brilliant ; you're fantastic ; you're wonderful ;
you're perfect ; you're cool ; you're so cool ; you're so smart ; you're smart ; you're clever ; you're funny ; you're fast ; you're quick ; you're a genius ; you're a star ; you're a legend ; you're
a lifesaver ; you're a champ ; you're my favourite ; you're my hero ; you're very helpful ; you're sweet ; you're cute ; you're so nice ; you're a good robot ; you are amazing ; you are awesome ; you
are a star ; you are wonderful ; you are perfect ; you are clever ; you are funny ; you are fast ; you are very kind ; you are very good at this ; you are a good assistant ; you did it ; you did great
; you did well ; you nailed it ; you got it ; good one ; good ; good robot ; good bot ; good girl ; good stuff ; good thinking ; good work lares ; good job lares ; great job ; great work ; great stuff
; great job lares ; well done lares ; well played ; nice work ; nice job ; nicely done ; nice going ; bravo ; congratulations ; congrats ; kudos ; respect ; hats off ; hats off to you ; way to go ;
attaboy ; awesome job ; superb ; super ; marvellous ; splendid ; lovely ; lovely job ; lovely jubbly ; terrific ; wonderful ; outstanding ; magnificent ; stunning ; cool ; very cool ; so cool ; that's
cool ; that's great ; that's awesome ; that's perfect ; that's amazing ; that's wonderful ; that's brilliant ; that's good ; that's very good ; that's nice ; that's lovely ; that's exactly it ; that's
exactly what i wanted ; exactly what i wanted ; that's better ; much better ; that is perfect ; that is great ; that was quick ; that was fast ; that worked ; it works ; it worked great ; it works
perfectly ; wow ; wow that's great ; wow that was fast ; whoa ; woohoo ; yay ; hooray ; hurray ; sweet ; sick ; dope ; lit ; ace ; top notch ; first class ; ten out of ten ; spot on ; bang on ; bingo
; i like you ; i like it ; i like that ; i love this ; i love it ; i love you lares ; i adore you ; i'm impressed ; i'm so happy with you ; i'm proud of you ; what would i do without you ; what a
service ; so helpful ; very helpful ; very impressive ; not bad ; not bad at all
""")

SCOLD = phrases("""
you are stupid ; you suck ; that's wrong ; you are useless ; idiot ; that did not work ; shut up ; you are dumb ; this is bad ; wrong ; you got it wrong ; you are slow ; you never understand ; that is
not what i asked ; ugh ; nonsense ; it doesn't work ; you annoy me ; rubbish ; bad answer ; you're stupid ; you're dumb ; you're an idiot ; you're useless ; you're so useless ; you're slow ; you're so
slow ; you're too slow ; you're wrong ; you're annoying ; you're terrible ; you're the worst ; you're not listening ; you're not very smart ; you're deaf ; are you deaf? ; are you stupid? ; are you
kidding me? ; you must be joking ; you can't be serious ; you are wrong ; you are annoying ; you are terrible ; you are an idiot ; you are the worst ; you are not helping ; you are no help ; you never
listen ; you don't listen ; you don't understand ; you don't understand me ; you don't get it ; you didn't understand ; you did not understand me ; you misunderstood ; you misheard me ; you misheard ;
you heard wrong ; you made a mistake ; you messed up ; you did it wrong ; you did the wrong thing ; you did nothing ; you didn't do anything ; you didn't do it ; you understand nothing ; you know
nothing ; you let me down ; you disappoint me ; i hate you ; i don't like you ; i hate this ; go away ; get lost ; leave me alone ; be quiet ; be quiet you ; shush ; shut it you ; shut your
mouth ; zip it ; stop talking ; stop talking to me ; enough talking ; that's not right ; that's not it ; that's not what i meant ; that's not what i said ; that's not what i wanted ; that is wrong ;
that is not right ; that's incorrect ; that's terrible ; that's stupid ; that was wrong ; that was not it ; that didn't work ; that doesn't work ; that isn't what i asked ; not that ; no not that ; no
that's wrong ; no you got it wrong ; no no no ; wrong answer ; wrong again ; wrong one ; nope wrong ; incorrect ; error ; mistake ; fail ; epic fail ; it's not working ; it isn't working ; it's still
not working ; it did not work ; it didn't work ; nothing works ; nothing happened ; nothing is happening ; nothing happens ; i didn't say that ; i did not say that ; i didn't ask for that ; i never
said that ; i said something else ; terrible ; awful ; horrible ; pathetic ; lame ; garbage ; trash ; crap ; damn ; damn it ; darn ; bloody hell ; for goodness sake ; for god's sake ; oh come on ;
come on man ; argh ; grr ; boo ; boo you ; useless thing ; useless machine ; stupid machine ; stupid robot ; stupid box ; dumb machine ; silly machine ; bad robot ; bad bot ; you donkey ; you muppet ;
moron ; dummy ; this is useless ; this is terrible ; this sucks ; this is rubbish ; what a joke ; what a piece of junk ; what is wrong with you? ; what's wrong with you? ; oh for crying out
loud ; i'm disappointed
""")

OK = phrases("""
ok ; okay ; yes ; fine ; alright ; right ; got it ; sure ; yep ; hmm ; oh ; no ; nothing ; never mind ; nevermind ; cancel ; no thanks ; forget it ; no nothing ; it's fine ; cancel that ; leave it ;
nah ; no worries ; drop it ; stop cancel ; it does not matter ; oh well never mind then ; ok ok ; okay okay ; okey dokey ; okie dokie ; k ; kk ; ok then ; okay then ; alright then ; right then ; all
right ; very well ; fair enough ; fine then ; fine by me ; that's fine ; that's ok ; that's okay ; that's alright ; it's ok ; it's okay ; it's alright ; it's all good ; works for me ;
that works ; sounds good ; sounds fine ; sounds good to me ; sounds like a plan ; good enough ; if you say so ; if you like ; as you like ; as you wish ; whatever ; whatever you say ; whatever you
like ; suit yourself ; i see ; oh i see ; ah i see ; oh ok ; oh okay ; ah ok ; ah okay ; ah right ; oh right ; aha ; mhm ; mm ; mm hmm ; uh huh ; uh-huh ; i understand ; understood ; roger ; roger
that ; copy ; copy that ; gotcha ; i got it ; noted ; duly noted ; agreed ; deal ; indeed ; of course ; certainly ; absolutely ; definitely ; yes indeed ; yes yes ; yes ok ; yeah yeah ; yeah ok ; yeah
sure ; yeah right ; yup ; aye ; yea ; sure thing ; sure why not ; ok sure ; no problem ; no problem at all ; no biggie ; not a problem ; don't worry ; don't worry about it ; doesn't matter ; it
doesn't matter ; never mind that ; never mind then ; never mind lares ; never mind me ; nevermind then ; nvm ; oh never mind ; actually never mind ; ok never mind ; no never mind ; no it's fine ; no
it's ok ; no that's ok ; no that's fine ; no that's all ; no that's it ; no i'm good ; no i'm fine ; no thank you ; no need ; no need to ; not now ; not right now ; not yet ; not today ; maybe later ;
later then ; some other time ; another time ; nope ; nope nothing ; nothing else ; nothing really ; nothing at all ; nothing for now ; that's all ; that's all for now ; that's it ; that is all ; that
will be all ; i'm done ; we're done ; cancel it ; cancel please ; please cancel ; cancel my request ; cancel the request ; cancel everything ; abort ; abort that ; scratch that ; scrap that ; forget
that ; forget about it ; forget i said anything ; just forget it ; oh forget it ; actually forget it ; ignore that ; ignore me ; ignore what i said ; disregard that ; let it go ; let it be ; leave it
alone ; leave it be ; leave it then ; leave it as it is ; don't bother ; don't do anything ; don't do it ; do nothing ; skip it never mind ; i changed my mind ; i've changed my mind ; i take it back ;
i wasn't talking to you ; not talking to you ; i was not talking to you ; i'm not talking to you ; that wasn't for you ; that was not for you ; wrong button ; false alarm ; just kidding ; i'm joking ;
only joking ; i'm just joking
""")

TEST = phrases("""
test ; testing ; testing one two ; do you work? ; are you working? ; is this thing on? ; this is a test ; are you listening? ; do you understand? ; mic check ; can you talk? ; does it work? ; 1 2 3
test ; test one two three ; test test test ; testing testing ; testing 1 2 3 ; testing 123 ; testing the microphone ; testing the mic ; just testing ; just a test ; this is only a test ; i'm testing
you ; i'm just testing ; let me test you ; one two three ; one two one two ; 1 2 1 2 ; check check ; check one two ; sound check ; microphone check ; mic test ; mic test one two ; do you copy? ; do
you read me? ; you copy? ; can you understand me? ; do you understand me? ; do you understand what i'm saying? ; do you understand english? ; are you listening to me? ; you listening? ; are you on? ;
are you online? ; are you active? ; are you ready? ; you ready? ; ready? ; are you running? ; are you functional? ; are you operational? ; are you plugged in? ; are you working now? ; are you still
working? ; are you recording? ; is it working? ; is this working? ; is this on? ; is the microphone on? ; is the mic on? ; does this thing work? ; does this work? ; does the microphone work? ; do you
talk? ; can you speak? ; can you respond? ; can you answer me? ; answer me ; respond ; reply ; say something ; say anything ; speak ; speak to me please ; ping ; are you asleep? ; why don't you
answer? ; why aren't you answering? ; do i get an answer? ; are you following?
""")

MOOD = phrases("""
i'm bored ; i'm tired ; i'm sad ; i'm happy ; i had a bad day ; i'm hungry ; i'm home ; i'm sick ; i'm sleepy ; i'm lonely ; what a day ; i'm stressed ; i'm in a good mood ; i'm thirsty ; i'm
exhausted ; i slept badly ; i just got home from work ; it's my birthday ; i'm in love ; i feel down ; i'm so bored ; i'm really bored ; i'm bored to death ; i have nothing to do ; i don't know what
to do ; there's nothing to do ; i'm so tired ; i'm very tired ; i'm really tired ; i'm knackered ; i'm shattered ; i'm worn out ; i'm beat ; i'm wiped out ; i'm dead tired ; i'm drained ; i'm half
asleep ; i can't take it anymore ; i'm fed up ; i'm sick of everything ; i've had enough ; i'm a bit sad ; i'm so sad ; i'm feeling sad ; i feel sad ; i'm depressed ; i'm feeling down ; i'm feeling
low ; i'm feeling blue ; i feel terrible ; i feel awful ; i don't feel well ; i don't feel good ; i'm not feeling well ; i'm not well ; i'm not okay ; i'm unwell ; i feel lonely ; i feel so alone ;
i'm all alone ; i'm alone tonight ; i'm so happy ; i'm very happy ; i'm really happy ; i'm over the moon ; i'm feeling great ; i feel great ; i feel good ; i feel fantastic ; i'm excited ; i'm so
excited ; i'm glad ; i'm in a bad mood ; i'm angry ; i'm so angry ; i'm furious ; i'm annoyed ; i'm upset ; i'm worried ; i'm anxious ; i'm nervous ; i'm scared ; i'm a bit scared ; i'm afraid ; i'm
stressed out ; i'm overwhelmed ; i'm confused ; i'm lost ; i'm jealous ; i'm heartbroken ; i'm pregnant ; i'm getting married ; i'm starving ; i'm so hungry ; i'm really thirsty ; i'm full ; i ate too
much ; i slept well ; i slept like a baby ; i didn't sleep last night ; i can't sleep ; i just woke up ; i'm awake ; i'm up ; i'm late ; i'm so late ; i missed my bus ; i missed my train ; i'm back
home ; i'm home from work ; i'm home at last ; i got home ; home sweet home ; we're home ; we are home ; i'm finally home ; i just got back ; i just got in ; i just came home ; i had a long day ; i
had a great day ; i had a good day ; i had a terrible day ; i had a rough day ; i had a hard day at work ; it was a long day ; it's been a long day ; it's been a rough week ; long day ; rough day ;
tough day ; bad day ; what a week ; what a terrible day ; what a lovely day ; what a beautiful day ; thank god it's friday ; i'm on holiday ; i'm on vacation ; i need a break ; i need a holiday ; i
need a hug ; i miss you ; i miss my friends ; i won ; we won the game ; we lost ; i passed my exam ; i failed my exam ; i got a promotion ; i lost my job ; i got a new job ; it's my birthday today ;
today is my birthday ; it's my daughter's birthday ; it's our anniversary ; my cat died ; my boss is mean ; the kids are driving me crazy ; i had a fight with my wife ; i've got the hiccups ; i worked
too much ; guess what ; you know what, i'm happy
""")

NOISE = phrases("""
qwerty ; asdf jkl ; blah blah ; hmm hmm ; er ; um ; ??? ; lkjh ; zzz ; foo bar ; lalala ; huh ; what ; the the of ; in the on ; well uh ; gibberish ; xyz ; blah ; blah blah blah ; bla bla ; asdf ;
asdfgh ; asdfasdf ; qwertyuiop ; qwer ; zxcvbn ; jkl ; jkljkl ; dfgdfg ; fghfgh ; sdfsdf ; hjkl ; aaaa ; aaaaah ; oooh ; mmmm ; eeee ; beep ; beep beep ; boop ; beep boop ; meow ; woof ; woof woof ;
moo ; quack ; achoo ; hiccup ; ouch ; ow ; ha ha ; haha ; hahaha ; hehe ; lol ; rofl ; xd ; eh? ; pardon? ; come again? ; say what? ; excuse me what? ; er er ; um um ; uh uh ; um the ; er the thing ;
the thing ; the thingy ; the thing you know ; that thing ; do the thing ; you know the thing ; whatchamacallit ; thingamajig ; doodah ; the ; a ; and ; and the ; but ; or ; of the ; in the ; on the
and ; to the of ; because ; so ; so then ; and then ; well ; well then ; you know ; like ; like um ; i mean ; i mean um ; anyway ; anyhow ; so anyway ; etc ; and so on ; stuff ; banana ; potato ;
purple monkey ; crocodile ; spoon ; abracadabra ; supercalifragilistic ; hocus pocus ; la la la ; tra la la ; dum de dum ; da da da ; bing bong ; ding dong ; vroom ; zzzz ; zzzzz ; brrr ; pfft ; tsk ;
psst ; shh ; x ; zz ; lorem ipsum
""")

IDENTITY = phrases("""
who are you? ; what are you? ; what's your name? ; what is your name? ; introduce yourself ; are you an ai? ; are you a robot? ; are you human? ; are you chatgpt? ; what model are you? ; which model
do you use? ; who made you? ; who created you? ; are you siri? ; are you alexa? ; what is lares? ; how old are you? ; are you smart? ; how big are you? ; how many parameters do you have? ; where are
you from? ; are you a real person? ; are you a real human or a machine? ; tell me about yourself ; tell me who you are ; who am i talking to? ; who is this? ; where do you run? ; are you connected to
the internet? ; where does my data go? ; do you have a name? ; what should i call you? ; which ai are you? ; are you google? ; what kind of thing are you? ; where do you live? ; are you a boy or a
girl? ; who built you? ; are you gpt? ; what's this box? ; your name? ; your name please? ; what's your name lares? ; what is your name please? ; tell me your name ; say your name ; give me your name
; what do they call you? ; what do i call you? ; how should i call you? ; what are you called? ; who are you exactly? ; who are you really? ; and who are you? ; who the hell are you? ; who you? ;
who's this? ; who is that? ; who's there? ; who's speaking? ; who is speaking? ; who am i speaking to? ; who am i speaking with? ; who am i talking with? ; who is talking? ; who is answering me? ;
who's lares? ; who is lares? ; what's lares? ; what does lares mean? ; why are you called lares? ; is your name lares? ; are you lares? ; are you called lares? ; introduce yourself please ; please
introduce yourself ; can you introduce yourself? ; could you introduce yourself? ; present yourself ; what are you exactly? ; what exactly are you? ; what are you really? ; what sort of thing are you?
; what kind of ai are you? ; what kind of robot are you? ; what kind of assistant are you? ; what type of model are you? ; what is this thing? ; what is this box? ; what's this device? ; what's this
thing? ; are you an artificial intelligence? ; are you artificial intelligence? ; are you ai? ; are you a machine? ; are you a bot? ; are you a chatbot? ; are you a computer? ; are you a program? ;
are you software? ; are you a language model? ; are you an llm? ; are you an assistant? ; are you a voice assistant? ; are you a person? ; are you a human? ; are you human or robot? ; are you real? ;
are you alive? ; are you a man or a woman? ; are you male or female? ; are you a girl? ; are you a boy? ; are you a he or a she? ; do you have feelings? ; do you have emotions? ; do you have a body? ;
do you have a brain? ; do you have a soul? ; do you have parents? ; do you have a mother? ; do you have friends? ; do you have a family? ; do you have a girlfriend? ; are you married? ; are you
single? ; are you conscious? ; are you sentient? ; can you think? ; what's your age? ; what is your age? ; how old r u ; when were you born? ; when is your birthday? ; when's your birthday? ; when
were you made? ; who programmed you? ; who designed you? ; who invented you? ; who trained you? ; who developed you? ; who wrote you? ; who is your creator? ; who's your creator? ; who's your maker? ;
who is your boss? ; who's your owner? ; who owns you? ; who do you work for? ; which company made you? ; what company made you? ; were you made by google? ; were you made by amazon? ; are you from
amazon? ; are you made by openai? ; where were you made? ; where do you come from? ; where were you born? ; where are you? ; where are you located? ; where do you stay? ; where do you run from? ; do
you run locally? ; are you local? ; are you running locally? ; are you in the cloud? ; are you online or offline? ; do you work offline? ; do you work without internet? ; do you need internet? ; do
you need the internet? ; are you connected to the cloud? ; are you spying on me? ; do you spy on me? ; do you record me? ; are you recording me? ; do you record what i say? ; do you listen all the
time? ; are you always listening? ; who is listening to me? ; who can hear me? ; do you keep my data? ; what do you do with my data? ; where is my data stored? ; where do my words go? ; do you send my
data anywhere? ; do you share my data? ; is my data safe with you? ; what's your model? ; what is your model? ; which model are you? ; which model is this? ; what language model are you? ; what llm
are you? ; what version are you? ; which version are you? ; what's your version? ; your version? ; what are you based on? ; are you based on gpt? ; are you llama? ; are you mistral? ; are you gemini?
; are you claude? ; are you gpt four? ; are you copilot? ; are you cortana? ; are you bixby? ; are you jarvis? ; are you hal? ; are you google home? ; are you google assistant? ; you're siri right? ;
you're alexa right? ; is this alexa? ; is this siri? ; is this chatgpt? ; are you better than (siri|alexa|google)? ; are you smarter than (siri|alexa|google)? ; do you know (siri|alexa|google)? ; are
you friends with alexa? ; how big is your model? ; how large are you? ; how small are you? ; how many megabytes are you? ; what's your size? ; how heavy are you? ; are you a small model? ; are you a
big model? ; are you intelligent? ; are you clever? ; how smart are you? ; what's your iq? ; are you nice? ; tell me something about yourself ; tell me a bit about yourself ; tell me more about
yourself ; tell me about you ; talk about yourself ; describe yourself ; say who you are ; tell me what you are ; so who are you then?
""")

CAPABILITY = phrases("""
what can you do? ; what do you do? ; help ; help me ; how does this work? ; what are your abilities? ; what are you good at? ; how do i talk to you? ; give me some examples ; what can i ask you? ;
what should i ask? ; i need help ; explain how to use you ; what commands do you understand? ; what can you control? ; can you control the house? ; what are your limits? ; what can't you do? ; which
languages do you speak? ; do you speak french? ; do you speak english? ; how do i use you? ; list your functions ; what are you for? ; can you turn on lamps? ; show me what you can do ; what are you
capable of? ; what are your features? ; can you help me? ; how can you help me? ; tell me what you can do ; what can i say? ; what do you know? ; usage ; what is possible? ; what else can you do? ;
what can you do for me? ; what can you do exactly? ; so what can you do? ; what all can you do? ; what are you able to do? ; what are you able to help with? ; what can you help with? ; what can you
help me with? ; what do you do exactly? ; what do you do for a living? ; what do you actually do? ; what is it you do? ; what else do you do? ; what else can i ask? ; what else? ; anything else you
can do? ; what are your skills? ; what are your capabilities? ; what are your functions? ; what are your commands? ; what are your limitations? ; what are your talents? ; what's your job? ; what's
your purpose? ; what is your purpose? ; what is your role? ; what is your function? ; what are you here for? ; what are you used for? ; what use are you? ; what's the use of you? ; what good are you?
; what tasks can you do? ; what services do you offer? ; what features do you have? ; what functions do you have? ; what commands do you know? ; what commands can i use? ; what commands are there? ;
which commands do you know? ; which commands can i use? ; which orders do you understand? ; what orders can i give you? ; what kind of things can you do? ; what kinds of things can i ask? ; what sort
of things can i say? ; what sorts of things can you do? ; what can i say to you? ; what can i tell you? ; what can i do with you? ; what can i do here? ; what can we do? ; what may i ask? ; what
should i say? ; what do i say? ; what questions can i ask? ; what things do you control? ; what do you control? ; do you control the house? ; do you control the lights? ; do you control the heating? ;
can you control the lights? ; can you control the heating? ; can you control the blinds? ; can you control my home? ; can you manage the house? ; can you play music? ; can you set reminders? ; can you
remember things? ; do you have a memory? ; can you turn the lights on? ; can you turn things off? ; are you able to turn on lights? ; can you do anything? ; can you do everything? ; do you know
everything? ; do you do anything useful? ; is there anything you can do? ; is there anything you can't do? ; what can you not do? ; what are you not able to do? ; what don't you do? ; what don't you
know? ; list your commands ; list your features ; list your abilities ; list your capabilities ; list all commands ; list commands ; list of commands ; show me your commands ; show me your features ;
show me the commands ; show commands ; show help ; show me how you work ; show me how to use you ; give me a list of commands ; give me a list of what you can do ; give me an example ; give me
examples ; some examples please ; any examples? ; examples? ; for example? ; tell me your functions ; tell me your skills ; tell me your commands ; tell me how you work ; tell me how to use you ; tell
me what you do ; explain what you can do ; explain yourself what can you do? ; explain how you work ; explain how this works ; describe what you can do ; how do you work? ; how does it work? ; how
does this thing work? ; how do i use this? ; how do i use this thing? ; how can i use you? ; how should i use you? ; how do i speak to you? ; how do i give you commands? ; how do i get started? ; how
do i start? ; how are you useful? ; how can you be useful? ; how could you help me? ; in what ways can you help? ; i need some help ; i could use some help ; i don't know what to ask ; i don't know
what to say to you ; i don't know how this works ; help please ; help me please ; please help ; please help me ; can you help? ; could you help me? ; can you help me please? ; help menu ; instructions
; instructions please ; manual ; user manual ; guide me ; what languages do you speak? ; what language do you speak? ; how many languages do you speak? ; which languages do you understand? ; which
languages do you know? ; do you speak spanish? ; do you speak german? ; do you understand french? ; can you speak french? ; do you speak any other language?
""")

MODEL = phrases("""
how do i get a better model? ; how do i install another model? ; how can i make you smarter? ; i want a bigger model ; can i change the model? ; install a better model ; how do i download a larger
model? ; can you get smarter? ; i want a more powerful ai ; how do i switch models? ; which model do you recommend? ; is there a more powerful model? ; how do i install a bigger model? ; how do i
install a larger model? ; how do i get a bigger model? ; how do i get a larger model? ; how do i get a smarter ai? ; how do i download a model? ; how do i download another model? ; how can i download
a better model? ; how do i upgrade you? ; how can i upgrade you? ; how do i update you? ; how do i replace you? ; how can i replace you? ; how can i improve you? ; how do i make you better? ; how do i
make you smarter? ; how do i change the model? ; how do i change models? ; how can i change the model? ; how can i use another model? ; can i upgrade you? ; can i replace you? ; can i install another
model? ; can i use another model? ; can i use a bigger model? ; can i get a better model? ; can i get a smarter model? ; can you be upgraded? ; can you be smarter? ; can we use a different model? ;
could i have a bigger model? ; will you get smarter? ; will you get better? ; i want a better model ; i want a larger model ; i want a smarter ai ; i want another model ; i'd like a bigger model ; i'd
like to change the model ; i need a better model ; give me a better model ; get me a bigger model ; get a better model ; download a bigger model ; download a better model ; pull a larger model ;
install a bigger model ; install another model ; switch to a bigger model ; switch to another model ; switch models ; change the model ; use a bigger model ; upgrade yourself ; which model should i
install? ; which model should i use? ; which models are available? ; which models can i install? ; what models are there? ; what models can i use? ; what other models are there? ; where do i find
other models? ; where can i get more models? ; where do i download models? ; is there a better model? ; is there a bigger model? ; is there a larger model than you? ; are there other models? ; are
there better models? ; is there anything better than you? ; what is lares models pull? ; how do i use lares models pull?
""")

SORRY = phrases("""
sorry ; i'm sorry ; i am sorry ; so sorry ; sorry lares ; sorry about that ; sorry about before ; sorry for shouting ; sorry for yelling at you ; sorry i was rude ; sorry i was mean ; sorry my mistake
; sorry my bad ; my bad ; my mistake ; my fault ; it was my fault ; it's my fault ; that was my fault ; oops ; oops sorry ; oops my bad ; whoops ; whoops sorry ; oh sorry ; i apologise ; i apologize ;
my apologies ; apologies ; please forgive me ; forgive me ; pardon me ; i beg your pardon ; i made a mistake ; i was wrong ; i didn't mean it ; i didn't mean that
""")

WISH = phrases("""
happy new year ; happy new year lares ; happy new year to you ; merry christmas ; merry christmas lares ; merry christmas everyone ; happy christmas ; happy holidays ; happy easter ; happy birthday ;
happy birthday lares ; happy birthday to you ; happy halloween ; happy thanksgiving ; happy diwali ; eid mubarak ; happy hanukkah ; happy valentine's day ; happy mother's day ; happy father's day ;
happy friday ; season's greetings ; best wishes ; good luck ; good luck lares ; cheers to you ; bon appetit ; enjoy your meal ; bless you ; congratulations on your birthday
""")

DOING = phrases("""
what are you doing? ; what are you doing now? ; what are you doing right now? ; what are you up to? ; what you up to? ; what are you doing tonight? ; are you busy? ; you busy? ; are you working on
something? ; are you free? ; do you have a minute? ; do you have a second? ; got a minute? ; got a second? ; you got a minute? ; have you got a moment? ; can i ask you something? ; can i ask you a
question? ; may i ask you something? ; i have a question ; i have a question for you ; i've got a question ; i want to ask you something ; i need a favour ; can you do me a favor? ; can i talk to you?
; can we talk? ; can we chat? ; let's talk ; let's chat ; talk to me ; talk with me ; chat with me ; do you want to chat? ; are you available? ; listen to me ; listen up
""")
