const MAX_PENDING = 100
const VALID_MS = 120_000
const AFFIRMATIVE =
  /\b(?:oui|ouais|yes|yep|yeah|ok|okay|d accord|sure|je confirme|je le confirme|confirme[rz]?|i confirm|confirm|vas y|allez y|go ahead|do it|fais le)\b/gu
const POLITE = /\b(?:please|s il te plait|s il vous plait|stp|svp|merci|thanks|thank you)\b/gu

/** Sensitive actions that wait for a person's yes: only the words of the next turn can give it, never the model. */
export class Confirmations {
  readonly #pending = new Map<
    string,
    { readonly wish: string; readonly question: string; readonly expiresAt: number }
  >()

  /** Remembers that an action was asked for in a turn of a conversation. */
  ask(conversation: string, wish: string, question: string): void {
    this.#pending.delete(conversation)
    const [oldest] = this.#pending.keys()
    if (this.#pending.size >= MAX_PENDING && oldest !== undefined) this.#pending.delete(oldest)
    this.#pending.set(conversation, { wish, question, expiresAt: Date.now() + VALID_MS })
  }

  /** True once when the person's words of a later turn are a plain yes to just this action. */
  take(conversation: string, wish: string, question: string): boolean {
    const pending = this.#pending.get(conversation)
    if (pending === undefined || pending.wish !== wish || pending.question === question) return false
    if (pending.expiresAt < Date.now() || !isYes(question)) return false
    this.#pending.delete(conversation)
    return true
  }
}

/** Whether a person's whole sentence is a yes. */
export function isYes(question: string): boolean {
  const words = question
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
  const rest = words.replaceAll(AFFIRMATIVE, '')
  return rest !== words && rest.replaceAll(POLITE, '').trim() === ''
}
