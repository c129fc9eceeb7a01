import { refuseElsewhere } from '../../confidential/refuse-elsewhere.ts'
import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { momentForField } from '#lib/time/typed-moment.ts'
import {
  Breadcrumbs,
  Button,
  CheckboxGroup,
  Cluster,
  DateInput,
  ErrorSummary,
  errorFor,
  FormActions,
  PageHeading,
  Stack,
} from '#ui/index.ts'
import { getThread } from '../../conversations/conversations.queries.ts'
import { nameOf } from '../../conversations/inbox-list.tsx'
import { refuseNotOwed } from '../attempts/attempt.ts'
import { getOwnCall } from '../calls.queries.ts'
import { FEWEST_SLOTS, MOST_SLOTS, proposedSlots } from './offer.ts'
import { OFFER } from './offer-words.ts'
import { refuseUnwritable } from './offer-slots.ts'

/** Chosen for whoever is in a hurry. */
const CHOSEN = 3

/** 日時を選んでもらう: the slots that somebody is offered on LINE or on their page. */
export async function offerPage(
  program: Program,
  c: Context<ConsoleEnv>,
  id: number,
  back?: { typed: readonly string[]; refusal: Refusal },
) {
  const { db, now, staff } = c.var
  const call = await getOwnCall(db, staff, id)
  refuseNotOwed(call)
  if (call.conversationId === null) throw new Refusal(409, 'この電話は、どなたの相談か記録されていません。')
  const conversation = await getThread(db, staff, call.conversationId)
  refuseUnwritable(conversation)
  if (!back) await refuseElsewhere(db, conversation.id, 'slot')
  const proposed = proposedSlots(await getOfficeCalendar(db), now).map((at) => ({
    value: momentForField(at),
    text: OFFER.ja.slot(at),
  }))
  const typed = back?.typed ?? proposed.slice(0, CHOSEN).map(({ value }) => value)
  const others = typed.filter((one) => one !== '' && !proposed.some(({ value }) => value === one))
  const errors = back?.refusal.mistakes ?? []
  const href = `/console/inquiries/${conversation.id}`
  const [title, who] = ['日時を選んでもらう', nameOf(conversation)]
  return consolePage(program, c, {
    title: back ? `エラー: ${title}` : title,
    status: back?.refusal.status,
    breadcrumbs: (
      <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: who, href }, { text: title }]} />
    ),
    children: (
      <Stack gap="loose">
        <PageHeading
          lead={`${who}さんに、折り返しの日時を${conversation.channel === 'line' ? 'LINE' : 'チャットのページ'}で選んでもらいます。「${OFFER.ja.written}」も選べます。`}
        >
          {title}
        </PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action={`/console/inquiries/calls/${id}/offers`} hidden={{ key: randomUUID() }}>
          <CheckboxGroup
            name="slot"
            legend={`日時の候補(${FEWEST_SLOTS}つから${MOST_SLOTS}つ)`}
            inline
            values={typed}
            options={proposed}
            error={errorFor(errors, 'slot')}
          />
          <Cluster>
            {[0, 1].map((index) => (
              <DateInput
                key={index}
                id={`other-${index}`}
                name="slot"
                kind="datetime-local"
                label={`ほかの日時 ${index + 1}`}
                required={false}
                value={others[index]}
              />
            ))}
          </Cluster>
          <FormActions>
            <Button>送る</Button>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
