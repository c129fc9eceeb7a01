import { Badge, StatusLabel } from '#ui/index.ts'
import type { Row } from '../conversations/lists.queries.ts'

type Marked = Pick<Row, 'urgent' | 'closedAt' | 'tags' | 'assignee' | 'section'>

/** What a row says of the work on it: 急ぎ, 完了, its tags, and whose it is. Nothing where there is nothing to say. */
export function caseMarks({ urgent, closedAt, tags, assignee, section }: Marked, severalSections: boolean) {
  const whose = [...(severalSections ? [section] : []), ...(assignee ? [`担当 ${assignee.split(/\s/)[0]}`] : [])].join(
    ' ',
  )
  if (!urgent && !closedAt && tags.length === 0 && !whose) return undefined
  return (
    <span class="case-marks">
      {urgent && (
        <StatusLabel tone="error" icon="warning">
          急ぎ
        </StatusLabel>
      )}
      {closedAt && <StatusLabel tone="success">完了</StatusLabel>}
      {tags.map((tag) => (
        <Badge>{tag}</Badge>
      ))}
      {whose && <span>{whose}</span>}
    </span>
  )
}
