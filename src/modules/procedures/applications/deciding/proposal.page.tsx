import type { Context } from 'hono'
import { proposalHref } from '#kernel/approvals/index.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, errorFor, type FieldErrorText, RadioGroup, Section, TextArea } from '#ui/index.ts'
import type { NewCertificate } from '../../certificates/certificates.queries.ts'
import { type Arrived, type Decision, deskHref } from '../application.ts'
import { Lines } from '../filling/lines.tsx'
import { outcomeInWords, validityInWords } from './decision-document.ts'
import type { DecisionForm } from './read-decision.ts'
import { ActActions, actPage } from '../handling/act-page.tsx'

export interface ProposalPage {
  application: Arrived
  /** What may be proposed; one alone is not asked for. */
  outcomes: readonly Decision['outcome'][]
  /** What accepting it would issue. */
  certificate: NewCertificate | undefined
  /** 係長 → 課長(決裁) */
  route: string | undefined
  /** The proposal that came back, where it is mended. */
  returned?: number
  typed?: Partial<DecisionForm>
  errors?: FieldErrorText[]
}

/** 決定を起案する: what goes round, before anybody else sees it. */
export function proposalPage(program: Program, c: Context<ConsoleEnv>, shown: ProposalPage) {
  const { application, outcomes, certificate, route, returned, typed = {}, errors = [] } = shown
  const { id, definition } = application
  const asks = outcomes.length > 1
  const title = returned === undefined ? '決定を起案する' : '直して出し直す'
  const lead = [route && `この順に回ります: ${route}。`, '最後の決裁で決まり、申請した方に知らせます。']
  return actPage(program, c, {
    application,
    title,
    lead: lead.filter(Boolean).join(''),
    errors,
    children: (
      <>
        {returned !== undefined && (
          <p>
            <a href={proposalHref(returned)}>戻ってきた起案と、その理由を見る</a>
          </p>
        )}
        <PostForm action={`${deskHref(id)}/proposal${returned === undefined ? '' : '/resubmission'}`}>
          <Outcome application={application} outcomes={outcomes} typed={typed} error={errorFor(errors, 'outcome')} />
          <TextArea
            name="reason"
            label="却下の理由"
            hint={`${asks ? '却下のときだけ書きます。' : ''}どの事実が、審査の基準のどれに当たらないかを書きます。そのまま申請した方に届きます。`}
            rows={5}
            required={asks ? undefined : true}
            value={typed.reason}
            error={errorFor(errors, 'reason')}
          />
          <ActActions id={id}>
            <Button icon="stamp">{returned === undefined ? '起案する' : '出し直す'}</Button>
          </ActActions>
        </PostForm>
        {certificate && outcomes.includes('accepted') && <Draft application={application} certificate={certificate} />}
        <Section heading="審査の基準">
          <Lines text={definition.criteria} />
        </Section>
      </>
    ),
  })
}

interface OutcomeProps {
  application: Arrived
  outcomes: ProposalPage['outcomes']
  typed: Partial<DecisionForm>
  error: string | undefined
}

function Outcome({ application, outcomes, typed, error }: OutcomeProps) {
  const [first, second] = outcomes
  if (first && !second) return <input type="hidden" name="outcome" value={first} />
  const options = outcomes.map((value) => ({ value, text: outcomeInWords(application, value) }))
  return <RadioGroup name="outcome" legend="決定の案" required value={typed.outcome} options={options} error={error} />
}

function Draft({ application, certificate }: { application: Arrived; certificate: NewCertificate }) {
  const validity = validityInWords(application)
  return (
    <Section heading={`交付する証明書の案: ${certificate.title}`}>
      <p>{certificate.holder} 様</p>
      <Lines text={certificate.body} />
      {validity && <p>有効期間 {validity}</p>}
    </Section>
  )
}
