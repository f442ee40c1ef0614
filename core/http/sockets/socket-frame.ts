import { AppError } from '../../contracts/errors.ts'
import type { SocketRoute } from '../../contracts/http-edge.ts'
import { parseStrictJson } from '../input/strict-json.ts'
import { validate } from '../request/validation.ts'

/** A frame as it was sent. */
export interface SocketFrame {
  readonly token: string | undefined
  /** Validated; undefined where the frame brought a token and nothing else. */
  readonly message: unknown
  /** Why it cannot be handled; thrown once the sender is known and counted. */
  readonly problem: unknown
}

/** Reads a frame, and keeps what is wrong with it for later: strangers are told nothing but who they must be. */
export function readFrame(data: Buffer, isBinary: boolean, route: SocketRoute): SocketFrame {
  let token: string | undefined
  try {
    if (isBinary) throw new AppError('FRAME_BINARY', 'unsupported-media', 'Frames are JSON text.')
    const { auth_token: sent, ...rest } = frameObject(data)
    token = typeof sent === 'string' ? sent : undefined
    const isTokenAlone =
      sent !== undefined && Object.keys(rest).every((key) => key === 'type') && rest['type'] !== 'message'
    return { token, message: isTokenAlone ? undefined : validate(route.message, rest), problem: undefined }
  } catch (problem) {
    return { token, message: undefined, problem }
  }
}

/** @throws JSON_MALFORMED, FRAME_INVALID */
function frameObject(data: Buffer): Record<string, unknown> {
  const value = parseStrictJson(data)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new AppError('FRAME_INVALID', 'invalid', 'A frame is one JSON object.')
}
