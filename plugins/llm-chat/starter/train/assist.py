"""Home Assistant's own Assist tools: the same sentences, the second vocabulary."""
from names import made_up

TOOLS = ['HassTurnOn', 'HassTurnOff', 'HassToggle', 'HassSetPosition', 'HassStopMoving', 'HassLightSet', 'HassClimateSetTemperature', 'HassClimateGetTemperature', 'HassFanSetSpeed',
         'HassMediaUnpause', 'HassMediaPause', 'HassMediaNext', 'HassMediaPrevious', 'HassSetVolume', 'HassMediaPlayerMute', 'HassMediaPlayerUnmute', 'HassVacuumStart', 'HassVacuumReturnToBase',
         'HassGetState', 'GetLiveContext', 'HassCancelAllTimers', 'HassStartTimer', 'HassBroadcast', 'HassListAddItem', 'HassMediaSearchAndPlay', 'HassSetVolumeRelative', 'GetDateTime',
         'HassNevermind', 'todo_get_items']
SAME = {'turn_on': 'HassTurnOn', 'turn_off': 'HassTurnOff', 'toggle': 'HassToggle', 'open': 'HassTurnOn', 'close': 'HassTurnOff', 'lock': 'HassTurnOn', 'unlock': 'HassTurnOff',
        'activate': 'HassTurnOn', 'stop': 'HassStopMoving', 'play': 'HassMediaUnpause', 'pause': 'HassMediaPause', 'next': 'HassMediaNext', 'previous': 'HassMediaPrevious',
        'mute': 'HassMediaPlayerMute', 'unmute': 'HassMediaPlayerUnmute', 'start': 'HassVacuumStart', 'return_to_base': 'HassVacuumReturnToBase'}
VALUED = {'set_brightness': ('HassLightSet', 'brightness'), 'set_color': ('HassLightSet', 'color'), 'set_temperature': ('HassClimateSetTemperature', 'temperature'),
          'set_position': ('HassSetPosition', 'position'), 'set_volume': ('HassSetVolume', 'volume_level')}
# what the same word means for another kind of device; None where Assist has no tool for it
OF_KIND = {('stop', 'media_player'): 'HassMediaPause', ('stop', 'vacuum'): None, ('pause', 'vacuum'): None}
VALUED_OF_KIND = {('set_brightness', 'fan'): ('HassFanSetSpeed', 'percentage')}
PROMPT = ('You are a voice assistant for Home Assistant.\nAnswer questions about the world truthfully.\nAnswer in plain text. Keep it simple and to the point.\nWhen controlling Home Assistant always call the intent tools. Use HassTurnOn to lock and HassTurnOff to unlock a lock. '
          'When controlling a device, prefer passing just name and domain. When controlling an area, prefer passing just area name and domain.\nThis device is not able to start timers.')


def offered(s):
    """The tools that one Home Assistant offers: the basic ones always, the others by chance."""
    if s.chance(.08):
        return ['HassTurnOn', 'HassTurnOff']
    return [t for t in TOOLS if t in ('HassTurnOn', 'HassTurnOff', 'GetLiveContext') or s.chance(.75)]


def translate(call, tools):
    """A call of ours in Assist's words; None where the tools given cannot do it."""
    tool, a = call
    where = {k: a[k] for k in ('name', 'area') if k in a}
    if 'domain' in a:
        where['domain'] = [a['domain']]
    if tool == 'home_get' and 'HassGetState' in tools:
        return 'HassGetState', where
    if tool in ('home_get', 'home_list'):
        return ('GetLiveContext', {}) if 'GetLiveContext' in tools else None
    if tool != 'home_control':
        return None
    action = a['action']
    kind = action, getattr(action, 'domain', a.get('domain'))
    if action in VALUED:
        name, key = VALUED_OF_KIND.get(kind, VALUED[action])
        return (name, {**where, key: a['value']}) if 'value' in a and name in tools else None
    name = OF_KIND.get(kind, SAME[action])
    return (name, where) if name in tools else None


FAILURES = ['HomeAssistantError', 'ServiceValidationError', 'TimeoutError', 'IntentHandleError', 'IntentUnexpectedError', 'InvalidSlotInfo', 'Invalid', 'ServiceNotFound']


def answered(s, lang, name):
    """What Home Assistant sends back for one call, and how that is said: done, nothing of that name, refused, or failed."""
    fr = lang == 'fr'
    how = s.weighted({'done': 6, 'unknown': 2, 'refused': .7, 'failed': 1})
    if how == 'done':
        shown = name or made_up(s)
        entity = {'name': shown[:1].upper() + shown[1:] if s.chance(.5) else shown, 'type': 'entity', 'id': s.one(['x', 'light.x', 'cover.a', 'switch.' + s.one('abcdef')])}
        data = {**({'targets': []} if s.chance(.3) else {}), 'success': [entity], 'failed': []}
        return {'speech': {}, 'response_type': 'action_done', 'data': data}, f"C'est fait : {entity['name']}." if fr else f"Done: {entity['name']}."
    if how == 'unknown':
        reason = s.one(['NAME', 'AREA', 'DOMAIN', 'ASSISTANT', 'STATE', 'FLOOR'])
        error = s.weighted({0: 3, 1: 1})
        result = ({'error': 'MatchFailedError', **({'error_text': f'<MatchFailedError result=MatchTargetsResult(is_match=False, no_match_reason=<MatchFailedReason.{reason}: {s.rng.randint(1, 9)}>'} if s.chance(.7) else {})},
                  {'speech': {}, 'response_type': 'error', 'data': {'code': s.one(['no_valid_targets', 'no_intent_match'])}})[error]
        if not name:
            return result, "Je n'ai rien trouvé." if fr else 'I found nothing.'
        return result, f'Je ne connais pas « {name} ».' if fr else f'I do not know "{name}".'
    if how == 'refused':
        return {'error': 'Unauthorized', **({'error_text': 'Unauthorized'} if s.chance(.5) else {})}, "C'est refusé : Unauthorized." if fr else 'Refused: Unauthorized.'
    kind = s.one(FAILURES)
    if s.chance(.2):
        return {'speech': {}, 'response_type': 'error', 'data': {'code': 'failed_to_handle'}}, "Cela n'a pas marché : failed_to_handle." if fr else 'That did not work: failed_to_handle.'
    return {'error': kind, **({'error_text': s.one(['Error', 'not supported', 'Validation error', 'Service not found', kind])} if s.chance(.6) else {})}, f"Cela n'a pas marché : {kind}." if fr else f'That did not work: {kind}.'
