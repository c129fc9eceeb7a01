import { type Context, Hono } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { Button, errorFor, FormActions, Section, TextArea, TextInput } from '#ui/index.ts'
import { peopleInWords } from '../broadcasts/audience.ts'
import { changeLabels, LONGEST_NAME } from './change-labels.ts'
import { countLabels } from './labels.queries.ts'
import { type LabelKind, NOTICES_WORD } from './subscription.ts'
import { USUAL_TOPICS } from './topic-words.ts'

export const NOTICE_SETTINGS = '/console/settings/notices'

const LEAD = `一斉配信の宛先になる話題と地区です。住民は LINE で「${NOTICES_WORD}」と送り、届いたページで受け取るものを選びます。`
const WORDS = { topic: '話題を変えました。', ward: '地区を変えました。' }
const KINDS = {
  topic: {
    heading: '話題',
    example: `例: ${Object.values(USUAL_TOPICS.ja).join('、')}。この名前は、ほかの言語のページでは訳して出します`,
  },
  ward: { heading: '地区', example: '例: 中央、東部、西部' },
} satisfies Record<LabelKind, unknown>

interface Again {
  kind: LabelKind
  typed: Typed
  refusal: Refusal
}

/** 「設定 — お知らせの話題」, for those with the duty for the whole town. */
export function noticeSettingsRoutes(program: Program) {
  async function show(c: Context<ConsoleEnv>, again?: Again) {
    const labels = await countLabels(c.var.db)
    return settingsPage(program, c, {
      page: NOTICE_SETTINGS,
      lead: LEAD,
      words: WORDS,
      errors: again?.refusal.mistakes ?? [],
      status: again?.refusal.status === 409 ? 409 : 422,
      children: (
        <>
          {(['topic', 'ward'] as const).map((kind) => (
            <Section heading={KINDS[kind].heading}>
              <Labels
                kind={kind}
                labels={labels.filter((label) => label.kind === kind)}
                again={again?.kind === kind ? again : undefined}
              />
            </Section>
          ))}
        </>
      ),
    })
  }

  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => show(c))
    .post('/:kind{topic|ward}', async (c) => {
      const { typed } = await readTyped(c)
      const kind = c.req.param('kind') as LabelKind
      const changed = await orRefusal(changeLabels(c.var.db, c.var.now, c.var.staff, kind, typed))
      return changed instanceof Refusal
        ? show(c, { kind, typed, refusal: changed })
        : c.redirect(`${NOTICE_SETTINGS}?done=${kind}`, 303)
    })
}

interface LabelsProps {
  kind: LabelKind
  labels: Awaited<ReturnType<typeof countLabels>>
  again: Again | undefined
}

/** After a 409 the list is as it is now: what was typed belongs to another one. */
function Labels({ kind, labels, again }: LabelsProps) {
  const { heading, example } = KINDS[kind]
  const errors = again?.refusal.mistakes ?? []
  const typed = again?.refusal.status === 422 ? again.typed : undefined
  return (
    <PostForm
      action={`${NOTICE_SETTINGS}/${kind}`}
      hidden={Object.fromEntries(labels.map(({ id, name }) => [`was-${id}`, name]))}
    >
      {labels.map(({ id, name, people }) => (
        <TextInput
          name={`name-${id}`}
          label={`${heading}「${name}」`}
          hint={`選んでいる人 ${peopleInWords(people)}。空にすると、この${heading}を使うのをやめて、登録からも消します`}
          width="medium"
          required={false}
          value={typed ? firstOf(typed, `name-${id}`) : name}
          error={errorFor(errors, `name-${id}`)}
        />
      ))}
      <TextArea
        name={`added-${kind}`}
        label={`加える${heading}`}
        hint={`1行に一つ、${LONGEST_NAME}文字まで。${example}`}
        rows={3}
        required={false}
        value={typed && firstOf(typed, `added-${kind}`)}
        error={errorFor(errors, `added-${kind}`)}
      />
      <FormActions>
        <Button>{heading}を変える</Button>
      </FormActions>
    </PostForm>
  )
}
