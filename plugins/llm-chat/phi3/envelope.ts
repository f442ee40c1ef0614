import { z } from 'zod'

/** A success in the dialect of the Phi-3 clients. */
export const envelope = <const D>(data: D, message: string) => ({ success: true as const, data, message })

/** Schema of a success with data of the given shape. */
export const enveloped = <D extends z.ZodType>(data: D) =>
  z.object({ success: z.literal(true), data, message: z.string() })

/** What every route of this dialect shares. */
export const phi3 = { dialect: 'phi3', tags: ['Phi-3'] } as const
