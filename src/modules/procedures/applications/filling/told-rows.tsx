import { DescriptionList } from '#ui/index.ts'
import { type ToldRow, UNANSWERED } from '../../definition/tell.ts'

/** Answers as they are told; files lead where whoever reads may open them. */
export const ToldRows = ({ rows, fileHref }: { rows: ToldRow[]; fileHref?: (fileId: string) => string }) => (
  <DescriptionList
    items={rows.map(({ row, label, lines, files }) => ({
      term: row ? `${row}: ${label}` : label,
      description: (
        <>
          {lines.map((line, at) => (
            <div key={at}>{line}</div>
          ))}
          {files.map(({ fileId, name }) => (
            <div key={fileId}>{fileHref ? <a href={fileHref(fileId)}>{name}</a> : name}</div>
          ))}
          {lines.length + files.length === 0 && UNANSWERED}
        </>
      ),
    }))}
  />
)
