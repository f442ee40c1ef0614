import { AppError } from '../../contracts/errors.ts'
import { FILE_NAME } from '../catalogue/catalogue-schema.ts'
import { idOfFile } from '../store/model-store.ts'
import { isModelName, MODEL_ENDINGS } from '../store/store-files.ts'
import { checkSourceUrl, type HubRules, hostAndPort, PUBLIC_HUB } from './hub-rules.ts'
import type { SourceSettings } from './source-settings.ts'

/** The address that a person gave, in the form that downloads: pages of files become the files. @throws MODEL_URL_REFUSED */
export function normaliseUrl(text: string, settings: SourceSettings): string {
  const { mirror, hub = PUBLIC_HUB } = settings
  const isHttpMirror = mirror !== undefined && /^https?:/.test(mirror)
  const base = isHttpMirror ? new URL(mirror) : undefined
  const rules: HubRules =
    base === undefined
      ? hub
      : { ...hub, hosts: [...hub.hosts, base.host], allowLocal: [...hub.allowLocal, hostAndPort(base)] }
  const url = checkSourceUrl(text, rules)
  url.pathname = url.pathname.replace(/^(\/[^/]+\/[^/]+)\/blob\//, '$1/resolve/')
  url.search = ''
  url.hash = ''
  return url.href
}

/** The name under which a file may lie in the store. @throws MODEL_NAME_REFUSED */
export function checkFileName(name: string): string {
  return namedFile(name).name
}

/** The same, with the id of the model that lies there. @throws MODEL_NAME_REFUSED */
export function namedFile(name: string): { readonly name: string; readonly modelId: string } {
  if (!FILE_NAME.test(name) || name.includes('..')) {
    throw nameRefused(`${JSON.stringify(name.slice(0, 80))} is not a plain file name`)
  }
  if (!isModelName(name)) {
    throw nameRefused(`a model file ends in ${[...MODEL_ENDINGS].join(', ')}`)
  }
  const modelId = idOfFile(name)
  if (modelId === undefined) throw nameRefused('before its ending it has more than 96 characters')
  return { name, modelId }
}

function nameRefused(why: string): AppError {
  return new AppError('MODEL_NAME_REFUSED', 'invalid', `This file name cannot be used: ${why}.`, {
    details: { param: 'filename' },
  })
}
