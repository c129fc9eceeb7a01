/** Both ends included, as HTTP counts. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * Reads a Range header against a size (RFC 9110, 14.2). Several ranges, or a header that makes no sense, are answered with
 * the whole: undefined.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (!first && !last) return undefined
  if (first && last && Number(last) < Number(first)) return undefined
  if (!first) {
    const suffix = Math.min(Number(last), size)
    return suffix > 0 ? { start: size - suffix, end: size - 1 } : 'unsatisfiable'
  }
  const start = Number(first)
  if (start >= size) return 'unsatisfiable'
  return { start, end: last ? Math.min(Number(last), size - 1) : size - 1 }
}
