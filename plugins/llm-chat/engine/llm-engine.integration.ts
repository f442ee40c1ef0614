/** Holds every engine to the contracts; the runner takes files by their kind and would leave contracts alone. */
import './cancel.contract.ts'
import './llm-engine.contract.ts'
