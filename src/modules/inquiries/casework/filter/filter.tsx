import { Button, Checkbox, Chips, Cluster, Form, Select } from '#ui/index.ts'
import { deskAddress, type Inbox, isNarrowed } from '../../conversations/inbox-address.ts'
import type { Choices, Named } from './choices.queries.ts'

const nameOf = (from: Named[], id: number) => from.find((one) => one.id === id)?.name ?? `(${id})`

/** By what the list is narrowed; each can be taken off. */
function Narrowed({ inbox, choices: { tags, assignees } }: { inbox: Inbox; choices: Choices }) {
  const chip = (text: string, without: Partial<Inbox>) => ({
    text,
    current: true,
    href: deskAddress(inbox, '', { show: 'filter' }),
    removeHref: deskAddress({ ...inbox, after: undefined, ...without }),
  })
  return (
    <Chips
      label="絞り込んでいる条件"
      items={[
        ...(inbox.tag ? [chip(`分類: ${nameOf(tags, inbox.tag)}`, { tag: undefined })] : []),
        ...(inbox.assignee ? [chip(`担当: ${nameOf(assignees, inbox.assignee)}`, { assignee: undefined })] : []),
        ...(inbox.urgent ? [chip('急ぎ', { urgent: undefined })] : []),
      ]}
    />
  )
}

const optionsOf = (named: Named[]) => named.map(({ id, name }) => ({ value: String(id), text: name }))

/** 絞り込み: what it says stands in the address of the list. */
const FilterForm = ({ inbox, choices: { tags, assignees } }: { inbox: Inbox; choices: Choices }) => (
  <div class="inbox-filter-form">
    <Form action="/console/inquiries" method="get" hidden={inbox.only ? { list: inbox.only } : {}}>
      {tags.length > 0 && (
        <Select
          name="tag"
          label="分類"
          placeholder="すべて"
          options={optionsOf(tags)}
          value={inbox.tag === undefined ? undefined : String(inbox.tag)}
        />
      )}
      <Select
        name="assignee"
        label="担当"
        placeholder="だれでも"
        options={optionsOf(assignees)}
        value={inbox.assignee === undefined ? undefined : String(inbox.assignee)}
      />
      <Checkbox name="urgent" label="急ぎだけ" checked={inbox.urgent} />
      <Cluster>
        <Button size="small">絞り込む</Button>
        <a href={deskAddress({ only: inbox.only, after: undefined })}>やめる</a>
        <a href="/console/inquiries/tags">分類を編集する</a>
      </Cluster>
    </Form>
  </div>
)

/** What narrows the list, or the way there. */
export const InboxFilter = ({
  inbox,
  choices,
  asked,
}: {
  inbox: Inbox
  choices: Choices | undefined
  asked: boolean
}) => (
  <div class="inbox-filter">
    {choices && isNarrowed(inbox) && <Narrowed inbox={inbox} choices={choices} />}
    {choices && asked ? (
      <FilterForm inbox={inbox} choices={choices} />
    ) : (
      <a href={deskAddress({ ...inbox, after: undefined }, '', { show: 'filter' })}>分類・担当・急ぎで絞り込む</a>
    )}
  </div>
)
