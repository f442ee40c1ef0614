import { AppError } from '../../../core/contracts/errors.ts'
import type { ScoringModel } from './scoring-model.ts'

/**
 * Reads a served model and checks what the evaluator relies on: it must end on every row, whatever the file says.
 * @throws CREDIT_MODEL_INVALID
 */
export function parseScoringModel(text: string): ScoringModel {
  const model = readJson(text)
  const fault = faultOf(model)
  if (fault !== undefined) throw invalid(fault)
  return model
}

function readJson(text: string): ScoringModel {
  try {
    // The shape is checked by `faultOf` before anything uses it.
    return JSON.parse(text) as ScoringModel
  } catch (cause) {
    throw invalid('it is not JSON', cause)
  }
}

function faultOf(model: ScoringModel): string | undefined {
  if (model?.format !== 1) return 'its format is not known'
  const lists = [
    model.factors,
    model.columns,
    model.linear,
    model.trees,
    model.reference?.patterns,
    model.reference?.termMeans,
  ]
  if (!lists.every(Array.isArray)) return 'a part is missing'
  if (!Number.isFinite(model.intercept)) return 'the intercept is not a number'
  if (!(model.reference.rows > 0) || typeof model.reference.typical !== 'object')
    return 'the reference population is missing'
  if (
    model.reference.patterns.length !== model.trees.length ||
    model.reference.termMeans.length !== model.linear.length
  )
    return 'the reference population does not fit the model'
  const width = model.columns.length
  const isColumn = (column: number): boolean => Number.isInteger(column) && column >= 0 && column < width
  if (!model.columns.every((column) => model.factors[column.factor] !== undefined)) return 'a column has no factor'
  if (!model.linear.every((t) => isColumn(t.column) && [t.scale, t.offset, t.weight].every(Number.isFinite)))
    return 'a linear term is not valid'
  if (!model.trees.every((tree) => isTree(tree, isColumn))) return 'a tree is not valid'
  return undefined
}

/** A leaf's explanation is tabulated over all subsets of its path, so paths must be short. */
const MAX_DEPTH = 10

/** Children always come later in the lists than their parent, so that walking down ends. */
function isTree(tree: ScoringModel['trees'][number], isColumn: (column: number) => boolean): boolean {
  const size = tree?.column?.length
  const lists = [tree.threshold, tree.left, tree.right, tree.value]
  if (!(size > 0) || !lists.every((list) => Array.isArray(list) && list.length === size && list.every(Number.isFinite)))
    return false
  const depths = new Array<number>(size).fill(0)
  return tree.column.every((column, node) => {
    if (column === -1) return true
    const depth = (depths[node] ?? 0) + 1
    const isChild = (child = -1): boolean => {
      if (!Number.isInteger(child) || child <= node || child >= size) return false
      depths[child] = depth
      return depth <= MAX_DEPTH
    }
    return isColumn(column) && isChild(tree.left[node]) && isChild(tree.right[node])
  })
}

function invalid(why: string, cause?: unknown): AppError {
  return new AppError(
    'CREDIT_MODEL_INVALID',
    'unavailable',
    `The active credit model cannot be used: ${why}. Promote or roll back to another version.`,
    { cause },
  )
}
