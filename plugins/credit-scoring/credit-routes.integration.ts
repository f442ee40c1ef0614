import assert from 'node:assert/strict'
import { accountErasure, accountExport, accountStatistics } from '../../core/contracts/account.ts'
import { startTestBox, TEST_PRINCIPALS, type TestBox, type TestPrincipal } from '../../core/test/box.ts'
import plugin from './plugin.ts'
import type { PredictionView } from './predictions/prediction-view.ts'
import { APPLICANT, bodyOf, CreditClient, RISKY } from './testing/credit-client.ts'

const ABSENT = '00000000-0000-4000-8000-000000000000'

describe('credit routes', () => {
  let box: TestBox
  let client: CreditClient

  beforeEach(async () => {
    box = await startTestBox({ plugins: [plugin], config: { 'credit-scoring': { predictionsPerDay: 8 } } })
    client = new CreditClient(box)
  })
  afterEach(() => box.stop())

  it('predicts, with the decision, its reasons and the version that made it', async () => {
    const [safe, risky] = [await client.predict(), await client.predict(RISKY)]
    assert.equal(safe.decision, 'approved')
    assert.equal(risky.decision, 'declined')
    assert.ok(safe.probability_default < safe.threshold && risky.probability_default >= risky.threshold)
    assert.ok(safe.score > risky.score)
    assert.match(risky.model_version, /^demo-[0-9a-f]{12}$/)
    assert.deepEqual(risky.input, RISKY)
    assert.ok(
      risky.reasons.some(({ code, feature }) => code === 'LATE_PAYMENTS_SEVERAL' && feature === 'late_payments'),
    )
    assert.ok(
      risky.reasons.every(
        ({ contribution }, i) => contribution > 0 && contribution <= (risky.reasons[i - 1]?.contribution ?? Infinity),
      ),
    )
  })

  it('explains in the language that is asked for', async () => {
    const textOf = async (path: string, headers: Record<string, string> = {}) =>
      (await bodyOf(await client.send(path, RISKY, { headers }))).reasons[0]?.text ?? ''
    assert.match(await textOf('/predictions/predict?lang=fr'), /Mensualité/)
    assert.match(await textOf('/predictions/predict', { 'accept-language': 'fr-FR,fr;q=0.9' }), /Mensualité/)
    assert.match(await textOf('/predictions/predict', { 'accept-language': 'de' }), /Monthly instalment/)
    const [stored] = (await client.get('/predictions/history?lang=fr')).predictions
    assert.match(stored?.reasons[0]?.text ?? '', /Mensualité/)
  })

  const wrong: Readonly<Record<string, readonly [number, unknown]>> = {
    'no body': [422, {}],
    'a number as text': [422, { ...APPLICANT, age: '35' }],
    '1e308': [422, { ...APPLICANT, income: 1e308 }],
    'a number beyond all numbers': [422, '{"age":35,"income":1e999,"credit_amount":1,"duration":1}'],
    NaN: [400, '{"age":NaN,"income":1,"credit_amount":1,"duration":1}'],
    'a negative income': [422, { ...APPLICANT, income: -1 }],
    'half a month': [422, { ...APPLICANT, duration: 1.5 }],
    'an unknown field': [422, { ...APPLICANT, sex: 'male' }],
    'a nested value': [422, { ...APPLICANT, age: { years: 35 } }],
    'a list': [422, [APPLICANT]],
    'an unknown category': [422, { ...APPLICANT, housing: 'castle' }],
    'broken JSON': [400, '{"age":'],
  }
  for (const [what, [status, body]] of Object.entries(wrong))
    it(`refuses ${what} with ${status}`, async () => {
      const response = await client.send('/v1/predictions/predict', body)
      assert.equal(response.status, status)
      assert.equal(response.headers.get('content-type')?.split(';')[0], 'application/problem+json')
    })

  it('names the fields at fault', async () => {
    const problem = await bodyOf(await client.send('/predictions/predict', { ...APPLICANT, age: 12, income: 'x' }))
    assert.equal(problem.error_code, 'CREDIT_APPLICANT_INVALID')
    assert.deepEqual(problem.validation_errors.map(({ field }) => field).toSorted(), ['age', 'income'])
  })

  it('needs a token and the scope', async () => {
    for (const path of [
      '/predictions/history',
      '/v1/predictions/stats',
      '/predictions/export.csv',
      '/v1/credit/models',
    ]) {
      assert.equal((await box.fetch(path, { as: 'nobody' })).status, 401)
      assert.equal((await box.fetch(path, { as: 'bare' })).status, 403)
    }
    assert.equal((await client.send('/predictions/predict', APPLICANT, { as: 'nobody' })).status, 401)
    assert.equal((await client.send('/predictions/predict', APPLICANT, { as: 'bare' })).status, 403)
  })

  it('lists the newest first, page by page', async () => {
    const ids = [(await client.predict()).id, (await client.predict()).id, (await client.predict()).id].toReversed()
    const first = await client.get('/v1/predictions/history?limit=2')
    assert.deepEqual([first.total, first.limit, first.offset], [3, 2, 0])
    assert.deepEqual(
      first.predictions.map(({ id }) => id),
      ids.slice(0, 2),
    )
    assert.deepEqual(
      (await client.get('/predictions/history?limit=2&offset=2')).predictions.map(({ id }) => id),
      ids.slice(2),
    )
    for (const query of ['limit=0', 'limit=501', 'limit=x', 'offset=-1', 'sort=id'])
      assert.equal((await box.fetch(`/predictions/history?${query}`)).status, 422, query)
  })

  it('shows owners their own and administrators everybody’s', async () => {
    const { id } = await client.predict()
    await client.predict(APPLICANT, 'admin')
    assert.equal((await client.get('/predictions/history', 'other')).total, 0)
    assert.equal((await client.get('/predictions/history', 'admin')).total, 2)
    assert.equal((await client.get('/predictions/history?mine=true', 'admin')).total, 1)
    for (const [path, body] of [
      ['', undefined],
      ['/review', { decision: 'approved', reason: 'known to us' }],
      ['/outcome', { outcome: 'repaid' }],
    ] as const) {
      const request = (as: TestPrincipal, of: string) =>
        body === undefined
          ? box.fetch(`/predictions/${of}${path}`, { as })
          : client.send(`/predictions/${of}${path}`, body, { as })
      const foreign = await request('other', id)
      const absent = await request('other', ABSENT)
      assert.deepEqual([foreign.status, absent.status], [404, 404])
      const [a, b] = [await bodyOf(foreign), await bodyOf(absent)]
      assert.deepEqual({ ...a, instance: '' }, { ...b, instance: '' })
      assert.equal((await request('admin', id)).status, 200)
    }
  })

  it('lets a person override with a reason, and keeps what the model said', async () => {
    const { id } = await client.predict(RISKY)
    for (const body of [
      { decision: 'approved' },
      { decision: 'maybe', reason: 'because' },
      { decision: 'approved', reason: ' ' },
    ])
      assert.equal((await client.send(`/predictions/${id}/review`, body)).status, 422)
    const reviewed = await client.post(`/predictions/${id}/review`, {
      decision: 'approved',
      reason: 'a guarantor signed',
    })
    assert.deepEqual([reviewed.decision, reviewed.final_decision], ['declined', 'approved'])
    assert.deepEqual(
      [reviewed.review?.reason, reviewed.review?.reviewed_by],
      ['a guarantor signed', TEST_PRINCIPALS.user.userId],
    )
    assert.deepEqual((await client.get(`/v1/predictions/${id}`)).review, reviewed.review)
  })

  it('sums up predictions and how they turned out', async () => {
    const empty = await client.get('/predictions/stats')
    assert.deepEqual([empty.total, empty.approval_rate, empty.outcomes.auc], [0, null, null])
    const [safe, risky] = [await client.predict(), await client.predict(RISKY)]
    await client.send(`/predictions/${safe.id}/outcome`, { outcome: 'repaid' })
    await client.send(`/predictions/${risky.id}/outcome`, { outcome: 'defaulted' })
    const stats = await client.get('/v1/predictions/stats')
    assert.deepEqual([stats.total, stats.approved, stats.declined, stats.approval_rate], [2, 1, 1, 0.5])
    assert.deepEqual([stats.outcomes.known, stats.outcomes.defaulted, stats.outcomes.auc], [2, 1, 1])
    const brier = (safe.probability_default ** 2 + (1 - risky.probability_default) ** 2) / 2
    assert.ok(Math.abs(stats.outcomes.brier - brier) < 1e-12)
    assert.deepEqual([stats.today.limit, stats.today.used, stats.today.remaining], [8, 2, 6])
    assert.equal((await client.get('/predictions/stats', 'other')).total, 0)
    assert.equal((await client.get('/predictions/stats', 'admin')).total, 2)
  })

  it('stops at the daily limit, says until when, and counts only what was predicted', async () => {
    await client.send('/predictions/predict', { ...APPLICANT, age: 1 })
    const statuses = await Promise.all(
      Array.from({ length: 14 }, async () => (await client.send('/predictions/predict', APPLICANT)).status),
    )
    assert.equal(statuses.filter((status) => status === 200).length, 8)
    assert.equal((await client.get('/predictions/stats')).total, 8)
    const limited = await client.send('/predictions/predict', APPLICANT)
    const problem = await bodyOf(limited)
    assert.deepEqual(
      [limited.status, problem.error_code, problem.current_limit],
      [429, 'CREDIT_DAILY_LIMIT', '8 predictions per day'],
    )
    const seconds = Number(limited.headers.get('retry-after'))
    assert.ok(seconds > 0 && seconds <= 25 * 3600)
    await client.predict(APPLICANT, 'other')
  })

  it('exports CSV that no spreadsheet takes for formulas, of the caller alone', async () => {
    const { id } = await client.predict(RISKY)
    await client.send(`/predictions/${id}/review`, { decision: 'approved', reason: '=HYPERLINK("http://x","y")' })
    await client.predict(APPLICANT, 'other')
    const response = await box.fetch('/predictions/export.csv')
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.match(response.headers.get('content-disposition') ?? '', /attachment; filename="predictions.csv"/)
    const lines = (await response.text()).trimEnd().split('\r\n')
    assert.equal(lines.length, 2)
    assert.match(lines[0] ?? '', /^id,user_id,created_at,.*age,income,credit_amount,duration/)
    assert.match(lines[1] ?? '', /"'=HYPERLINK\(""http:\/\/x"",""y""\)"/)
  })

  it('tells of its models, with their papers', async () => {
    const { models, active } = await client.get('/v1/credit/models')
    assert.deepEqual([models.length, models[0]?.version, models[0]?.is_demonstration], [1, active, true])
    const detail = await client.get('/v1/credit/models/active')
    assert.deepEqual(
      detail.fields.slice(0, 2).map(({ name, risk }) => [name, risk ?? null]),
      [
        ['age', null],
        ['income', 'decreasing'],
      ],
    )
    assert.match(await (await box.fetch(`/v1/credit/models/${active}/card`)).text(), /demonstration/)
    assert.match(await (await box.fetch(`/v1/credit/models/${active}/data-sheet`)).text(), /invented|synthetic/)
    assert.ok((await client.get(`/v1/credit/models/${active}/report`)).fairness.length > 0)
    const onnx = await (await box.fetch(`/v1/credit/models/${active}/onnx`)).arrayBuffer()
    assert.ok(onnx.byteLength > 10_000)
    assert.equal((await box.fetch('/v1/credit/models/demo-000000000000')).status, 404)
    assert.equal((await box.fetch('/v1/credit/models/..%2f..%2fetc')).status, 422)
  })

  it('lets only administrators change or watch what serves', async () => {
    const { active } = await client.get('/v1/credit/models')
    assert.equal((await client.send(`/v1/credit/models/${active}/promote`, '')).status, 403)
    assert.equal((await client.send('/v1/credit/models/rollback', '')).status, 403)
    assert.equal((await box.fetch(`/v1/credit/models/${active}/stability`)).status, 403)
    assert.equal((await client.send('/v1/credit/models/rollback', '', { as: 'admin' })).status, 409)
    await client.predict()
    const { rows, shifts } = await client.get(`/v1/credit/models/${active}/stability`, 'admin')
    assert.equal(rows, 1)
    assert.ok(shifts.every(({ verdict }) => verdict === 'too few rows'))
  })

  it('erases and exports what it holds of an account', async () => {
    const { id } = await client.predict()
    const foreign = await client.predict(APPLICANT, 'other')
    await client.post(`/predictions/${foreign.id}/review`, { decision: 'approved', reason: 'checked' }, 'admin')
    const contributions = box.box.kernel.contributions.forOwner('test')
    const signal = AbortSignal.timeout(5000)
    const { userId } = TEST_PRINCIPALS.user
    const exported = await contributions
      .list(accountExport)
      .find(({ owner }) => owner === 'credit-scoring')
      ?.item.export(userId, signal)
    assert.deepEqual(
      (exported as { predictions: PredictionView[] }).predictions.map((prediction) => prediction.id),
      [id],
    )
    const statistics = contributions.list(accountStatistics).find(({ item }) => item.name === 'predictions')
    assert.equal(await statistics?.item.count(), 2)
    const erase = contributions.list(accountErasure).find(({ owner }) => owner === 'credit-scoring')?.item
    await erase?.erase(userId, signal)
    await erase?.erase(userId, signal)
    assert.equal(await statistics?.item.count(), 1)
    assert.equal((await client.get('/predictions/stats')).today.used, 0)
    await erase?.erase(TEST_PRINCIPALS.admin.userId, signal)
    const [kept] = (await client.get('/predictions/history', 'other')).predictions
    assert.deepEqual([kept?.review?.reviewed_by, kept?.review?.reason], ['erased', 'checked'])
  })

  it('keeps predictions over a restart of the plugin, and says how it fares', async () => {
    const statusOf = async () => (await box.box.kernel.plugins()).find(({ name }) => name === 'credit-scoring')
    assert.equal((await statusOf())?.health.state, 'idle')
    const { id } = await client.predict()
    assert.equal((await statusOf())?.health.facts?.['scorer'], 'running')
    await box.box.kernel.restart('credit-scoring')
    assert.equal((await client.get(`/predictions/${id}`)).id, id)
    await client.predict()
  })

  it('counts what it does', async () => {
    await client.predict(RISKY)
    const text = await (await box.fetch('/metrics', { as: 'admin' })).text()
    assert.match(text, /lares_credit_predictions_total\{[^}]*decision="declined"[^}]*\} 1/)
    assert.match(text, /lares_credit_score_seconds_count/)
    assert.match(text, /lares_credit_psi\{[^}]*name="income"/)
  })
})
