import FindMyWay from 'find-my-way'
import { AppError } from '../contracts/errors.ts'
import type { Route } from '../contracts/route.ts'

/** A route with the plugin that answers it, or `core`. */
export interface MountedRoute {
  readonly owner: string
  readonly route: Route
  /** The one path or alias under which the request came, as declared. */
  readonly path: string
}

/** What a request leads to. */
export interface Match {
  readonly mounted: MountedRoute
  readonly params: Readonly<Record<string, string | undefined>>
}

export const MAIN_LISTENER = 'main'
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
const AUTHS: readonly string[] = ['public', 'anonymous', 'user', 'admin']

/** Routes by listener, method and path. Those of a plugin that stopped stay, so that they answer 503 and not 404. */
export class RouteTable {
  readonly #routes = new Map<string, MountedRoute>()
  #routers = new Map<string, FindMyWay.Instance<FindMyWay.HTTPVersion.V1>>()
  #isStale = true

  /** @throws ROUTE_INVALID, ROUTE_TAKEN */
  add(owner: string, route: Route): void {
    assertDeclared(owner, route)
    for (const path of [route.spec.path, ...(route.spec.aliases ?? [])]) {
      const key = `${route.spec.listener ?? MAIN_LISTENER} ${route.spec.method} ${path.replaceAll(/:\w+/g, ':')}`
      const other = this.#routes.get(key)
      if (other !== undefined && other.owner !== owner)
        throw new AppError(
          'ROUTE_TAKEN',
          'conflict',
          `Both '${other.owner}' and '${owner}' answer ${route.spec.method.toUpperCase()} ${path}.`,
        )
      this.#routes.set(key, { owner, route, path })
    }
    this.#isStale = true
  }

  /** Each route once, in the order of mounting, without its aliases. */
  list(): readonly MountedRoute[] {
    return [...this.#routes.values()].filter(({ route, path }) => path === route.spec.path)
  }

  find(listener: string, method: string, path: string): Match | undefined {
    const found = this.#router(listener)?.find(method as FindMyWay.HTTPMethod, path)
    if (found === null || found === undefined) return undefined
    return { mounted: found.store as MountedRoute, params: found.params }
  }

  /** Methods that a path answers, for the `Allow` of a 405. */
  methodsOf(listener: string, path: string): readonly string[] {
    return METHODS.map((method) => method.toUpperCase()).filter(
      (method) => this.find(listener, method, path) !== undefined,
    )
  }

  #router(listener: string): FindMyWay.Instance<FindMyWay.HTTPVersion.V1> | undefined {
    if (this.#isStale) this.#rebuild()
    return this.#routers.get(listener)
  }

  #rebuild(): void {
    this.#routers = new Map()
    for (const mounted of this.#routes.values()) {
      const { method, listener = MAIN_LISTENER } = mounted.route.spec
      let router = this.#routers.get(listener)
      if (router === undefined) {
        router = FindMyWay({ ignoreTrailingSlash: true, maxParamLength: 500 })
        this.#routers.set(listener, router)
      }
      router.on(method.toUpperCase() as FindMyWay.HTTPMethod, mounted.path, () => {}, mounted)
    }
    this.#isStale = false
  }
}

/** Deny by default: a route that does not say who may call it is not mounted, whatever the compiler was told. */
function assertDeclared(owner: string, { spec }: Route): void {
  const problem = !AUTHS.includes(spec.auth)
    ? 'declares no `auth`'
    : spec.body !== undefined && (spec.method === 'get' || spec.method === 'delete') && spec.bodyOptional !== true
      ? 'needs a body, which its method does not carry'
      : spec.anyContentType && spec.body !== undefined && (spec.auth === 'public' || spec.auth === 'anonymous')
        ? 'takes any content type without a token'
        : !spec.path.startsWith('/')
          ? 'has a path that does not start with /'
          : undefined
  if (problem !== undefined)
    throw new AppError(
      'ROUTE_INVALID',
      'internal',
      `The route ${spec.method} ${spec.path} of '${owner}' ${problem}; it is not mounted.`,
    )
}
