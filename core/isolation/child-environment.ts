const INHERITED = /^(PATH|LANG|LC_[A-Z]+|TZ|LD_LIBRARY_PATH|CUDA_VISIBLE_DEVICES)$/

/** Environment of a child: search paths, locale and GPU choice of the parent, then what its maker says. Never a secret. */
export function childEnvironment(
  parent: Readonly<Record<string, string | undefined>>,
  own: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const inherited = Object.entries(parent).filter((entry): entry is [string, string] => {
    return INHERITED.test(entry[0]) && entry[1] !== undefined
  })
  return { ...Object.fromEntries(inherited), ...own }
}
