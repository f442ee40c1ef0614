import assert from 'node:assert/strict'
import { checkNewPassword } from './password-policy.ts'

const refuses = (password: string, code: string, names: string[] = []) =>
  assert.throws(() => checkNewPassword(password, names), { code, kind: 'invalid' }, password)

describe('checkNewPassword', () => {
  it('takes any words of enough length, without rules about their characters', () => {
    for (const password of [
      'SecurePass123',
      'tr0ub4dor&3x',
      'quatre chevaux',
      '🐎🔋📎✅🐎🔋📎✅',
      'a b c d e',
      'nul\0inside!',
      `${'x'.repeat(63)}y`,
    ])
      checkNewPassword(password)
  })

  it('refuses fewer than eight characters, counted as people count them', () => {
    for (const password of ['', 'short', '1234567', '🐎🔋📎✅🐎🔋📎', 'abcdefg\u0301'.slice(0, 7)])
      refuses(password, 'PASSWORD_TOO_SHORT')
  })

  it('takes 1024 bytes and refuses 1025', () => {
    checkNewPassword('ab'.repeat(512))
    refuses(`${'ab'.repeat(512)}c`, 'PASSWORD_TOO_LONG')
    refuses('é'.repeat(513), 'PASSWORD_TOO_LONG')
  })

  it('refuses what attackers try first, in any case', () => {
    for (const password of [
      'password',
      'PASSWORD',
      '12345678',
      'qwertyuiop',
      'Password123',
      'iloveyou',
      'azertyuiop',
      'motdepasse',
      'letmein123',
      'aaaaaaaaaaaa',
    ])
      refuses(password, 'PASSWORD_COMMON')
  })

  it("refuses the person's own name", () => {
    refuses('ada.lovelace', 'PASSWORD_COMMON', ['Ada.Lovelace@example.org'])
    refuses('ada.lovelace@example.org', 'PASSWORD_COMMON', ['ada.lovelace@example.org'])
    refuses('CountessA', 'PASSWORD_COMMON', ['x@example.org', 'countessa'])
  })
})
