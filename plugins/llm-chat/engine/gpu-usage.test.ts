import assert from 'node:assert/strict'
import { gpuUsageReader } from './gpu-usage.ts'

const hostOf = (files: Readonly<Record<string, string>>, smi?: string) => ({
  asked: 0,
  read: async (path: string) => files[path],
  list: async () => ['card0', 'card1', 'card1-DP-1', 'renderD128'],
  async smi() {
    this.asked++
    return smi
  },
})

describe('gpuUsageReader', () => {
  it('reads a Jetson, AMD cards and NVIDIA cards, the busiest', async () => {
    assert.equal(await gpuUsageReader(hostOf({ '/sys/devices/platform/gpu.0/load': '455\n' }))(), 45.5)
    const amd = { '/sys/class/drm/card1/device/gpu_busy_percent': '7\n' }
    assert.equal(await gpuUsageReader(hostOf(amd))(), 7)
    assert.equal(await gpuUsageReader(hostOf(amd, '12\n93\n'))(), 93)
  })

  it('says nothing where no GPU tells', async () => {
    assert.equal(await gpuUsageReader(hostOf({}))(), undefined)
    assert.equal(await gpuUsageReader(hostOf({}, '[N/A]\n'))(), undefined)
  })

  it('reads once for many who ask at about the same time', async () => {
    const host = hostOf({}, '5\n')
    const usage = gpuUsageReader(host)
    assert.deepEqual(await Promise.all([usage(), usage(), usage()]), [5, 5, 5])
    assert.equal(host.asked, 1)
  })
})
