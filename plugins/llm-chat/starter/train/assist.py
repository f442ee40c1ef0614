"""Home Assistant's own Assist tools: the same sentences, the second vocabulary."""

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
