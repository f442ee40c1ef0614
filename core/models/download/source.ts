/** Where the bytes of one file come from. */
export interface Source {
  /** The address as the catalogue or the caller named it, for records. */
  readonly url: string
  /**
   * Opens the file from `offset` on; an answer from 0 means that the source cannot or would not go on there.
   * `etag` is the version that the first `offset` bytes belong to.
   */
  open(offset: number, etag: string | undefined, signal: AbortSignal): Promise<OpenedSource>
}

/** An open file. Ends when `body` is read, left or the signal of `open` is aborted. */
export interface OpenedSource {
  readonly offset: number
  /** Of the whole file; undefined when the source does not say it. */
  readonly totalBytes: number | undefined
  readonly etag: string | undefined
  /** Size that the source states elsewhere, for example on a redirect; it must agree. */
  readonly statedBytes?: number | undefined
  /** SHA-256 in hex, as the source states it. */
  readonly sha256: string | undefined
  /** Whoever reads a chunk owns it and may give its memory back. */
  readonly body: AsyncIterable<Uint8Array>
}
