import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Mistake, Refusal } from '#lib/refusal.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  errorFor,
  ErrorSummary,
  Fieldset,
  FormActions,
  PageHeading,
  RadioGroup,
  Section,
  Select,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { NoticeLabel } from '../subscriptions/subscription.ts'
import { MenuPicture } from './list.page.tsx'
import {
  ACTIONS,
  AUDIENCES,
  countOf,
  ICONS,
  LAYOUTS,
  LONGEST_BAR,
  LONGEST_NAME,
  LONGEST_NOTE,
  LONGEST_TITLE,
  MENUS,
  type MenuContent,
} from './menu.ts'
import type { Menu } from './menus.queries.ts'
import { PLACES, typedMenu } from './read-menu.ts'

export interface MenuForm {
  /** None where it is a new one. */
  menu?: Menu | undefined
  labels: NoticeLabel[]
  again?: { typed: Typed; refusal?: Refusal | undefined } | undefined
  /** What is typed, drawn. */
  preview?: { content: MenuContent; png: Buffer } | undefined
}

const NEW: Typed = { layout: ['six'], barText: ['メニュー'], audience: ['everybody'] }

/** メニューを作る, or 直す: with the picture that LINE will get. */
export function menuFormPage(program: Program, c: Context<ConsoleEnv>, { menu, labels, again, preview }: MenuForm) {
  const errors = again?.refusal?.mistakes ?? []
  const title = menu ? `「${menu.name}」を直す` : 'メニューを作る'
  const typed = again?.typed ?? (menu ? typedMenu(menu) : NEW)
  const hidden: Record<string, string> = menu
    ? { version: again ? firstOf(typed, 'version') : String(menu.version) }
    : { key: firstOf(typed, 'key') || randomUUID() }
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    status: again?.refusal && (again.refusal.status === 409 ? 409 : 422),
    breadcrumbs: <Breadcrumbs items={[{ text: 'LINE のメニュー', href: MENUS }, { text: title }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead="保存しても、公開するまで LINE の画面は変わりません。">{title}</PageHeading>
        <ErrorSummary errors={errors} />
        {preview && (
          <Section heading="見本">
            <MenuPicture menu={preview.content} src={`data:image/png;base64,${preview.png.toString('base64')}`} />
            <p>帯の言葉: {preview.content.barText}</p>
          </Section>
        )}
        <PostForm action={menu ? `${MENUS}/${menu.id}` : MENUS} hidden={hidden}>
          <WholeFields typed={typed} errors={errors} labels={labels} />
          {PLACES.map((place) => (
            <FieldFields typed={typed} errors={errors} place={place} />
          ))}
          <FormActions>
            <Button>保存する</Button>
            <Button variant="secondary" name="preview" value="1">
              見本を見る
            </Button>
            <ButtonLink href={MENUS} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}

interface FieldsProps {
  typed: Typed
  errors: Mistake[]
}

const options = (words: Record<string, string>) => Object.entries(words).map(([value, text]) => ({ value, text }))

function WholeFields({ typed, errors, labels }: FieldsProps & { labels: NoticeLabel[] }) {
  const { label: _label, ...audiences } = AUDIENCES
  const of = (kind: NoticeLabel['kind']) =>
    labels.filter((label) => label.kind === kind).map(({ id, name }) => ({ value: `label-${id}`, text: name }))
  return (
    <>
      <TextInput
        name="name"
        label="名前"
        hint="職員だけが見ます"
        width="medium"
        maxLength={LONGEST_NAME}
        required
        value={firstOf(typed, 'name')}
        error={errorFor(errors, 'name')}
      />
      <TextInput
        name="barText"
        label="メニューを開く帯の言葉"
        hint={`${LONGEST_BAR}文字まで。トークの下に、いつも出ます`}
        width="medium"
        maxLength={LONGEST_BAR}
        required
        value={firstOf(typed, 'barText')}
        error={errorFor(errors, 'barText')}
      />
      <Select
        name="audience"
        label="だれに見せるか"
        required
        options={[
          ...options(audiences),
          ...(of('ward').length > 0 ? [{ group: 'この地区を選んだ人', options: of('ward') }] : []),
          ...(of('topic').length > 0 ? [{ group: 'この話題を選んだ人', options: of('topic') }] : []),
        ]}
        value={firstOf(typed, 'audience')}
        error={errorFor(errors, 'audience')}
      />
      <RadioGroup
        name="layout"
        legend="並べ方"
        hint="数をこえる欄は使いません"
        inline
        required
        options={Object.entries(LAYOUTS).map(([value, { text }]) => ({ value, text }))}
        value={firstOf(typed, 'layout')}
        error={errorFor(errors, 'layout')}
      />
    </>
  )
}

function FieldFields({ typed, errors, place }: FieldsProps & { place: number }) {
  const at = (name: string) => `${name}-${place}`
  const said = (name: string) => ({ value: firstOf(typed, at(name)), error: errorFor(errors, at(name)) })
  const least = Object.values(LAYOUTS).find(({ columns, rows }) => columns * rows >= place)!
  return (
    <Fieldset
      name={at('field')}
      legend={`欄${place}`}
      hint={place > countOf('one') ? `並べ方が${least.columns * least.rows}つ以上のときに使います` : undefined}
    >
      <TextInput name={at('title')} label="題" width="medium" maxLength={LONGEST_TITLE} {...said('title')} />
      <TextInput
        name={at('note')}
        label="説明(1行)"
        width="medium"
        maxLength={LONGEST_NOTE}
        required={false}
        {...said('note')}
      />
      <Select
        name={at('icon')}
        label="絵"
        width="medium"
        placeholder="選んでください"
        options={options(ICONS)}
        {...said('icon')}
      />
      <Select
        name={at('action')}
        label="押すと"
        placeholder="選んでください"
        options={options(ACTIONS)}
        {...said('action')}
      />
      <TextInput name={at('value')} label="言葉か行き先" {...said('value')} />
    </Fieldset>
  )
}
