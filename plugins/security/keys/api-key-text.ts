import { randomBytes, randomInt } from 'node:crypto'

const PREFIX = 'lares_'
const ID_LENGTH = 12
const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'
const SECRET_BYTES = 32

/** bcrypt reads no more; a longer text would match with any tail. */
export const MAX_HASHED_BYTES = 72

/** A key as its holder has it: `lares_<key_id>_<secret>`. */
export interface ApiKeyText {
  readonly keyId: string
  readonly text: string
}

/** A new key, 256 random bits. Its whole text fits what bcrypt reads. */
export function newApiKey(keyId: string = newKeyId()): ApiKeyText {
  return { keyId, text: `${PREFIX}${keyId}_${randomBytes(SECRET_BYTES).toString('base64url')}` }
}

/** The id in the text of a key, undefined when it is not one of ours. */
export function keyIdOf(text: string): string | undefined {
  return /^lares_([a-z0-9-]{1,22})_[\w-]{43}$/.exec(text)?.[1]
}

/** True for text that means to be a key of this box. */
export const isApiKeyText = (text: string): boolean => text.startsWith(PREFIX)

const newKeyId = () => Array.from({ length: ID_LENGTH }, () => ID_ALPHABET[randomInt(ID_ALPHABET.length)]).join('')
