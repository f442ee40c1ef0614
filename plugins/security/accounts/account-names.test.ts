import assert from 'node:assert/strict'
import { Email, FullName, nameKey, Username } from './account-names.ts'

const takes = (schema: typeof Email | typeof Username | typeof FullName, values: string[], expected: boolean) => {
  for (const value of values) assert.equal(schema.safeParse(value).success, expected, JSON.stringify(value))
}

describe('account names', () => {
  it('compares after NFKC, lower case and trim', () => {
    assert.equal(nameKey(' ADA@Example.org '), nameKey('ada@example.org'))
    assert.equal(nameKey('ａｄａ'), 'ada')
    assert.equal(nameKey('ﬁne'), 'fine')
  })

  it('takes e-mail addresses and nothing else', () => {
    takes(
      Email,
      ['a@b.c', 'ada.lovelace+x@example.co.uk', ' ada@example.org ', 'ADA@EXAMPLE.ORG', 'me@localhost'],
      true,
    )
    takes(
      Email,
      [
        '',
        'ada',
        '@b.c',
        'a@',
        'a@b@c',
        'a b@c.d',
        'a@b..c',
        'аda@example.org',
        'a@exämple.org',
        'a\n@b.c',
        `${'a'.repeat(65)}@b.c`,
        `a@${'b.'.repeat(130)}c`,
        'a@b.c\0',
        '<script>@x.y',
      ],
      false,
    )
  })

  it('takes user names of one script, that cannot pass for an e-mail', () => {
    takes(Username, ['ada', 'Ada.L-1_x', 'été', '0x', 'a'.repeat(64)], true)
    takes(
      Username,
      [
        'a',
        '',
        'ada@home',
        '.ada',
        'a b',
        'аdа',
        'ada\u202e',
        'ada\u200b',
        'a'.repeat(65),
        "a'--",
        'a/b',
        '../x',
        '☃☃',
      ],
      false,
    )
  })

  it('takes any full name without invisible characters', () => {
    takes(FullName, ['Ада Лавлейс', "Renée O'Neil-Müller", '李'], true)
    takes(FullName, ['', ' ', 'a\nb', 'a\u202eb', 'a\u0000', 'x'.repeat(201)], false)
  })

  it('ends on texts that make a careless pattern try for ever', () => {
    for (const text of ['a'.repeat(254), `${'a.'.repeat(60)}@`, `a@${'a'.repeat(250)}!`, `a@${'a-'.repeat(120)}`])
      assert.equal(Email.safeParse(text).success, false)
  })
})
