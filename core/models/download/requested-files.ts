import { AppError } from '../../contracts/errors.ts'
import type { DownloadRequest } from '../../contracts/models.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { storedName } from '../catalogue/catalogue-schema.ts'
import type { DownloadFile } from './download-record.ts'
import { namedFile, normaliseUrl } from './requested-name.ts'
import type { SourceSettings } from './source-settings.ts'

/** A model and what of it is fetched. */
export interface RequestedFiles {
  readonly modelId: string
  readonly files: readonly DownloadFile[]
}

/** What a request asks for. @throws MODEL_UNKNOWN, MODEL_URL_REFUSED, MODEL_NAME_REFUSED */
export function requestedFiles(
  request: DownloadRequest,
  catalogue: Catalogue,
  sources: SourceSettings,
): RequestedFiles {
  if ('model' in request) return filesOfModel(request.model, catalogue)
  const url = normaliseUrl(request.url, sources)
  const known = catalogue.ofUrl(url)
  if (known !== undefined && request.fileName === undefined) return filesOfModel(known.id, catalogue)
  const lastPart = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
  const { name, modelId } = namedFile(request.fileName ?? lastPart)
  if (request.sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(request.sha256)) {
    throw new AppError('MODEL_NAME_REFUSED', 'invalid', 'The SHA-256 is not 64 hex digits.', {
      details: { param: 'sha256' },
    })
  }
  return { modelId, files: [{ url, name, sha256: request.sha256?.toLowerCase() }] }
}

function filesOfModel(name: string, catalogue: Catalogue): RequestedFiles {
  const model = catalogue.find(name)
  if (model === undefined) {
    throw new AppError(
      'MODEL_UNKNOWN',
      'not-found',
      `The catalogue has no model ${JSON.stringify(name.slice(0, 100))}.`,
      {
        details: { param: 'model', suggestion: 'See "lares models list --all", or give the address of a file.' },
      },
    )
  }
  const files = model.files.map((file) => ({
    url: file.url,
    name: storedName(file),
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
  }))
  return { modelId: model.id, files }
}
