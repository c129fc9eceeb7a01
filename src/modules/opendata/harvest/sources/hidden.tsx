import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Button,
  Checkbox,
  errorFor,
  type FieldErrorText,
  FormActions,
  Section,
  Stack,
  Table,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import { pageOf } from '../../site/addresses.ts'
import type { Hidden } from '../hidden.queries.ts'

export interface TypedWish {
  name: string
  all: boolean
  because: string
}

interface HidingProps {
  here: string
  hidden: Hidden[]
  typed: TypedWish
  errors: FieldErrorText[]
}

/** What of another catalogue is not shown here, and why. */
export const Hiding = ({ here, hidden, typed, errors }: HidingProps) => (
  <Section heading="載せないもの" id="hidden">
    <Stack gap="loose">
      <p>
        この町のカタログに載せないと決めたデータセットは、次に集めても載りません。公開のページには、載せるのをやめたことと理由だけが残ります。
        {hidden.length === 0 && 'いまは、ありません。'}
      </p>
      {hidden.length > 0 && (
        <Table
          caption="載せていないデータセット"
          hideCaption
          columns={[
            { header: '名前', primary: true, cell: ({ slug, title }) => <a href={pageOf(slug)}>{title}</a> },
            { header: '理由', cell: ({ because }) => because },
            { header: 'いつから', nowrap: true, cell: ({ hiddenAt }) => formatWareki(dateInTokyo(hiddenAt)) },
            {
              header: '操作',
              aside: true,
              cell: ({ slug, title }) => (
                <PostForm action={`${here}/hidden/${slug}/removal`} inline>
                  <Button variant="tertiary" size="small" aria-label={`${title}をまた載せる`}>
                    また載せる
                  </Button>
                </PostForm>
              ),
            },
          ]}
          rows={hidden}
          rowKey={({ slug }) => slug}
        />
      )}
      <PostForm action={`${here}/hidden`}>
        <TextInput
          name="name"
          label="載せないデータセット"
          hint="公開のページの住所、またはその最後の部分。例: /opendata/sets/aozora-parks"
          value={typed.name}
          error={errorFor(errors, 'name')}
          required={false}
        />
        <Checkbox
          name="all"
          value="1"
          checked={typed.all}
          label="この収集先のものを、すべて載せない"
          error={errorFor(errors, 'all')}
        />
        <TextArea
          name="because"
          label="載せない理由"
          hint="だれでも読めるところに出ます。例: 古い内容で、問い合わせが続いたため"
          value={typed.because}
          error={errorFor(errors, 'because')}
          rows={2}
          required
        />
        <FormActions>
          <Button variant="secondary">載せない</Button>
        </FormActions>
      </PostForm>
    </Stack>
  </Section>
)
