import { GgufInsights, getLlama, readGgufFileInfo } from 'node-llama-cpp'

/** Prints what node-llama-cpp estimates for a model and several contexts, as JSON. */
const [path = '', ...contexts] = process.argv.slice(2)
const llama = await getLlama({ build: 'never', skipDownload: true, gpu: false, maxThreads: 1 })
const insights = await GgufInsights.from(await readGgufFileInfo(path), llama)
const model = await insights.estimateModelResourceRequirementsV2({ gpuLayers: 0, useMmap: false })
const results = []
for (const text of contexts) {
  const [contextSize = 0, sequences = 0] = text.split('x').map(Number)
  const context = await insights.estimateContextResourceRequirementsV2({
    contextSize,
    sequences,
    modelGpuLayers: 0,
    batchSize: 512,
  })
  results.push({ contextSize, sequences, bytes: context.cpuRam })
}
process.stdout.write(JSON.stringify({ modelBytes: model.cpuRam, results }))
process.exit(0)
