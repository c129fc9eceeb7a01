// 犬の登録 as a resident applies for it, page by page, with the photo of one proof.
import { randomUUID } from 'node:crypto'
import type { Answered, Resident } from './resident.ts'

export const SLUG = 'dog-registration'

const address = (id: string) => ({
  [`${id}.postalCode`]: '880-0000',
  [`${id}.prefecture`]: '宮崎県',
  [`${id}.city`]: 'あおぞら市',
  [`${id}.town`]: '中央1丁目2番3号',
  [`${id}.building`]: '',
})
const date = (id: string, year: number) => ({
  [`${id}.era`]: '令和',
  [`${id}.year`]: String(year),
  [`${id}.month`]: '4',
  [`${id}.day`]: '1',
})

const pagesOf = (serial: number): [string, Record<string, string>][] => [
  [
    'owner',
    {
      'owner.family': '青空',
      'owner.given': `${serial}郎`,
      'owner.familyKana': 'アオゾラ',
      'owner.givenKana': 'タロウ',
      ...address('ownerAddress'),
      phone: '090-0000-0000',
      kept: 'home',
    },
  ],
  [
    'dog',
    {
      dogName: 'モカ',
      breed: '柴犬',
      sex: 'female',
      ...date('born', 7),
      color: '茶',
      build: 'small',
      ...date('acquired', 8),
    },
  ],
  ['microchip', { microchip: 'none' }],
  ['rabies', { vaccinated: 'done', ...date('vaccinatedOn', 8) }],
  ['pickup', { pickup: 'counter' }],
]

/** @throws Error with the title of the page that was answered instead */
function through({ status, html }: Answered, step: string, wanted = 303): void {
  if (status === wanted) return
  throw new Error(
    `${step}: ${status} ${/<title>([^<]*)/.exec(html)?.[1] ?? ''} ${/field-error[^>]*>([^<]*)/.exec(html)?.[1] ?? ''}`,
  )
}

/** From the page that says what it is to the first page of questions. @returns the id of what was begun */
export async function begin(resident: Resident): Promise<string> {
  const id = randomUUID()
  through(await resident.get(`/procedures/${SLUG}`), 'procedure', 200)
  through(await resident.post(`/procedures/${SLUG}/applications`, { id }), 'begin')
  return id
}

/** One page of questions as it is shown, and 次へ. */
export async function fillPage(
  resident: Resident,
  id: string,
  at: number,
  serial: number,
  photo?: Buffer,
): Promise<void> {
  const [page, fields] = pagesOf(serial)[at]!
  const path = `/applications/${id}/pages/${page}`
  through(await resident.get(path), `${page} shown`, 200)
  const proof = page === 'rabies' && photo ? { name: 'vaccinationProof', bytes: photo } : undefined
  through(await resident.post(path, { _seen: '0', ...fields }, proof), page)
}

/** All pages, the summary, and 申請する. */
export async function apply(resident: Resident, serial: number, photo: Buffer): Promise<string> {
  const id = await begin(resident)
  for (let at = 0; at < 5; at++) await fillPage(resident, id, at, serial, photo)
  const summary = await resident.get(`/applications/${id}/summary`)
  through(summary, 'summary', 200)
  const seen = /name="seen" value="([^"]+)"/.exec(summary.html)?.[1] ?? ''
  through(await resident.post(`/applications/${id}/submission`, { seen }), 'submission')
  return id
}
