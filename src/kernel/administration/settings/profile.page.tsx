import type { Context } from 'hono'
import { Button, Checkbox, errorFor, type FieldErrorText, FormActions, RadioGroup, TextInput } from '#ui/index.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import { prefectureOf } from '#lib/text/municipality-code.ts'
import type { Profile } from '../../municipality/profile.queries.ts'
import type { Program } from '../../program.ts'
import { settingsPage } from './settings-page.tsx'

const colours: Record<Profile['theme'], string> = {
  blue: '青',
  cyan: '水色',
  green: '緑',
  orange: '橙',
  red: '赤',
  magenta: '赤紫',
  purple: '紫',
  slate: '灰',
}

export interface ProfilePage {
  profile: Profile
  errors?: FieldErrorText[]
  status?: 409 | 422
}

export function profilePage(program: Program, c: Context<ConsoleEnv>, { profile, errors = [], status }: ProfilePage) {
  const error = (field: string) => errorFor(errors, field)
  return settingsPage(program, c, {
    page: '/console/settings',
    lead: `全国地方公共団体コード ${profile.code}${prefectureOf(profile.code) ? `(${prefectureOf(profile.code)})` : ''}`,
    errors,
    status,
    children: (
      <PostForm action="/console/settings" hidden={{ version: String(profile.version) }}>
        <TextInput name="name" label="名前" required value={profile.name} error={error('name')} width="medium" />
        <TextInput
          name="nameKana"
          label="フリガナ"
          required
          value={profile.nameKana}
          error={error('nameKana')}
          width="medium"
        />
        <TextInput
          name="contactPhone"
          label="代表電話"
          required={false}
          type="tel"
          value={profile.contactPhone}
          error={error('contactPhone')}
          hint="住民の画面の下に出ます。"
          width="medium"
        />
        <TextInput
          name="contactEmail"
          label="メールアドレス"
          required={false}
          type="email"
          value={profile.contactEmail}
          error={error('contactEmail')}
        />
        <TextInput name="address" label="所在地" required={false} value={profile.address} error={error('address')} />
        <RadioGroup
          name="theme"
          legend="画面の色"
          inline
          value={profile.theme}
          options={Object.entries(colours).map(([value, word]) => ({
            value,
            text: (
              <>
                <span class="swatch" data-theme={value} aria-hidden="true" />
                {word}
              </>
            ),
          }))}
        />
        <Checkbox
          name="keepOriginals"
          label="写真の元のファイルも残す"
          checked={profile.keepOriginals}
          hint="ふだんは、撮影場所などの情報を除いて描き直した写真だけを残します。元のファイルには、住民の自宅の位置などが入っていることがあります。"
        />
        <FormActions>
          <Button>変更する</Button>
        </FormActions>
      </PostForm>
    ),
  })
}
