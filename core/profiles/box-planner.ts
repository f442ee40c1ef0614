import type { ModelRun } from '../contracts/model-memory.ts'
import type { ModelTask, PlannedModel } from '../contracts/models.ts'
import type { Catalogue } from '../models/catalogue/catalogue.ts'
import { describeModel } from '../models/store/describe-model.ts'
import type { StoredModel } from '../models/store/model-store.ts'
import type { BoxMachine } from './box-machine.ts'
import { type Budgets, budgetsOf } from './plan/budgets.ts'
import { candidateOf, needsOf } from './plan/candidates.ts'
import { nextBetter } from './plan/explain.ts'
import { needOfRun, type Room, wholeRoom } from './plan/place-candidate.ts'
import type { BoxPlan, Candidate, PlanNeed, PlannedNeed } from './plan/plan.ts'
import { planBox } from './plan/plan-box.ts'

/** What the planner of a box looks at. */
export interface BoxPlannerOptions {
  readonly machine: BoxMachine
  readonly catalogue: Catalogue
  /** Models in the store. */
  stored(): Promise<readonly StoredModel[]>
  /** The owner's choice. */
  activeId(task: ModelTask): Promise<string | undefined>
  /** Whether a plugin that the profile names runs. */
  isEnabled?(plugin: string): boolean
}

/** What lies in the store, and what the enabled plugins want: read once for a question. */
interface Wishes {
  readonly stored: readonly StoredModel[]
  readonly needs: readonly PlanNeed[]
}

/** Plans for this box: what it should run, and what it runs with the models that are here. */
export class BoxPlanner {
  readonly #options: BoxPlannerOptions

  readonly #budgets: Budgets

  constructor(options: BoxPlannerOptions) {
    this.#options = options
    this.#budgets = budgetsOf(options.machine.hardware, options.machine.profile)
  }

  /** What models may take together. */
  get room(): Room {
    return wholeRoom(this.#budgets)
  }

  /** All memory of the machine. */
  get machine(): Room {
    return { ramMiB: this.#budgets.ram.totalMiB, vramMiB: this.#budgets.vram?.totalMiB ?? 0 }
  }

  /** Whether the profile keeps models of the task in memory whatever else is asked for. */
  isPinned(task: ModelTask): boolean {
    return this.#options.machine.profile.pinned.includes(task)
  }

  /** What a model that is here takes when it is loaded so, planned or not. */
  async needOf(run: ModelRun): Promise<Room> {
    const stored = (await this.#options.stored()).find(({ id }) => id === run.model)
    const candidate = candidateOf(this.#options.catalogue.find(run.model), stored)
    return candidate === undefined ? { ramMiB: 0, vramMiB: 0 } : needOfRun(candidate, run, this.#budgets)
  }

  /** The best for the machine, whether or not it is installed. */
  async recommended(): Promise<BoxPlan> {
    return this.#best(await this.#wishes())
  }

  /** With the models that are here: the owner's choice first, then the profile's order, then whatever else fits. */
  async current(): Promise<BoxPlan> {
    return this.#withWhatIsHere(await this.#wishes())
  }

  async #wishes(): Promise<Wishes> {
    const { machine, catalogue, isEnabled } = this.#options
    const stored = await this.#options.stored()
    const needs = needsOf(machine.profile, catalogue, { stored, ...(isEnabled === undefined ? {} : { isEnabled }) })
    return { stored, needs }
  }

  #best({ needs }: Wishes): BoxPlan {
    return planBox({ ...this.#options.machine, needs })
  }

  async #withWhatIsHere(
    { stored, needs }: Wishes,
    activeId: BoxPlannerOptions['activeId'] = this.#options.activeId,
  ): Promise<BoxPlan> {
    const here = await Promise.all(
      needs.map(async (need) => ({
        ...need,
        candidates: candidatesHere(stored, need.candidates, { task: need.task, active: await activeId(need.task) }),
      })),
    )
    return planBox({ ...this.#options.machine, needs: here.filter(({ candidates }) => candidates.length > 0) })
  }

  /** The recommendation for one task. */
  async recommendedFor(task: ModelTask): Promise<PlannedModel | undefined> {
    const model = (await this.recommended()).models.find((planned) => planned.task === task)
    return model === undefined ? undefined : viewOf(model, [])
  }

  /** What a plugin runs for a task: of the models that are here, else the recommendation. */
  async planned(task: ModelTask): Promise<PlannedModel | undefined> {
    const wishes = await this.#wishes()
    const recommended = this.#best(wishes).models.find((model) => model.task === task)
    const current = (await this.#withWhatIsHere(wishes)).models.find((model) => model.task === task)
    const chosen = current ?? recommended
    if (chosen === undefined) return undefined
    const isLess = current !== undefined && recommended !== undefined && !recommended.installed
    const hint = isLess
      ? [`${recommended.id} would suit this box better; pull it with "lares models pull ${recommended.id}"`]
      : []
    return viewOf(chosen, hint)
  }

  /** How an installed model runs as the one for its task, undefined when it does not fit. */
  async plannedAs(task: ModelTask, id: string): Promise<PlannedModel | undefined> {
    const { activeId } = this.#options
    const plan = await this.#withWhatIsHere(await this.#wishes(), async (of) => (of === task ? id : activeId(of)))
    const model = plan.models.find((planned) => planned.task === task)
    return model?.id === id ? viewOf(model, []) : undefined
  }
}

function candidatesHere(
  stored: readonly StoredModel[],
  wished: readonly Candidate[],
  { task, active }: { readonly task: ModelTask; readonly active: string | undefined },
): readonly Candidate[] {
  const usable = stored.flatMap((model) => {
    const candidate = describeModel(model)?.task === task ? candidateOf(knownOf(model), model) : undefined
    return candidate === undefined ? [] : [candidate]
  })
  const chosen = usable.find(({ id }) => id === active)
  if (chosen !== undefined) return [chosen]
  const inOrder = wished.flatMap(({ id }) => usable.filter((candidate) => candidate.id === id))
  const others = usable
    .filter((candidate) => !inOrder.includes(candidate))
    .toSorted((a, b) => (b.sizeBytes ?? 0) - (a.sizeBytes ?? 0))
  // What the owner put there before what came along.
  return [...inOrder, ...others].toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn))
}

function knownOf({ known }: StoredModel) {
  return known !== undefined && 'files' in known ? known : undefined
}

function viewOf(model: PlannedNeed, hints: readonly string[]): PlannedModel {
  return {
    id: model.id,
    contextTokens: model.contextTokens,
    parallel: model.parallel,
    gpuLayers: model.gpuLayers,
    backend: model.backend,
    sizeBytes: model.sizeBytes,
    installed: model.installed,
    reasons: [...model.reasons, ...nextBetter(model).map(({ id, reason }) => `${id} ${reason}`), ...hints],
  }
}
