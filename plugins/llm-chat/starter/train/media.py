"""Music and sound without a device: pause, next, play, mute."""
from frames import fuss
from things import AREA, within
from turns import CONTROL, Action, Turn, args

BARE_MEDIA = {
    'fr': {
        'pause': ("pause|mets pause|mets sur pause|mets en pause|fais pause|pause la musique|mets la musique en pause|pause le film|attends mets pause|une pause"
                  "|mets le film en pause|interromps la lecture|pause s'il te plaît|fais une pause|mets la chanson en pause|mets la vidéo en pause|mets la série en pause"
                  "|appuie sur pause|arrête un instant|attends une seconde, pause|on fait une pause|mets sur pause le film|pause la vidéo|pause la chanson"
                  "|stoppe deux minutes la musique|mets en pause la lecture|suspends la lecture|mets ça en pause|mets-moi ça en pause|tu peux mettre pause"
                  "|tu peux mettre en pause|mets pause deux minutes|je reviens, mets pause").split('|'),
        'play': ("play|lecture|reprends|reprends la lecture|remets la musique|mets de la musique|lance la musique|mets un peu de musique|joue de la musique|relance"
                  "|continue la musique|mets la musique|envoie la musique|musique|mets-nous de la musique|remets en lecture|mets du son|fais jouer de la musique"
                  "|mets un peu de son|lance un peu de musique|un peu de musique|de la musique|envoie le son|balance la musique|balance du son|balance un peu de son"
                  "|remets la chanson|relance la musique|reprends la musique|reprends le film|relance la lecture|continue la lecture|remets le film|joue"
                  "|joue quelque chose|joue un truc|mets quelque chose à écouter|je veux de la musique|je veux écouter de la musique|j'ai envie de musique"
                  "|mets-moi un peu de musique|mets-moi de la musique|fais péter le son|lance une playlist|mets une chanson|lance une chanson|appuie sur play"
                  "|enlève la pause|on peut avoir de la musique|tu peux mettre de la musique|tu peux remettre la musique|rallume la musique|active la musique"
                  "|démarre la musique|fais de la musique|mets de l'ambiance musicale|lance la lecture|lance le film|continue|continue le film|reprends là où on en était"
                  "|vas-y reprends|remets play|mets play").split('|'),
        'next': ("suivant|chanson suivante|morceau suivant|la suivante|passe à la suivante|change de chanson|titre suivant|saute cette chanson|passe cette chanson"
                  "|piste suivante|j'aime pas cette chanson, passe|mets la suivante|prochaine chanson|change de musique|la chanson suivante|zappe|passe"
                  "|passe à la chanson suivante|passe au morceau suivant|passe au titre suivant|passe à la piste suivante|mets la chanson suivante|mets le morceau suivant"
                  "|mets le titre suivant|mets une autre chanson|une autre chanson|autre chose|mets autre chose|zappe cette chanson|zappe ça|zappe la chanson"
                  "|saute ce titre|saute ce morceau|saute celle-là|saute|next|skip|passe à autre chose|change|change ça|change de morceau|change de titre"
                  "|pas celle-là, la suivante|cette chanson est nulle, passe|j'en ai marre de cette chanson, passe à la suivante|je déteste cette chanson, change"
                  "|épisode suivant|passe à l'épisode suivant|mets l'épisode suivant|lance l'épisode suivant|chaîne suivante|la prochaine|prochain morceau|prochain titre"
                  "|piste d'après|la chanson d'après|celle d'après|avance|mets la prochaine").split('|'),
        'previous': ("précédent|chanson précédente|morceau précédent|remets la chanson d'avant|reviens en arrière|la précédente|remets celle d'avant|titre précédent"
                  "|piste précédente|la chanson d'avant|remets la chanson précédente|remets le morceau précédent|remets le titre précédent|remets la précédente"
                  "|reviens à la chanson précédente|reviens à la chanson d'avant|reviens au morceau précédent|reviens à la précédente|retourne à la chanson précédente"
                  "|retour à la chanson précédente|retour|retour en arrière|le morceau d'avant|le titre d'avant|mets la chanson d'avant|mets la chanson précédente"
                  "|mets la précédente|celle d'avant|repasse la chanson d'avant|recule|reviens d'une chanson|épisode précédent|remets l'épisode d'avant|chaîne précédente"
                  "|rejoue la précédente|j'aimais bien celle d'avant, remets-la").split('|'),
        'mute': ("coupe le son|mute|muet|silence|enlève le son|mets en sourdine|sourdine|éteins le son|plus de son|coupe-moi ce son|vire le son|coupe le volume"
                  "|mets le son en sourdine|mets en muet|mets muet|mets sur muet|mets mute|mets en silencieux|mode silencieux|baisse le son à zéro, coupe"
                  "|enlève-moi le son|désactive le son|arrête le son|stop le son|coupe-moi le son|je suis au téléphone, coupe le son|j'ai un appel, coupe le son"
                  "|tu peux couper le son|plus un bruit|son coupé|sans le son").split('|'),
        'unmute': ("remets le son|rétablis le son|rallume le son|remets du son|réactive le son|enlève la sourdine|redonne le son|unmute|remets-moi le son"
                  "|tu peux remettre le son|enlève le mode muet|enlève le mute|enlève le muet|active le son|désactive la sourdine|rends le son|rends-nous le son|son"
                  "|je veux le son|je n'ai plus de son, remets-le|on n'a plus le son, remets-le|remets donc le son|avec le son|redonne du son|retour du son|démute").split('|'),
        'stop': ("stop|arrête la musique|coupe la musique|stoppe la musique|arrête|stop la musique|éteins la musique|arrête tout ça|arrête la lecture"
                  "|coupe-moi cette musique|stoppe|arrête cette musique|arrête-moi cette musique|éteins cette musique|coupe cette musique|stop stop|stop musique"
                  "|plus de musique|assez de musique|ça suffit la musique|arrête le film|arrête la chanson|arrête la vidéo|arrête la série|coupe le film|stoppe la lecture"
                  "|stoppe le film|arrête de jouer|arrête de lire|la musique stop|musique off|musique stop|tu peux arrêter la musique|tu peux couper la musique"
                  "|vire la musique|vire cette musique|enlève la musique|enlève cette musique|fais taire cette musique|j'en ai marre de cette musique, coupe"
                  "|c'est bon pour la musique, arrête|cette musique me casse la tête, arrête|mets fin à la musique|stop la lecture|stop le film").split('|'),
    },
    'en': {
        'pause': ("pause|pause it|pause the music|pause the movie|pause that|hold on pause|pause playback|put it on pause|hit pause|pause the film|pause please"
                  "|take a pause|pause the song|pause the video|pause the show|pause the series|pause this|put the music on pause|put the movie on pause"
                  "|put the film on pause|put it on hold|press pause|pause for a second|pause for a moment|pause for a minute|hang on, pause it|wait, pause"
                  "|one sec, pause it|can we pause|freeze it there|hold the music|stop it for a second|give it a pause|i'll be right back, pause it"
                  "|phone's ringing, pause it|pause now").split('|'),
        'play': ("play|resume|play music|play some music|continue|start the music|put on some music|put some music on|resume playback|keep playing|unpause|play something"
                  "|music please|start playing|music on|get some tunes going|continue the music|play a song|play the music|play something nice|play me some music"
                  "|play us a song|play some tunes|play it|press play|hit play|resume the music|resume the movie|resume the show|resume the song|start playing music"
                  "|start some music|start the song|start the movie|put music on|put some tunes on|put on music|put on a song|put on something|turn on some music"
                  "|turn on the music|turn the music on|turn the music back on|turn music on|get the music going|get some music on|let's have some music"
                  "|let's hear some music|i want some music|i want to hear some music|i want to listen to music|can we have some music|could we have some music"
                  "|some music please|music|give me some music|give us some tunes|keep going|carry on|carry on playing|continue playing|continue the movie"
                  "|continue the show|pick up where we left off|drop a beat|bang some music on|stick some music on|blast some music|back to the music|play on|unpause it"
                  "|unpause the movie").split('|'),
        'next': ("next|next song|next track|skip|skip this one|skip this song|play the next one|the next one|change the song|i hate this song, skip|next please|skip it"
                  "|skip ahead|another song|next tune|skip track|skip song|skip to the next song|skip to the next one|skip to the next track|skip this track|skip that"
                  "|skip that one|skip forward|skip it please|go to the next song|go to the next track|go to the next one|move on|move to the next song|next one"
                  "|next one please|next up|next tune please|next episode|play the next episode|next video|next channel|play the next song|play the next track|play next"
                  "|play another song|play another one|play something else|play a different song|different song|another one|change song|change the track|change it"
                  "|change this song|put on the next one|put another song on|i don't like this one, skip it|not this one, next"
                  "|this song sucks, next|i'm bored of this song, skip it|jump to the next one|forward|on to the next|give me the next one|something else please").split('|'),
        'previous': ("previous|previous song|go back|last song|play that again|previous track|the one before|back one song|play the previous one|go back a song"
                  "|go to the previous song|go to the previous track|go back to the last song|go back to the previous song|go back to the last one|go back one"
                  "|go back one track|back|back to the previous one|back to the last song|play the last song|play the last song again|play the previous song"
                  "|play the previous track|play the one before|play that one again|play that last one again|the last one again|the song before|the song before this"
                  "|the track before|replay the last song|replay the previous one|previous one|previous one please|previous episode|previous channel|last track"
                  "|put the last one back on|put on the previous song|rewind to the last song|return to the previous song|skip back|skip back one"
                  "|i liked that one, go back").split('|'),
        'mute': ("mute|mute it|mute the sound|silence|sound off|kill the sound|cut the sound|turn off the sound|no sound|mute that|turn the sound off"
                  "|mute the music|mute the movie|mute the volume|mute this|mute please|go silent|go mute|sound off please|volume off"
                  "|quiet please, mute it|audio off|cut the audio|kill the audio|kill the volume|cut the volume|put it on mute|set it to mute|on mute"
                  "|i'm on the phone, mute it|i've got a call, mute it|turn off the audio|turn off the volume|silence it|silence please|make it silent|no sound please"
                  "|mute now").split('|'),
        'unmute': ("unmute|unmute it|sound on|sound back on|turn the sound back on|bring the sound back|give me sound again|turn on the sound|unmute the sound"
                  "|unmute the volume|unmute please|unmute the music|take it off mute|take mute off|get the sound back|give me the sound back"
                  "|give us the sound back|put the sound back on|put the sound on|turn the volume back on|turn the audio back on|turn sound back on|turn off mute|audio on"
                  "|audio back on|volume back on|restore the sound|restore the audio|restore the volume|sound please|i want the sound back|there's no sound, unmute"
                  "|let me hear it again|sound on please|no longer mute").split('|'),
        'stop': ("stop|stop the music|stop it|stop playing|music off|turn off the music|cut the music|kill the music|turn the music off|stop playback|stop that"
                  "|stop the song|stop music|stop the movie|stop the film|stop the show|stop the video|stop playing music|stop the playback|stop this song|stop this music"
                  "|stop this|stop please|please stop|stop stop|stop everything that's playing|end the music|end playback|cut the song|cut it|kill that music"
                  "|kill this song|shut the music off|shut off the music|shut that music off|shut it off|switch off the music|switch the music off|no more music"
                  "|enough music|enough of this music|that's enough music|quit playing|quit the music|music stop|music off please|turn that music off|turn off this song"
                  "|turn off that noise|turn that noise off|this music is giving me a headache, stop it|i've had enough of this song, stop").split('|'),
    },
}


def bare_media(s, lang):
    """Music and sound without a device, maybe in a room."""
    action = s.weighted({'pause': 3, 'play': 4, 'next': 3, 'previous': 2, 'mute': 2, 'unmute': 1.3, 'stop': 2.5})
    text, kw = s.template(BARE_MEDIA[lang][action]), {'action': Action(action, 'media_player')}
    if s.chance(.25):
        place = within(s, lang)
        text, kw['area'] = f'{place}, {text}' if s.chance(.15) else f'{text} {place}', AREA
    return Turn('media', fuss(s, lang, text), [(CONTROL, args(**kw))], speech=s.chance(.3))
