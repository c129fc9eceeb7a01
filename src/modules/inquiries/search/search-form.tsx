import { SearchBox } from '#ui/index.ts'
import { deskAddress, type Inbox, inboxFields } from '../conversations/inbox-address.ts'

/** さがす: within the list and what narrows it. What is looked for stands in the address. */
export const SearchForm = ({ inbox }: { inbox: Inbox }) => (
  <div class="inbox-search">
    <SearchBox
      action="/console/inquiries"
      id="inbox-search"
      label="名前・やりとり・メモからさがす"
      hideLabel
      placeholder="名前・ことば"
      submitText="さがす"
      size="small"
      value={inbox.q}
      hidden={inboxFields({ ...inbox, q: undefined, after: undefined })}
    />
    {inbox.q && <a href={deskAddress({ ...inbox, q: undefined, after: undefined })}>さがすのをやめる</a>}
  </div>
)
