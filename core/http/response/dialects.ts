import { STATUS_CODES } from 'node:http'
import type { AppError, ErrorKind } from '../../contracts/errors.ts'
import type { Dialect } from '../../contracts/route.ts'
import { statusOf } from '../status.ts'

/** An error as it goes on the wire. */
export interface RenderedError {
  readonly status: number
  readonly mediaType: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** Renders a typed error in the dialect of the route. */
export function renderError(error: AppError, dialect: Dialect, requestId: string): RenderedError {
  const status = statusOf(error, dialect)
  const { retryAfterSeconds } = error.details
  return {
    status,
    mediaType: dialect === 'problem' ? 'application/problem+json' : 'application/json',
    headers: {
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterSeconds))) }),
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer realm="lares"' }),
      ...(typeof error.details['allow'] === 'string' && { Allow: error.details['allow'] }),
    },
    body: BODIES[dialect](error, status, requestId),
  }
}

type Render = (error: AppError, status: number, requestId: string) => Record<string, unknown>

const BODIES: Readonly<Record<Dialect, Render>> = {
  /** RFC 9457, with the fields that the seeds' clients read. */
  problem: (error, status, requestId) => ({
    type: `urn:lares:error:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: STATUS_CODES[status],
    status,
    detail: error.message,
    instance: requestId,
    error_code: error.code,
    ...(error.details.suggestion !== undefined && { suggestion: error.details.suggestion }),
    ...(error.details.fields !== undefined && { validation_errors: error.details.fields }),
    ...(error.details.retryAfterSeconds !== undefined && { retry_after: Math.ceil(error.details.retryAfterSeconds) }),
    ...(error.details.currentLimit !== undefined && { current_limit: error.details.currentLimit }),
  }),
  openai: (error) => ({
    error: {
      message: withFields(error),
      type: OPENAI_TYPES[error.kind] ?? 'invalid_request_error',
      param: error.details.param ?? error.details.fields?.[0]?.field ?? null,
      code: OPENAI_CODES[error.code] ?? error.code.toLowerCase(),
    },
    detail: withFields(error),
  }),
  phi3: (error, status) => ({
    success: false,
    error: PHI3_NAMES[error.kind] ?? STATUS_CODES[status] ?? 'Error',
    message: withFields(error),
    statusCode: status,
  }),
  ollama: (error) => ({ error: withFields(error) }),
}

/** These dialects have no list of fields: the message says them. */
function withFields(error: AppError): string {
  const fields = error.details.fields?.map(({ field, error }) => (field === '' ? error : `${field}: ${error}`))
  return fields === undefined || fields.length === 0 ? error.message : `${error.message} ${fields.join('; ')}`
}

const OPENAI_TYPES: Partial<Record<ErrorKind, string>> = {
  unauthenticated: 'authentication_error',
  forbidden: 'permission_error',
  'not-found': 'not_found_error',
  limited: 'rate_limit_error',
  unavailable: 'server_error',
  timeout: 'server_error',
  'storage-full': 'server_error',
  internal: 'server_error',
}

/** Codes that OpenAI clients test for by name. */
const OPENAI_CODES: Readonly<Record<string, string>> = {
  LLM_MODEL_UNKNOWN: 'model_not_found',
  LLM_CONTEXT_EXCEEDED: 'context_length_exceeded',
  AUTH_INVALID: 'invalid_api_key',
  AUTH_REQUIRED: 'invalid_api_key',
  RATE_LIMIT: 'rate_limit_exceeded',
}

const PHI3_NAMES: Partial<Record<ErrorKind, string>> = {
  invalid: 'Validation Error',
  malformed: 'Validation Error',
  unauthenticated: 'Invalid token',
}
