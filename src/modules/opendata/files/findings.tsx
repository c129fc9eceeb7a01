import { Notice, Table } from '#ui/index.ts'
import type { Edition } from '../editions/edition.ts'
import type { KeptFinding } from './finding.ts'

const inWords = ({ errors, warnings }: Pick<Edition, 'errors' | 'warnings'>): string => {
  if (errors > 0) return `検査で、誤りが ${errors.toLocaleString('ja')} か所見つかりました`
  return warnings > 0 ? `検査に通りました。注意が ${warnings.toLocaleString('ja')} か所あります` : '検査に通りました'
}

/** What the check found, place by place. */
export function Findings({ edition, findings }: { edition: Edition; findings: KeptFinding[] }) {
  const { errors, warnings } = edition
  const all = errors + warnings
  const isOfRecords = findings.some(({ origin }) => origin)
  return (
    <>
      <Notice tone={errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'success'} heading={inWords(edition)}>
        {errors > 0 && isOfRecords && <p>登録を直してから、もう一度「いまの登録から版を作る」を押してください。</p>}
        {errors > 0 && !isOfRecords && (
          <p>
            ファイルを直して、もう一度読み込んでください。確かに直せるところは、<a href="/opendata/check">CSV の検査</a>
            で直したファイルを受け取れます。
          </p>
        )}
      </Notice>
      {findings.length > 0 && (
        <Table
          caption={`見つかったところ${all > findings.length ? ` (${all.toLocaleString('ja')} か所のうち、はじめの ${findings.length} か所)` : ''}`}
          density="compact"
          columns={[
            isOfRecords
              ? {
                  header: '登録',
                  primary: true,
                  cell: ({ origin, row }) => (origin ? <a href={origin.href}>{origin.name}</a> : `${row} 行目`),
                }
              : { header: '行', primary: true, nowrap: true, cell: ({ row }) => `${row.toLocaleString('ja')} 行目` },
            { header: '列', cell: ({ column }) => column },
            { header: '種類', cell: ({ severity }) => (severity === 'error' ? '誤り' : '注意') },
            { header: 'どこが', cell: ({ message }) => message },
            { header: '正しくは', cell: ({ suggestion }) => (suggestion === '' ? '(空にする)' : (suggestion ?? '')) },
          ]}
          rows={findings}
        />
      )}
    </>
  )
}
