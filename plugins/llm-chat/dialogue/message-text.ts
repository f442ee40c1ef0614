import { z } from 'zod'

/** A message that a person writes, on the surfaces that take one message. */
export const messageText = (maxChars: number) =>
  z
    .string()
    .min(1)
    .max(maxChars, `Message too long (max ${maxChars} characters)`)
    .refine((text) => text.trim() !== '', 'must not be empty')

/** Id or label of a user as the clients send it. */
export const UserId = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,100}$/, 'must be 1 to 100 letters, digits, dashes or underscores')
