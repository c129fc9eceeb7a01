import { Notice } from '#ui/index.ts'
import type { Result } from '../proposals/approve-many.ts'
import { proposalHref } from '../proposals/tell.ts'

/** What became of one of many, as the address after the redirect has it: `12:ok,14:409`. */
export interface ShownResult {
  id: number
  title: string
  status: string
}

export const writeResults = (results: readonly Result[]): string =>
  results.map((result) => `${result.id}:${'done' in result ? 'ok' : result.refusal.status}`).join(',')

export const readResults = (text = ''): { id: number; status: string }[] =>
  text
    .split(',')
    .slice(0, 100)
    .flatMap((one) => {
      const [, id, status] = /^(\d{1,15}):(ok|403|404|409|422)$/.exec(one) ?? []
      return id && status ? [{ id: Number(id), status }] : []
    })

const why: Record<string, string> = {
  403: 'いまはあなたが決裁できません',
  404: '見つかりませんでした',
  409: 'ほかの人が先に進めていました',
  422: 'まだ開いていないので、承認しませんでした',
}

const count = (results: ShownResult[], one: string) => `${results.length} 件を${one}`

export function BulkResults({ results }: { results: ShownResult[] }) {
  if (results.length === 0) return null
  const done = results.filter(({ status }) => status === 'ok')
  const refused = results.filter(({ status }) => status !== 'ok')
  return (
    <Notice
      tone={refused.length > 0 ? 'warning' : 'success'}
      live="status"
      heading={[
        done.length > 0 && count(done, '承認・決裁しました'),
        refused.length > 0 && count(refused, '残しました'),
      ]
        .filter(Boolean)
        .join('。')}
    >
      <ul>
        {results.map(({ id, title, status }) => (
          <li>
            <a href={proposalHref(id)}>{title}</a>: {why[status] ?? '済みました'}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
