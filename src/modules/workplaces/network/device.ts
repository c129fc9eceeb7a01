/** 登録端末: a device of one person that may be on the network of a satellite office. */
export interface Device {
  readonly id: number
  readonly staffId: number
  readonly owner: string
  readonly name: string
  /** AA-BB-CC-DD-EE-01 */
  readonly mac: string
  /** Common name of its certificate; null for one that logs in by name and password. */
  readonly certificate: string | null
}

/** A MAC address however it is written: aa:bb:cc:dd:ee:01, AABB.CCDD.EE01, also with the network's name behind it. */
export function macOf(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .trim()
    .replace(/^((?:[0-9a-f]{2}[-:]){5}[0-9a-f]{2}):.*$/i, '$1') // Calling-Station-Id with an SSID (RFC 3580, 3.20)
    .replaceAll(/[-:.\s]/g, '')
    .toUpperCase()
  return /^[0-9A-F]{12}$/.test(digits) ? digits.match(/../g)!.join('-') : undefined
}
