import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { Section as TownSection } from '#kernel/organization/section-tree.ts'
import type { Mistake } from '#lib/refusal.ts'
import {
  Checkbox,
  CheckboxGroup,
  Cluster,
  DateInput,
  errorFor,
  FileInput,
  RadioGroup,
  Section,
  Select,
  Stack,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import type { LabelKind, NoticeLabel } from '../subscriptions/subscription.ts'
import { type Broadcast, PACE } from './broadcast.ts'
import { LONGEST, PACES } from './read-broadcast.ts'

export interface FieldsProps {
  typed: Typed
  errors: Mistake[]
  labels: NoticeLabel[]
  sections: TownSection[]
  broadcast: Broadcast | undefined
  isNew: boolean
}

const fieldOf =
  ({ typed, errors }: FieldsProps) =>
  (name: string, label: string) => ({ name, label, value: firstOf(typed, name), error: errorFor(errors, name) })

/** 何を */
export function ContentFields(props: FieldsProps) {
  const { errors, sections, broadcast } = props
  const field = fieldOf(props)
  const options = sections.map(({ id, name }) => ({ value: String(id), text: name }))
  const section = field('section', '送る課')
  return (
    <Section heading="内容">
      <Stack>
        {!broadcast && (
          <Select
            {...section}
            value={section.value || (options.length === 1 ? options[0]!.value : undefined)}
            hint="この課の決裁ルートで決裁します。"
            required
            options={options}
            placeholder="選んでください"
            width="medium"
          />
        )}
        <TextInput {...field('title', '件名')} hint="職員だけに見えます。" required maxLength={LONGEST.title} />
        <TextArea
          {...field('body', '本文')}
          hint={`${LONGEST.body.toLocaleString('ja')}文字まで。だれからの、何のお知らせかを、はじめに書きます。`}
          required
          rows={8}
        />
        <TextInput
          {...field('link', 'リンク')}
          type="url"
          required={false}
          hint="https:// から始まるアドレス。本文の下に付きます。"
        />
        {broadcast?.picture && <Checkbox name="noPicture" label={`いまの写真「${broadcast.picture.name}」を外す`} />}
        <FileInput
          name="picture"
          label={broadcast?.picture ? '写真を替える' : '写真'}
          hint="JPEG か PNG を一枚、10MB まで。"
          accept="image/*"
          required={false}
          error={errorFor(errors, 'picture')}
        />
      </Stack>
    </Section>
  )
}

/** だれに */
export function AudienceFields(props: FieldsProps) {
  const { typed, errors, labels, isNew } = props
  const field = fieldOf(props)
  const options = (kind: LabelKind) =>
    labels.filter((label) => label.kind === kind).map(({ id, name }) => ({ value: String(id), text: name }))
  const wards = options('ward')
  const audience = field('audience', '宛先')
  return (
    <Section heading="宛先">
      <Stack>
        <RadioGroup
          name="audience"
          legend="だれに送りますか"
          required
          value={isNew ? 'subscribers' : audience.value}
          error={audience.error}
          options={[
            { value: 'subscribers', text: '受け取ると決めた方', hint: '下で話題を選びます。' },
            {
              value: 'everybody',
              text: '友だち全員',
              hint: '災害など、どうしても全員に知らせるとき。友だち追加か発言があり、ブロックしていない方です。',
            },
          ]}
        />
        <CheckboxGroup
          name="topics"
          legend="話題"
          hint={
            options('topic').length > 0
              ? '選んだうちの一つでも受け取る方に送ります。'
              : '話題がまだありません。「設定 — お知らせの話題」で決めます。'
          }
          inline
          options={options('topic')}
          values={typed['topics']}
          error={errorFor(errors, 'topics')}
        />
        {wards.length > 0 && (
          <CheckboxGroup
            name="wards"
            legend="地区で絞る"
            hint="選ばなければ、どの地区の方にも送ります。"
            inline
            required={false}
            options={wards}
            values={typed['wards']}
            error={errorFor(errors, 'wards')}
          />
        )}
        <Cluster>
          <TextInput
            {...field('ageFrom', 'お子さんの年齢(から)')}
            required={false}
            width="short"
            unit="歳"
            inputMode="numeric"
          />
          <TextInput
            {...field('ageUntil', 'お子さんの年齢(まで)')}
            required={false}
            width="short"
            unit="歳"
            inputMode="numeric"
          />
        </Cluster>
        <p>送る日の年齢です。生まれた年月を登録した方だけが対象になります。両方とも空なら、絞りません。</p>
        <TextInput
          {...field('whyEverybody', '友だち全員に送る理由')}
          hint="「友だち全員」のときは必ず書きます。決裁と記録に残ります。"
          required={false}
          maxLength={LONGEST.why}
        />
      </Stack>
    </Section>
  )
}

/** いつ */
export function WhenFields(props: FieldsProps) {
  const field = fieldOf(props)
  const pace = field('pace', '1分に送る人数')
  return (
    <Section heading="日時">
      <Stack>
        <DateInput
          {...field('sendAt', '送る日時')}
          kind="datetime-local"
          required={false}
          hint="空にすると、決裁のあとすぐに送ります。21時から8時までは送らず、8時から送ります。"
        />
        <TextInput
          {...field('whyUrgent', '緊急の理由')}
          required={false}
          hint="書くと、夜間でも送ります。避難のお知らせなど、朝まで待てないときだけにしてください。"
          maxLength={LONGEST.why}
        />
        <TextInput
          {...pace}
          value={pace.value || String(PACE)}
          hint={`問い合わせが一度に集まらないように、ゆっくり送れます(${PACES[0]}から${PACES[1].toLocaleString('ja')}まで)。`}
          required={false}
          width="short"
          unit="人"
          inputMode="numeric"
        />
      </Stack>
    </Section>
  )
}
