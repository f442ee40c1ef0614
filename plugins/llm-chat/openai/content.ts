import { z } from 'zod'
import { AppError } from '../../../core/contracts/errors.ts'
import { visionUnavailable } from '../dialogue/image-refusal.ts'

const TextPart = z.object({ type: z.literal('text'), text: z.string() })
const ImagePart = z.union([
  z.object({
    type: z.literal('image_url'),
    image_url: z.union([z.string(), z.object({ url: z.string(), detail: z.string().optional() })]),
  }),
  z.object({ type: z.literal('image'), image: z.object({ b64: z.string() }) }),
])
const RefusalPart = z.object({ type: z.literal('refusal'), refusal: z.string() })
const OtherPart = z.object({ type: z.enum(['input_audio', 'file']) })

/** Content of a message: text, or parts of it. Both ways of sending a picture are known. */
export const Content = z.union([
  z.string(),
  z
    .array(z.union([TextPart, ImagePart, RefusalPart, OtherPart]))
    .min(1)
    .max(1000),
])

/** The text of a message's content. @throws LLM_VISION_UNAVAILABLE, LLM_PART_UNSUPPORTED */
export function textOf(content: z.output<typeof Content> | null | undefined, param: string): string {
  if (content === null || content === undefined) return ''
  if (typeof content === 'string') return content
  return content
    .map((part) => {
      if (part.type === 'text') return part.text
      if (part.type === 'refusal') return part.refusal
      if (part.type === 'image' || part.type === 'image_url') throw visionUnavailable(param)
      throw new AppError(
        'LLM_PART_UNSUPPORTED',
        'invalid',
        `A content part of type "${part.type}" cannot be read by this box. Send text, and transcribe audio first.`,
        { details: { param } },
      )
    })
    .join('\n')
}
