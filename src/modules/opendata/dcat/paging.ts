// A catalogue in pages, in Hydra's words: those which ckanext-dcat writes and its harvester follows (hydra:PagedCollection),
// hung on the catalogue as Hydra does it now (hydra:view).

export interface Page {
  number: number
  last: number
  perPage: number
  count: number
}

/** @returns undefined where there is no such page; the first is there even of an empty catalogue */
export function pageAt(asked: string | undefined, count: number, perPage: number): Page | undefined {
  const last = Math.max(1, Math.ceil(count / perPage))
  const number = asked === undefined ? 1 : /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 0
  return number >= 1 && number <= last ? { number, last, perPage, count } : undefined
}

/** @param address of the catalogue in this very format: whoever follows stays in it */
export function viewNode({ number, last, perPage, count }: Page, address: string): Record<string, unknown> {
  const at = (page: number) => ({ '@id': `${address}?page=${page}` })
  return {
    ...at(number),
    '@type': ['hydra:PagedCollection', 'hydra:PartialCollectionView'],
    'hydra:totalItems': count,
    'hydra:itemsPerPage': perPage,
    'hydra:first': at(1),
    ...(number > 1 && { 'hydra:previous': at(number - 1) }),
    ...(number < last && { 'hydra:next': at(number + 1) }),
    'hydra:last': at(last),
  }
}
