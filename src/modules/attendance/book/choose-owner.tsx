import { Button, Form, Select } from '#ui/index.ts'
import type { BookOwner } from './readers.queries.ts'

interface Props {
  action: `/${string}`
  /** What else the page needs to know. */
  hidden: Record<string, string>
  owners: BookOwner[]
  owner: BookOwner
}

/** Whose book: only those one may see, by section. */
export const ChooseOwner = ({ action, hidden, owners, owner }: Props) => (
  <Form action={action} method="get" hidden={hidden} inline>
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
