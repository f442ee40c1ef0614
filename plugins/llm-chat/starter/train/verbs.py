"""The verbs of both languages, in three forms divided by `/` (see frames.py), and their agreement with the object."""
import verbs_en
import verbs_fr

VERBS = {'fr': verbs_fr.ANY, 'en': verbs_en.ANY}
OF_KIND = {'fr': verbs_fr.OF_KIND, 'en': verbs_en.OF_KIND}
# what may be said of many things at once: no sentence about one thing that is still on
PLURAL = {lang: {action: [v for v in verbs if '/' in v and '{e}' not in v and ' is ' not in v] for action, verbs in table.items()} for lang, table in VERBS.items()}


def verb(s, lang, action, domain):
    """A verb for the action, and whether it is one that only this kind of device takes."""
    special = OF_KIND[lang].get((action, domain))
    if special and (s.chance(.3) or domain == 'vacuum' or action == 'stop'):
        return s.one(special), True
    verbs = VERBS[lang][action]
    return s.one(verbs[:7] if s.chance(.3) else verbs), False


def agree(s, text, obj):
    """French endings and pronouns after the article of the object; where it tells nothing, either, as dictation does."""
    if '{e}' not in text and '{le}' not in text and '{il}' not in text:
        return text
    if obj.startswith(('les ', 'mes ', 'ces ', 'nos ')):
        text = text.replace(' est ', ' sont ')
        ending, pronoun, subject = 's', 'les', 'ils'
    elif obj.startswith(('la ', 'ma ', 'cette ')) or not obj.startswith(('le ', 'mon ', 'ce ')) and s.chance(.5):
        ending, pronoun, subject = 'e', 'la', 'elle'
    else:
        ending, pronoun, subject = '', 'le', 'il'
    return text.replace('{e}', ending).replace('{le}', pronoun).replace('{il}', subject)
