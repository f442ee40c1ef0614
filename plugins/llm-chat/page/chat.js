import { readEvents } from './event-stream.js'
import { call, forget, hasKey, signIn, signOut, useKey } from './session.js'

const $ = (id) => document.getElementById(id)
let conversation
let running

function say(kind, text) {
  const item = document.createElement('li')
  item.className = kind
  item.textContent = text
  const list = $('messages')
  list.append(item)
  list.scrollTop = list.scrollHeight
  return item
}

function notice(text) {
  $('notice').textContent = text
  $('notice').hidden = text === ''
}

/** Shows the talk when the key opens the door, else the door. */
async function enter() {
  try {
    const state = await (await call('/v1/chat/model')).json()
    $('model').textContent = state.model ?? 'no model'
    if (state.failure) notice(state.failure)
    else if (state.model === null) notice(`No chat model is installed. ${state.recommendation ?? ''}`)
    else if (state.is_starter)
      notice(
        `The small starter model of Lares answers: it knows this house and small talk. ${state.recommendation ?? ''}`,
      )
    else notice('')
    $('door').hidden = true
    $('talk').hidden = false
    $('leave').hidden = !hasKey()
    $('text').focus()
  } catch (error) {
    if (hasKey() || error.status !== 401) notice(error.message)
    if (error.status === 401) forget()
    $('door').hidden = false
    $('talk').hidden = true
    $('leave').hidden = true
  }
}

async function ask(message) {
  say('mine', message)
  const answer = say('theirs waiting', '')
  running = new AbortController()
  busy(true)
  try {
    const response = await call('/v1/chat', {
      method: 'POST',
      body: JSON.stringify({ message, stream: true, ...(conversation ? { conversation_id: conversation } : {}) }),
      signal: running.signal,
    })
    for await (const { event, data } of readEvents(response)) show(event, data, answer)
  } catch (error) {
    if (error.name !== 'AbortError') say('failed', error.message)
    if (error.status === 401) enter()
  } finally {
    answer.classList.remove('waiting')
    if (answer.textContent === '') answer.remove()
    running = undefined
    busy(false)
  }
}

function show(event, data, answer) {
  if (event === 'text') {
    answer.textContent += data.text
    $('messages').scrollTop = $('messages').scrollHeight
  } else if (event === 'tool')
    answer.before(
      Object.assign(document.createElement('li'), { className: 'side', textContent: `${data.name}: ${data.status}` }),
    )
  else if (event === 'begin') conversation = data.conversation_id
  else if (event === 'error') say('failed', data.detail ?? 'The answer broke off.')
}

function busy(isBusy) {
  $('send').hidden = isBusy
  $('stop').hidden = !isBusy
}

$('ask').addEventListener('submit', (event) => {
  event.preventDefault()
  const message = $('text').value.trim()
  if (message === '' || running) return
  $('text').value = ''
  ask(message)
})

$('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  $('ask').requestSubmit()
})

$('stop').addEventListener('click', () => running?.abort())

$('new').addEventListener('click', () => {
  running?.abort()
  conversation = undefined
  $('messages').replaceChildren()
})

$('leave').addEventListener('click', async () => {
  await signOut()
  conversation = undefined
  $('messages').replaceChildren()
  enter()
})

$('key-form').addEventListener('submit', (event) => {
  event.preventDefault()
  useKey($('key').value)
  $('key').value = ''
  enter()
})

$('login-form').addEventListener('submit', async (event) => {
  event.preventDefault()
  try {
    await signIn($('email').value.trim(), $('password').value)
    $('password').value = ''
    enter()
  } catch (error) {
    notice(error.message)
  }
})

enter()
