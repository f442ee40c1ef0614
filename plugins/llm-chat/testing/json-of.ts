/** The JSON body of an answer in the shape that the test names; the assertions of the test are the check. */
export async function jsonOf<T>(response: Response): Promise<T> {
  return (await response.json()) as T
}

/** An error in the OpenAI dialect. */
export interface OpenAiErrorBody {
  readonly error: {
    readonly message: string
    readonly type: string
    readonly param: string | null
    readonly code: string
  }
  readonly detail: string
}
