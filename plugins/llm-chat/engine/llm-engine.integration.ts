/** Holds every engine to the contract; the runner takes files by their kind and would leave the contract alone. */
import './llm-engine.contract.ts'
