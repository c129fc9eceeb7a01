import { type ToldRow, UNANSWERED } from '../../definition/tell.ts'

export interface ToldCellProps {
  /** Of one field; none: it was not asked. */
  rows: ToldRow[]
  fileHref: (fileId: string) => string
}

/** The answer to one field, without its label. */
export function ToldCell({ rows, fileHref }: ToldCellProps) {
  if (rows.length === 0) return <>(聞かれない項目)</>
  return (
    <>
      {rows.map(({ row, label, lines, files }) => (
        <div>
          {row && `${row}: ${label}: `}
          {lines.map((line, at) => (
            <div key={at}>{line}</div>
          ))}
          {files.map(({ fileId, name }) => (
            <div key={fileId}>
              <a href={fileHref(fileId)}>{name}</a>
            </div>
          ))}
          {lines.length + files.length === 0 && UNANSWERED}
        </div>
      ))}
    </>
  )
}
