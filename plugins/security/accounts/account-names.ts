import { z } from 'zod'

/** The form in which e-mails and user names are compared: two that look alike to a person are one. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/**
 * No nested quantifier, so the time is linear in the length. ASCII alone: look-alike letters of other scripts would make
 * two addresses of one.
 */
const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,8}$/

/** An e-mail address as people type it; the box never sends mail, so it is a name and nothing more. */
export const Email = z
  .string()
  .max(254)
  .transform((text) => text.normalize('NFKC').trim())
  .refine((text) => EMAIL.test(text.toLowerCase()), 'Not an e-mail address.')
  .meta({ example: 'ada@example.org' })

/** A user name: Latin letters, digits and `. _ -`; never one that could be taken for an e-mail. */
export const Username = z
  .string()
  .max(64)
  .transform((text) => text.normalize('NFKC').trim())
  .refine(
    (text) => /^[\p{Script=Latin}0-9][\p{Script=Latin}0-9._-]{1,63}$/u.test(text),
    'A user name has 2 to 64 Latin letters, digits, dots, dashes or underscores and starts with a letter or digit.',
  )
  .meta({ example: 'ada' })

/** A person's name as shown. */
export const FullName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(text), 'Control and invisible characters are not allowed.')
