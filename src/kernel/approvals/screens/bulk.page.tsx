import type { Context } from 'hono'
import { Breadcrumbs, Button, ButtonLink, FormActions, LinkList, PageHeading, Stack } from '#ui/index.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import type { Waiting } from '../inbox/inbox.ts'
import { proposalHref } from '../proposals/tell.ts'
import { verbOf } from './act-words.ts'
import { listAddress, type ListName } from './inbox-address.ts'

/** Names all that was chosen, and what would be done with each, before it is done. */
export function bulkPage(program: Program, c: Context<ConsoleEnv>, chosen: Waiting[], list: ListName) {
  const heading = `${chosen.length} 件をまとめて承認・決裁する`
  return consolePage(program, c, {
    title: heading,
    breadcrumbs: (
      <Breadcrumbs items={[{ text: '決裁', href: listAddress(list) }, { text: 'まとめて承認・決裁する' }]} />
    ),
    children: (
      <Stack>
        <PageHeading lead="決裁は、あとから取り消せません。">{heading}</PageHeading>
        <LinkList
          items={chosen.map((turn) => ({
            href: proposalHref(turn.proposal.id),
            text: turn.proposal.title,
            note: `${turn.proposal.section} ${turn.proposal.proposer}`,
            aside: verbOf({ step: turn, standing: turn.standing }),
          }))}
        />
        <PostForm action="/console/approvals/bulk" hidden={{ list }}>
          {chosen.map(({ proposal, stepId }) => (
            <input type="hidden" name="item" value={`${proposal.id}:${stepId}`} />
          ))}
          <FormActions>
            <Button icon="stamp">まとめて承認・決裁する</Button>
            <ButtonLink href={listAddress(list)} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
