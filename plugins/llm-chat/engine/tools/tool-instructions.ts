import type { ToolDefinition } from '../../../../core/contracts/llm.ts'

/** System text that teaches a model whose template knows no tools to write Hermes calls. */
export function toolInstructions(tools: readonly ToolDefinition[]): string {
  const lines = tools.map((tool) => JSON.stringify({ type: 'function', function: tool }))
  return [
    'You may call one or more of these functions to help with the request. Their signatures:',
    '<tools>',
    ...lines,
    '</tools>',
    'To call one, answer with a JSON object of its name and arguments between these marks and nothing else:',
    '<tool_call>',
    '{"name": <function-name>, "arguments": <arguments-object>}',
    '</tool_call>',
  ].join('\n')
}
