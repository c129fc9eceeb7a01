import { dateInWords } from '#lib/time/in-words.ts'
import { Button, Checkbox, Chips, Cluster, DateInput, Form, Select } from '#ui/index.ts'
import { CHANNELS } from '../../conversations/channels.ts'
import { deskAddress, type Inbox, inboxFields, isNarrowed } from '../../conversations/inbox-address.ts'
import { SavedBar } from '../../search/saved/saved-bar.tsx'
import type { SavedFilter } from '../../search/saved/saved-filters.queries.ts'
import type { Choices, Named } from './choices.queries.ts'

const nameOf = (from: Named[], id: number) => from.find((one) => one.id === id)?.name ?? `(${id})`

const dayIn = (day: Temporal.PlainDate) => `${day.year}年${dateInWords(day)}`

/** By what the list is narrowed; each can be taken off. */
function Narrowed({ inbox, choices: { sections, tags, assignees } }: { inbox: Inbox; choices: Choices }) {
  const chip = (text: string, without: Partial<Inbox>) => ({
    text,
    current: true,
    href: deskAddress(inbox, '', { show: 'filter' }),
    removeHref: deskAddress({ ...inbox, after: undefined, ...without }),
  })
  const { section, channel, tag, assignee, urgent, open, from, to } = inbox
  return (
    <Chips
      label="絞り込んでいる条件"
      items={[
        ...(section ? [chip(`課: ${nameOf(sections, section)}`, { section: undefined })] : []),
        ...(channel ? [chip(CHANNELS[channel], { channel: undefined })] : []),
        ...(tag ? [chip(`分類: ${nameOf(tags, tag)}`, { tag: undefined })] : []),
        ...(assignee ? [chip(`担当: ${nameOf(assignees, assignee)}`, { assignee: undefined })] : []),
        ...(urgent ? [chip('急ぎ', { urgent: undefined })] : []),
        ...(open ? [chip('完了を除く', { open: undefined })] : []),
        ...(from ? [chip(`${dayIn(from)}から`, { from: undefined })] : []),
        ...(to ? [chip(`${dayIn(to)}まで`, { to: undefined })] : []),
      ]}
    />
  )
}

const optionsOf = (named: Named[]) => named.map(({ id, name }) => ({ value: String(id), text: name }))

const chosen = (id: number | undefined) => (id === undefined ? undefined : String(id))

/** 絞り込み: what it says stands in the address of the list. */
const FilterForm = ({ inbox, choices: { sections, tags, assignees } }: { inbox: Inbox; choices: Choices }) => (
  <div class="inbox-filter-form">
    <Form
      action="/console/inquiries"
      method="get"
      hidden={inboxFields({ only: inbox.only, q: inbox.q, after: undefined })}
    >
      {sections.length > 1 && (
        <Select
          name="section"
          label="課"
          placeholder="すべて"
          options={optionsOf(sections)}
          value={chosen(inbox.section)}
        />
      )}
      <Select
        name="channel"
        label="届いたところ"
        placeholder="すべて"
        options={Object.entries(CHANNELS).map(([value, text]) => ({ value, text }))}
        value={inbox.channel}
      />
      {tags.length > 0 && (
        <Select name="tag" label="分類" placeholder="すべて" options={optionsOf(tags)} value={chosen(inbox.tag)} />
      )}
      <Select
        name="assignee"
        label="担当"
        placeholder="だれでも"
        options={optionsOf(assignees)}
        value={chosen(inbox.assignee)}
      />
      <DateInput name="from" label="最後のやりとり(この日から)" value={inbox.from?.toString()} />
      <DateInput name="to" label="最後のやりとり(この日まで)" value={inbox.to?.toString()} />
      <Checkbox name="urgent" label="急ぎだけ" checked={inbox.urgent} />
      <Checkbox name="open" label="完了を除く" checked={inbox.open} />
      <Cluster>
        <Button size="small">絞り込む</Button>
        <a href={deskAddress({ only: inbox.only, q: inbox.q, after: undefined })}>やめる</a>
        <a href="/console/inquiries/tags">分類を編集する</a>
      </Cluster>
    </Form>
  </div>
)

/** What narrows the list, or the way there; and what was kept of that. */
export const InboxFilter = ({
  inbox,
  choices,
  saved,
  asked,
}: {
  inbox: Inbox
  choices: Choices | undefined
  saved: SavedFilter[]
  asked: boolean
}) => (
  <div class="inbox-filter">
    {choices && isNarrowed(inbox) && <Narrowed inbox={inbox} choices={choices} />}
    {choices && asked ? (
      <FilterForm inbox={inbox} choices={choices} />
    ) : (
      <a href={deskAddress({ ...inbox, after: undefined }, '', { show: 'filter' })}>分類・担当・日付などで絞り込む</a>
    )}
    <SavedBar inbox={inbox} saved={saved} />
  </div>
)
