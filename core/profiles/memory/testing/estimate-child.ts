import { GgufInsights, getLlama, readGgufFileInfo } from 'node-llama-cpp'

/** Prints what node-llama-cpp estimates for a model, several contexts and several counts of layers on a GPU, as JSON. */
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
// By the layers alone: without a GPU there is no allocation to simulate, so it comes from the tensors and the formula.
const splits = [2, Math.ceil(insights.totalLayers / 2), insights.totalLayers].map((gpuLayers) => {
  const weights = insights.estimateModelResourceRequirements({ gpuLayers, useMmap: false, gpuSupportsMmap: false })
  const context = insights.estimateContextResourceRequirements({
    contextSize: 4096,
    sequences: 2,
    batchSize: 512,
    modelGpuLayers: gpuLayers,
    includeGraphOverhead: false,
    flashAttention: true,
  })
  return { gpuLayers, vramBytes: weights.gpuVram + context.gpuVram, isWhole: gpuLayers === insights.totalLayers }
})
process.stdout.write(JSON.stringify({ modelBytes: model.cpuRam, results, splits }))
process.exit(0)
