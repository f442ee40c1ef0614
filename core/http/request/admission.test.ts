import assert from 'node:assert/strict'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { Admission } from './admission.ts'

describe('Admission', () => {
  const limits = { requests: 2, heavy: 1, waiting: 2, waitMs: 10_000 }
  const response = () => new ServerResponse(new IncomingMessage(new Socket()))
  const busy = { code: 'BOX_BUSY', kind: 'unavailable' }

  it('takes requests up to its bound, and the next once one has ended', () => {
    const admission = new Admission(limits)
    const leave = admission.enter()
    admission.enter()
    assert.throws(() => admission.enter(), busy)
    leave()
    admission.enter()
  })

  it('lets heavy requests wait for their turn, in their order', async () => {
    const admission = new Admission(limits)
    const order: string[] = []
    const first = await admission.enterHeavy(response())
    const second = admission.enterHeavy(response()).then((leave) => {
      order.push('second')
      return leave
    })
    const third = admission.enterHeavy(response()).then((leave) => {
      order.push('third')
      return leave
    })
    await assert.rejects(admission.enterHeavy(response()), busy)
    assert.deepEqual(order, [])
    first()
    const leaveSecond = await second
    assert.deepEqual(order, ['second'])
    leaveSecond()
    const leaveThird = await third
    leaveThird()
    const again = await admission.enterHeavy(response())
    again()
  })

  it('forgets who left or waited too long', async () => {
    const admission = new Admission({ ...limits, waitMs: 20 })
    const leave = await admission.enterHeavy(response())
    const gone = response()
    const waiting = admission.enterHeavy(gone)
    gone.emit('close')
    await assert.rejects(waiting, { code: 'CLIENT_LEFT' })
    await assert.rejects(admission.enterHeavy(response()), busy)
    leave()
    const next = await admission.enterHeavy(response())
    next()
  })
})
