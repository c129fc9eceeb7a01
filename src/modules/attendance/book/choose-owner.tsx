import { Button, Form, Select } from '#ui/index.ts'
import type { BookOwner } from './readers.queries.ts'

interface Props {
  owners: BookOwner[]
  owner: BookOwner
  month: Temporal.PlainYearMonth
}

/** Whose book: only those one may see, by section. */
export const ChooseOwner = ({ owners, owner, month }: Props) => (
  <Form action="/console/attendance" method="get" hidden={{ month: month.toString() }} inline>
    <Select
      name="staff"
      label="職員"
      value={String(owner.id)}
      options={[...Map.groupBy(owners, ({ section }) => section || '所属なし')].map(([group, members]) => ({
        group,
        options: members.map(({ id, name }) => ({ value: String(id), text: name })),
      }))}
    />
    <Button variant="secondary">表示する</Button>
  </Form>
)
