const KEY = 'lares-key'
const REFRESH = 'lares-refresh'

/** True when this tab has a key. */
export const hasKey = () => sessionStorage.getItem(KEY) !== null

/** Keeps a key that somebody typed, in this tab alone. */
export function useKey(key) {
  sessionStorage.setItem(KEY, key.trim())
  sessionStorage.removeItem(REFRESH)
}

/** Forgets the key of this tab. */
export function forget() {
  sessionStorage.removeItem(KEY)
  sessionStorage.removeItem(REFRESH)
}

/** Signs in by e-mail or user name. */
export async function signIn(name, password) {
  const who = name.includes('@') ? { email: name } : { username: name }
  const body = JSON.stringify({ ...who, password })
  keep(await (await call('/v1/auth/login', { method: 'POST', body })).json())
}

/** Ends the session on the box too, when there is one. */
export async function signOut() {
  const isSession = sessionStorage.getItem(REFRESH) !== null
  if (isSession) await call('/v1/auth/logout', { method: 'POST', body: '{}' }).catch(() => {})
  forget()
}

/** The API with the key of this tab; without one it asks as nobody, which a box may allow. Renews a session once. */
export async function call(path, options = {}, isRenewed = false) {
  const key = sessionStorage.getItem(KEY)
  const headers = { 'Content-Type': 'application/json', ...(key ? { Authorization: `Bearer ${key}` } : {}) }
  const response = await fetch(path, { ...options, headers })
  if (response.ok) return response
  if (response.status === 401 && !isRenewed && (await renew())) return call(path, options, true)
  const problem = await response.json().catch(() => ({}))
  throw Object.assign(new Error(problem.detail ?? `The box answered ${response.status}.`), { status: response.status })
}

/** Trades the refresh token for new ones; false when there is none or it is no longer good. */
async function renew() {
  const token = sessionStorage.getItem(REFRESH)
  if (token === null) return false
  sessionStorage.removeItem(REFRESH)
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ refresh_token: token })
  const response = await fetch('/v1/auth/refresh', { method: 'POST', headers, body })
  if (!response.ok) return false
  keep(await response.json())
  return true
}

function keep(tokens) {
  sessionStorage.setItem(KEY, tokens.access_token)
  if (tokens.refresh_token) sessionStorage.setItem(REFRESH, tokens.refresh_token)
}
