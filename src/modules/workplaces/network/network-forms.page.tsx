import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  type Children,
  DescriptionList,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  PageHeading,
  Select,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { Device } from './device.ts'
import type { TypedDevice } from './devices.ts'
import type { TypedGear } from './gear.ts'
import { NETWORK } from './network.page.tsx'
import type { Gear } from './network.queries.ts'

interface Errors {
  errors?: FieldErrorText[]
  status?: 409 | 422
}

interface FormPage extends Errors {
  title: string
  lead: string
  action: string
  button: Children
  children: Children
}

function formPage(program: Program, c: Context<ConsoleEnv>, page: FormPage) {
  const { title, lead, action, button, children, errors = [], status = 422 } = page
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    status: errors.length > 0 ? status : undefined,
    breadcrumbs: <Breadcrumbs items={[{ text: 'ネットワーク', href: NETWORK }, { text: title }]} />,
    children: (
      <Stack>
        <PageHeading lead={lead}>{title}</PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action={action} autoComplete="off">
          {children}
          <FormActions>
            {button}
            <ButtonLink href={NETWORK} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}

export interface DevicePage extends Errors {
  typed: TypedDevice
  people: readonly { id: number; name: string }[]
}

/** 「端末の登録」 */
export const devicePage = (program: Program, c: Context<ConsoleEnv>, { typed, people, ...rest }: DevicePage) =>
  formPage(program, c, {
    ...rest,
    title: '端末の登録',
    lead: '登録した端末だけが、拠点のネットワークにつながります。',
    action: `${NETWORK}/devices`,
    button: <Button>登録する</Button>,
    children: (
      <>
        <Select
          name="staff"
          label="使う職員"
          required
          placeholder="選んでください"
          options={people.map(({ id, name }) => ({ value: String(id), text: name }))}
          value={typed.staff}
          error={errorFor(rest.errors ?? [], 'staff')}
        />
        <TextInput
          name="name"
          label="端末の名前"
          hint="例: ノートPC 12号"
          required
          value={typed.name}
          error={errorFor(rest.errors ?? [], 'name')}
        />
        <TextInput
          name="mac"
          label="MAC アドレス"
          hint="例: AA-BB-CC-DD-EE-01。端末の「ランダム MAC」は、使わない設定にします。"
          required
          value={typed.mac}
          error={errorFor(rest.errors ?? [], 'mac')}
        />
        <TextInput
          name="certificate"
          label="証明書の共通名"
          hint="端末に証明書を入れたときだけ。入れない端末は、名前とパスワードでつながります。"
          value={typed.certificate}
          error={errorFor(rest.errors ?? [], 'certificate')}
        />
      </>
    ),
  })

/** 「端末の登録をやめる」: asks once more, since it cuts the device off. */
export const retirementPage = (program: Program, c: Context<ConsoleEnv>, device: Device) =>
  formPage(program, c, {
    title: '端末の登録をやめる',
    lead: 'この端末は、つながらなくなります。いまつながっていれば、切断します。',
    action: `${NETWORK}/devices/${device.id}/retirement`,
    button: <Button variant="danger">登録をやめる</Button>,
    children: (
      <DescriptionList
        items={[
          { term: '端末', description: device.name },
          { term: '使う人', description: device.owner },
          { term: 'MAC アドレス', description: device.mac },
        ]}
      />
    ),
  })

/** 「拠点の機器」 */
export const gearPage = (
  program: Program,
  c: Context<ConsoleEnv>,
  { gear, typed, ...rest }: Errors & { gear: Gear; typed: TypedGear },
) =>
  formPage(program, c, {
    ...rest,
    title: `${gear.site}の切断の宛先`,
    lead: '席が使えなくなったときや、端末の登録をやめたとき、拠点の機器 (アクセスポイントかスイッチ) に、接続を切るよう伝えます。',
    action: `${NETWORK}/sites/${gear.siteId}`,
    button: <Button>変更する</Button>,
    children: (
      <>
        <TextInput
          name="host"
          label="切断の宛先"
          hint="例: 192.0.2.10。空のときは伝えず、接続は予約の時刻まで続きます。"
          value={typed.host}
          error={errorFor(rest.errors ?? [], 'host')}
        />
        <TextInput
          name="port"
          label="切断のポート"
          hint="空のときは 3799"
          inputMode="numeric"
          value={typed.port}
          error={errorFor(rest.errors ?? [], 'port')}
        />
        <TextInput
          name="secret"
          label="切断の共有鍵"
          type="password"
          autoComplete="off"
          hint={gear.host === null ? undefined : '設定済み。変えるときだけ入力します。'}
          error={errorFor(rest.errors ?? [], 'secret')}
        />
      </>
    ),
  })
