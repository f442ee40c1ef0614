/** Texts that a model wants in front, by use. */
export type EmbeddingPrefixes = Readonly<Record<'query' | 'document' | 'plain', string>>

const NONE: EmbeddingPrefixes = { query: '', document: '', plain: '' }

/** Sources: the model cards of E5, Nomic Embed, BGE, EmbeddingGemma, Qwen3-Embedding, Snowflake Arctic Embed and mxbai. */
const FAMILIES: readonly (readonly [pattern: RegExp, prefixes: EmbeddingPrefixes])[] = [
  [/\be5\b(?!.*instruct)/, { query: 'query: ', document: 'passage: ', plain: '' }],
  [/nomic-embed/, { query: 'search_query: ', document: 'search_document: ', plain: '' }],
  [/bge-m3/, NONE],
  [/bge-.*-en/, { query: 'Represent this sentence for searching relevant passages: ', document: '', plain: '' }],
  [/embedding-?gemma/, { query: 'task: search result | query: ', document: 'title: none | text: ', plain: '' }],
  [
    /qwen3-embedding/,
    {
      query: 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:',
      document: '',
      plain: '',
    },
  ],
  [
    /arctic-embed|mxbai-embed/,
    { query: 'Represent this sentence for searching relevant passages: ', document: '', plain: '' },
  ],
]

/** The prefixes of a model, told by its id; none for an unknown family. */
export function embeddingPrefixes(modelId: string): EmbeddingPrefixes {
  const id = modelId.toLowerCase()
  return FAMILIES.find(([pattern]) => pattern.test(id))?.[1] ?? NONE
}
