import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, FormActions, LinkList, Notice, Section } from '#ui/index.ts'
import type { Finding } from '../definition/finding.ts'
import { type Draft, draftHref } from '../editing/draft.ts'
import { spotOf } from '../editing/sketch/findings.ts'
import { draftPage } from '../editing/screens/draft-page.tsx'
import { ChangesList } from './changes-list.tsx'
import type { PublishingCheck } from './view-check.ts'

/** Findings that are shown; whoever has more mends these first. */
const SHOWN = 100

/** 「公開前の確認」 */
export function checkPage(
  program: Program,
  c: Context<ConsoleEnv>,
  checked: PublishingCheck,
  refusal?: { message: string; status: 409 | 422 },
) {
  const { draft, findings, standing } = checked
  return draftPage(program, c, {
    draft,
    title: '公開前の確認',
    lead: standing ? `公開中の第${standing.number}版と比べています。` : '初めて公開する手続です。',
    errors: refusal ? [{ message: refusal.message }] : [],
    status: refusal?.status ?? 200,
    children: findings.length > 0 ? <Findings draft={draft} findings={findings} /> : <Ready checked={checked} />,
  })
}

const Findings = ({ draft, findings }: { draft: Draft; findings: Finding[] }) => (
  <Section heading={`直すところが${findings.length}件あります`}>
    <LinkList items={findings.slice(0, SHOWN).map((finding) => itemOf(draft, finding))} />
    {findings.length > SHOWN && <p>ほかに{findings.length - SHOWN}件あります。初めの方から直してください。</p>}
  </Section>
)

function itemOf({ id, sketch }: Draft, finding: Finding) {
  const spot = spotOf(finding, sketch)
  if (spot.form === 'about') return { href: draftHref(id, 'about'), text: finding.message, note: 'あらまし' }
  if (spot.form === 'words')
    return { href: draftHref(id, 'words'), text: finding.message, note: 'お知らせの文と終わり方' }
  if (spot.form === 'fields')
    return { href: draftHref(id, `fields/${spot.id}`), text: finding.message, note: `質問「${spot.label}」` }
  return { href: draftHref(id, `pages/${spot.id}/about`), text: finding.message, note: `ページ「${spot.label}」` }
}

function Ready({ checked }: { checked: PublishingCheck }) {
  const { draft, digest = '', standing, changes, mayPublish } = checked
  const isSame = standing !== undefined && standing.digest === digest
  const hidden = { version: String(draft.version), digest, standing: String(standing?.number ?? 0) }
  return (
    <>
      <Notice tone="success" heading="直すところはありません">
        <p>すべての答え方をたどって確かめました。聞かれない質問も、行き止まりもありません。</p>
      </Notice>
      {draft.importId !== null && (
        <Notice tone="warning" heading="ほかの町から取り込んだ手続です">
          <p>町の名前、条例、期限、連絡先、約束していることが、この町のものになっているか、読み直してください。</p>
        </Notice>
      )}
      {standing && draft.basedOn !== null && draft.basedOn !== standing.number && (
        <Notice tone="warning" heading={`この下書きは、第${draft.basedOn}版から始めたものです`}>
          <p>そのあとに公開された第{standing.number}版の内容は、下の比べに出ているとおり、置き換わります。</p>
        </Notice>
      )}
      {changes && !isSame && (
        <Section heading="公開中の版から変わるところ">
          {changes.length > 0 ? <ChangesList changes={changes} /> : <p>読んでわかる違いはありません。</p>}
        </Section>
      )}
      <Section heading="始まっている申請">
        <UnderWay checked={checked} />
      </Section>
      {isSame ? (
        <p>公開中の版と同じ内容なので、公開するものはありません。</p>
      ) : mayPublish ? (
        <PostForm action={draftHref(draft.id, 'publication')} hidden={hidden}>
          <FormActions>
            <Button>{standing ? `第${standing.number + 1}版として公開する` : '公開する'}</Button>
            <ButtonLink href={draftHref(draft.id)} variant="tertiary">
              下書きに戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      ) : (
        <Notice heading="公開は、課長か設定の担当がします">
          <p>{draft.section}の課長(代わりの方)か、設定の担当に、この画面を見てもらってください。</p>
        </Notice>
      )}
    </>
  )
}

const UnderWay = ({ checked: { underWay } }: { checked: PublishingCheck }) =>
  underWay.begun + underWay.arrived === 0 ? (
    <p>ありません。</p>
  ) : (
    <p>
      書きかけが{underWay.begun}件、審査中が{underWay.arrived}件あります。どれも、始めたときの版のまま終わります。
    </p>
  )
