import type { Licence } from '../../datasets/vocabulary.ts'

const IDS: Record<string, Licence> = {
  'cc-by-4.0': 'cc-by-4.0',
  'cc-zero': 'cc0-1.0',
  'cc0-1.0': 'cc0-1.0',
  cc0: 'cc0-1.0',
  'pdl-1.0': 'pdl-1.0',
  'pdl1.0': 'pdl-1.0',
}

const ADDRESSES: [RegExp, Licence][] = [
  [/^https?:\/\/creativecommons\.org\/licenses\/by\/4\.0(\/|$)/, 'cc-by-4.0'],
  [/^https?:\/\/creativecommons\.org\/publicdomain\/zero\/1\.0(\/|$)/, 'cc0-1.0'],
  [/^https?:\/\/www\.digital\.go\.jp\/resources\/open_data\/public_data_license_v1\.0/, 'pdl-1.0'],
]

/** ライセンス as one of ours, only where its edition is said: 「表示」 without it may be another contract. */
export function licenceOf(id: string, address: string): Licence | 'other' {
  const known = id.trim().toLowerCase()
  if (Object.hasOwn(IDS, known)) return IDS[known]!
  return ADDRESSES.find(([pattern]) => pattern.test(address))?.[1] ?? 'other'
}
