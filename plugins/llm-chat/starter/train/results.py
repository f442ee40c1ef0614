"""Made-up results of the tools, in the shapes of core/contracts/home-tools.ts, and the sentence that says each one."""
import json

import words_en
import words_fr
from memory import SAID, fill
from names import made_up, person, proper
from things import area_phrase, bare, of

STATES = {'on': ('allumé', 'on'), 'off': ('éteint', 'off'), 'open': ('ouvert', 'open'), 'closed': ('fermé', 'closed'), 'opening': ("en cours d'ouverture", 'opening'), 'closing': ('en cours de fermeture', 'closing'),
          'locked': ('verrouillé', 'locked'), 'unlocked': ('déverrouillé', 'unlocked'), 'playing': ('en lecture', 'playing'), 'paused': ('en pause', 'paused'), 'idle': ('inactif', 'idle'), 'standby': ('en veille', 'standby'), 'cleaning': ('en nettoyage', 'cleaning'),
          'docked': ('à sa base', 'docked'), 'returning': ('en retour à sa base', 'returning'), 'heat': ('en chauffe', 'heating'), 'cool': ('en refroidissement', 'cooling'), 'auto': ('en automatique', 'automatic'),
          'unavailable': ('injoignable', 'unavailable'), 'unknown': ("dans un état inconnu", 'in an unknown state')}
BY_ACTION = {'turn_on': ['on'], 'turn_off': ['off'], 'toggle': ['on', 'off'], 'open': ['open', 'opening', 'open'], 'close': ['closed', 'closing', 'closed'], 'stop': ['open', 'idle', 'paused'], 'lock': ['locked'], 'unlock': ['unlocked'], 'start': ['cleaning'],
             'return_to_base': ['returning', 'docked'], 'play': ['playing'], 'pause': ['paused'], 'next': ['playing'], 'previous': ['playing'], 'mute': ['playing', 'on'], 'unmute': ['playing', 'on'], 'activate': ['on', 'scening', 'unknown'],
             'set_brightness': ['on'], 'set_color': ['on'], 'set_position': ['open'], 'set_volume': ['playing', 'on'], 'set_temperature': ['heat', 'auto', 'heat', 'cool']}
REASONS = ['not allowed', 'not allowed', 'not allowed', 'locks need a confirmation', 'this domain is not allowed', 'confirmation needed', 'only an administrator may do this', 'value out of range', 'guests may not do this']
FAULTS = ['timeout', 'Home Assistant is not connected', 'no answer from the device', 'device unavailable', 'connection lost', 'not confirmed', 'the broker is offline', 'service call failed', 'no route to the hub']


def label(s, lang):
    """The name of a device as a home would list it."""
    w = words_fr if lang == 'fr' else words_en
    noun = s.one(w.NOUNS[s.one(list(w.NOUNS))])
    r = s.rng.random()
    if r < .18:
        return proper(s)
    if lang == 'fr':
        n = bare(noun)[1]
        text = s.one([f'{n} {of(area_phrase(s, lang))}', f'{n} {bare(area_phrase(s, lang))[1]}', f'{n} {proper(s)}', f'{n} {of(person(s))}', n, f'{n} {s.one(w.QUALIFIERS)}'])
    else:
        text = s.one([f'{area_phrase(s, lang)} {noun}', f'{area_phrase(s, lang)} {noun}', f'{noun} {proper(s)}', f"{person(s)}'s {noun}", noun, f'{s.one(w.QUALIFIERS)} {noun}'])
    return text[:1].upper() + text[1:] if s.chance(.85) else text.title() if s.chance(.5) and lang == 'en' else text


def siblings(s, lang, n, asked):
    """Things near the words that were asked for: unrelated, or of one noun in several rooms, most often the noun asked for."""
    if s.chance(.35):
        return [label(s, lang) for _ in range(n)]
    w = words_fr if lang == 'fr' else words_en
    heard = asked.split(' ')[0 if lang == 'fr' else -1]
    noun = heard if heard.isalpha() and heard.lower() not in ('room', 'area', 'floor') and s.chance(.7) else bare(s.one(w.NOUNS[s.one(list(w.NOUNS))]))[1]
    rooms = dict.fromkeys(area_phrase(s, lang) for _ in range(n))
    names = [f'{noun} {of(room)}' if lang == 'fr' else f'{room} {noun}' for room in rooms]
    return [name[:1].upper() + name[1:] for name in names] + [label(s, lang) for _ in range(n - len(names))]


def reading(s):
    return s.one([f'{s.rng.randint(-5, 32)}.{s.rng.randint(0, 9)} °C', f'{s.rng.randint(20, 95)} %', f'{s.rng.randint(15, 25)}', f'{s.rng.randint(1, 99)}.{s.rng.randint(0, 9)}', f'{s.rng.randint(5, 2500)} W', f'{s.rng.randint(350, 1800)} ppm', f'{s.rng.randint(10, 30)} °C', f'{s.rng.randint(10, 99)}%'])


def state_word(state, lang):
    """A state in words; a thermostat's has several parts."""
    if state in STATES:
        return STATES[state][lang == 'en']
    mode, comma, rest = state.partition(', ')
    if comma and mode in STATES:
        return STATES[mode][lang == 'en'] + ', ' + (rest.replace('set to', 'réglé sur') if lang == 'fr' else rest)
    return state


def thermostat(s):
    parts = [s.one(['heat', 'heat', 'off', 'auto', 'cool'])]
    if s.chance(.8):
        parts.append(f'{s.rng.randint(10, 28)}.{s.rng.randint(0, 9)} °C' if s.chance(.7) else f'{s.rng.randint(10, 28)} °C')
    if s.chance(.8) or len(parts) == 1:
        parts.append(f'set to {s.rng.randint(10, 26)}{s.one(["", "", ".5"])} °C')
    return ', '.join(parts)


def reason(s, lang, known):
    """Why something was refused or failed: a known reason, a device that cannot, or any other words."""
    r = s.rng.random()
    if r < .6:
        return s.one(known)
    if r < .85:
        verb = s.one('set brightness|set color|set temperature|set position|open|close|lock|set volume|turn on|turn off|activate|play'.split('|'))
        return ', '.join(label(s, lang) for _ in range(s.weighted({1: 6, 2: 1}))) + ' cannot ' + verb
    return ' '.join(s.one(['the', 'no', 'device', 'value', 'not', 'service', 'is', 'wrong', 'hub', 'must', 'be', 'arguments:', made_up(s)]) for _ in range(s.rng.randint(2, 6)))


def entity_text(e, lang):
    w = state_word(e['state'], lang)
    return f"{e['name']} : {w}" if lang == 'fr' else f"{e['name']} is {w}"


def joined(items, lang, last):
    return items[0] if len(items) == 1 else ', '.join(items[:-1]) + f' {last} ' + items[-1]


def either(items, lang):
    return joined(items, lang, 'ou' if lang == 'fr' else 'or')


def fake(s, lang, call, asked):
    """A result for one call; `asked` are the words for the thing."""
    tool, a = call
    if tool in ('remember', 'recall'):
        if s.chance(.06):
            return {'status': 'failed', 'reason': reason(s, lang, FAULTS)}
        if tool == 'remember':
            return {'status': 'done'}
        facts = s.one([SAID[lang].FACT, SAID[lang].FACT, SAID[lang].LIKE])
        n = s.weighted({0: 2, 1: 6, 2: 2, 3: 1})
        memories = [fill(s, lang, s.one(facts)) for _ in range(n)]
        return {'status': 'done', 'memories': [m[:1].upper() + m[1:] if s.chance(.5) else m for m in memories]}
    status = s.weighted({'done': 60, 'unknown': 15, 'ambiguous': 12, 'refused': 6, 'failed': 7})
    single = 'name' in a
    if status in ('unknown', 'ambiguous') and not asked:
        status = 'done'
    if status == 'unknown':
        return {'status': 'unknown', 'asked': asked, 'nearest': siblings(s, lang, s.weighted({0: 1, 1: 1, 2: 1, 3: 2}), asked)}
    if status == 'ambiguous':
        return {'status': 'ambiguous', 'asked': asked, 'candidates': siblings(s, lang, s.weighted({2: 4, 3: 3, 4: 1}), asked)}
    if status in ('refused', 'failed'):
        return {'status': status, 'reason': reason(s, lang, REASONS if status == 'refused' else FAULTS)}
    count = 1 if single and s.chance(.85) else s.weighted({0: .6, 1: 3, 2: 4, 3: 3, 4: 2, 5: 1, 6: .4, 8: .3})
    entities = []
    for _ in range(count):
        name = asked[:1].upper() + asked[1:] if single and s.chance(.4) else label(s, lang)
        if tool == 'home_control':
            state = s.one(BY_ACTION[a['action']]) if s.chance(.9) else s.one(list(STATES))
            if a['action'] == 'set_temperature' and s.chance(.6):
                state = thermostat(s)
            state = {'scening': '2026-11-20T18:42:00'}.get(state, state)
        else:
            state = reading(s) if a.get('domain') == 'sensor' or s.chance(.15) else thermostat(s) if a.get('domain') == 'climate' or s.chance(.07) else s.one(list(STATES))
        e = {'name': name, 'state': state}
        if s.chance(.35):
            e['area'] = bare(area_phrase(s, lang))[1].capitalize()
        entities.append(e)
    return {'status': 'done', 'entities': entities}


def words(result, call, lang):
    """The sentence that says one result."""
    fr, (tool, a), status = lang == 'fr', call, result['status']
    if status == 'refused':
        if result['reason'] == 'not allowed':
            return "Je n'ai pas le droit de faire cela." if fr else 'I am not allowed to do that.'
        return f"C'est refusé : {result['reason']}." if fr else f"Refused: {result['reason']}."
    if status == 'failed':
        return f"Cela n'a pas marché : {result['reason']}." if fr else f"That did not work: {result['reason']}."
    if status == 'unknown':
        near = result['nearest']
        head = f"Je ne connais pas « {result['asked']} »." if fr else f"I do not know \"{result['asked']}\"."
        return head + ((f' Peut-être {either(near, lang)} ?' if fr else f' Did you mean {either(near, lang)}?') if near else '')
    if status == 'ambiguous':
        return f"Lequel : {either(result['candidates'], lang)} ?" if fr else f"Which one: {either(result['candidates'], lang)}?"
    if tool == 'remember':
        if a.get('category') == 'reminder':
            return "C'est noté, je vous le rappellerai." if fr else 'Noted, I will remind you.'
        return "C'est noté." if fr else 'Noted.'
    if tool == 'recall':
        if not result.get('memories'):
            return "Je n'ai rien noté à ce sujet." if fr else 'I have nothing noted about that.'
        return ("D'après mes notes : " if fr else 'From my notes: ') + ' ; '.join(result['memories']) + '.'
    entities = result['entities']
    if not entities:
        return "Je n'ai trouvé aucun appareil." if fr else 'I found no device.'
    if tool == 'home_list':
        return ('Voici : ' if fr else 'Here they are: ') + ', '.join(e['name'] for e in entities) + '.'
    if tool == 'home_control' and a.get('action') == 'activate':
        return ("C'est fait : " if fr else 'Done: ') + ', '.join(e['name'] for e in entities) + '.'
    said = ', '.join(entity_text(e, lang) for e in entities)
    if tool == 'home_control':
        return ("C'est fait. " if fr else 'Done: ') + said + '.'
    return said + '.'


def to_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'))
