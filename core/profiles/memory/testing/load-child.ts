import { getLlama, type Token } from 'node-llama-cpp'

/** Loads a model into memory, evaluates a full batch and prints by how many bytes the process grew, as JSON. */
const [path = '', contextSize = '0', sequences = '1'] = process.argv.slice(2)
const llama = await getLlama({ build: 'never', skipDownload: true, gpu: false, maxThreads: 1 })
const before = process.memoryUsage().rss
// Without mapping, so that the pages of the file are not counted twice.
const model = await llama.loadModel({ modelPath: path, gpuLayers: 0, useMmap: false })
const loaded = process.memoryUsage().rss
const context = await model.createContext({
  contextSize: Number(contextSize),
  sequences: Number(sequences),
  batchSize: 512,
})
const sequence = context.getSequence()
// Numbers, because the words of this vocabulary are made up.
const tokens = Array.from({ length: 600 }, (_, index) => (100 + index) as Token)
await sequence.evaluateWithoutGeneratingNewTokens(tokens)
const bytes = process.memoryUsage().rss - before
process.stdout.write(JSON.stringify({ bytes, modelBytes: loaded - before }))
process.exit(0)
