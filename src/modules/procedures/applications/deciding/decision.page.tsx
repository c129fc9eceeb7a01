import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Button, errorFor, type FieldErrorText, Section, TextArea } from '#ui/index.ts'
import type { NewCertificate } from '../../certificates/certificates.queries.ts'
import { type Arrived, type Decision, deskHref } from '../application.ts'
import { Lines } from '../filling/lines.tsx'
import { ActActions, actPage } from '../handling/act-page.tsx'

export interface DecisionPage {
  application: Arrived
  outcome: Decision['outcome']
  /** What accepting it would issue, as it would be. */
  certificate: Pick<NewCertificate, 'title' | 'holder' | 'body' | 'validThrough'> | undefined
  typed?: string
  errors?: FieldErrorText[]
}

const WORDS = {
  issued: { title: '交付する', action: 'acceptance', lead: '下の文の証明書を交付し、申請した方に知らせます。' },
  accepted: { title: '受理する', action: 'acceptance', lead: '受理すると、申請した方にお知らせが届きます。' },
  refused: {
    title: '却下する',
    action: 'refusal',
    lead: '却下すると、申請した方に理由と、不服があるときの手続きが届きます。取り消せません。',
  },
} as const

/** Asked once more before it is decided: the applicant is told at once. */
export function decisionPage(program: Program, c: Context<ConsoleEnv>, shown: DecisionPage) {
  const { application, outcome, certificate, typed = '', errors = [] } = shown
  const { id, definition } = application
  const issues = outcome === 'accepted' ? certificate : undefined
  const { title, action, lead } = WORDS[issues ? 'issued' : outcome]
  return actPage(program, c, {
    application,
    title,
    lead,
    errors,
    children: (
      <>
        {issues && (
          <Section heading={issues.title}>
            <p>{issues.holder} 様</p>
            <Lines text={issues.body} />
            {issues.validThrough && <p>有効期限 {formatWareki(issues.validThrough)}</p>}
          </Section>
        )}
        {outcome === 'refused' && (
          <Section heading="審査の基準">
            <Lines text={definition.criteria} />
          </Section>
        )}
        <PostForm action={`${deskHref(id)}/${action}`}>
          {outcome === 'refused' && (
            <TextArea
              name="reason"
              label="却下の理由"
              hint="どの事実が、審査の基準のどれに当たらないかを書きます。そのまま申請した方に届きます。"
              rows={5}
              required
              value={typed}
              error={errorFor(errors, 'reason')}
            />
          )}
          <ActActions id={id}>
            <Button variant={outcome === 'refused' ? 'danger' : 'primary'}>{title}</Button>
          </ActActions>
        </PostForm>
      </>
    ),
  })
}
