import assert from 'node:assert/strict'
import { foldNumbers, readQuantity } from './number-words.ts'

describe('foldNumbers', () => {
  for (const [said, folded] of [
    ['plug three', 'plug 3'],
    ['vingt et un', '21'],
    ['quatre vingt dix sept', '97'],
    ['soixante et onze', '71'],
    ['twenty one lamps', '21 lamps'],
    ['dix neuf', '19'],
    ['une lampe', 'une lampe'],
    ['premier etage', '1 etage'],
  ] as const)
    it(`writes "${said}" as "${folded}"`, () => assert.equal(foldNumbers(said.split(' ')).join(' '), folded))
})

describe('readQuantity', () => {
  for (const [said, value] of [
    ['40', 40],
    ['40 %', 40],
    ['20,5', 20.5],
    ['21.5 °C', 21.5],
    ['vingt', 20],
    ['vingt et un et demi', 21.5],
    ['quatre-vingts pour cent', 80],
    ['twenty one point five', 21.5],
    ['dix-neuf degrés', 19],
    ['à moitié', 50],
    ['half', 50],
    ['à fond', 100],
    ['cent', 100],
    ['-3', -3],
  ] as const)
    it(`reads "${said}" as ${value}`, () => assert.equal(readQuantity(said), value))

  for (const said of ['bleu', '', '40 lampes', 'warm white'])
    it(`finds no quantity in "${said}"`, () => assert.equal(readQuantity(said), undefined))
})
