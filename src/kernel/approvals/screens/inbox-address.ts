export const LISTS = {
  turn: 'わたしの番',
  concurrence: '合議',
  review: '後閲',
  own: '起案したもの',
  done: '済んだもの',
} as const
export type ListName = keyof typeof LISTS

export interface ListPlace {
  list: ListName
  /** Older than this one, in the lists that grow. */
  before: number | undefined
}

const isList = (name: string | undefined): name is ListName => name !== undefined && Object.hasOwn(LISTS, name)

export function readPlace(query: Record<string, string>): ListPlace {
  const { list, before = '' } = query
  return { list: isList(list) ? list : 'turn', before: /^\d{1,15}$/.test(before) ? Number(before) : undefined }
}

export function listAddress(list: ListName, before?: number): string {
  const query = new URLSearchParams({
    ...(list !== 'turn' && { list }),
    ...(before !== undefined && { before: String(before) }),
  })
  return query.size > 0 ? `/console/approvals?${query}` : '/console/approvals'
}
