const MB = 1024 * 1024

/** 0.3 MB, 12 MB: how much goes, not how it is stored. */
export const bytesInWords = (bytes: number): string =>
  bytes === 0
    ? '0 MB'
    : `${bytes < 10 * MB ? Math.max(0.1, Math.round((bytes / MB) * 10) / 10) : Math.round(bytes / MB)} MB`
