import assert from 'node:assert/strict'
import { germanDataPath, readGermanData } from '../testing/german-data.ts'
import type { Family } from './candidates.ts'
import { areaUnderRoc, brierScore } from './metrics.ts'
import { train } from './train.ts'

/** Out-of-fold figures that others publish for this data lie between 0.76 and 0.80 (AUC). */
const FLOORS: Readonly<Record<Family, number>> = { linear: 0.775, boosting: 0.775 }

describe('train on the German credit data', () => {
  const path = germanDataPath()

  for (const [family, floor] of Object.entries(FLOORS) as [Family, number][])
    it(`ranks as well as published models: ${family}`, function () {
      if (path === undefined) return this.skip() // the data set is not part of the project; LARES_TEST_DATA names its folder
      const { dataset, schema } = readGermanData(path, 'all')
      const { outOfFold } = train(dataset, schema, { seed: 1, trials: 1, budgetMs: 0, bags: 1, families: [family] })
      const auc = areaUnderRoc(outOfFold, dataset.bad)
      assert.ok(auc > floor, `AUC ${auc}`)
      assert.ok(brierScore(outOfFold, dataset.bad) < 0.17)
    })
})
