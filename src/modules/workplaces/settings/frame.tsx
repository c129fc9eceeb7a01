import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, type FieldErrorText } from '#ui/index.ts'

export const HERE = '/console/settings/workplaces'

const WORDS = {
  'site-added': '場所を加えました。続けて、階と席を加えてください。',
  'site-changed': '場所を変更しました。',
  'floor-added': '階を加えました。続けて、席を加えてください。',
  'floor-changed': '階を変更しました。',
  'seat-added': '席を加えました。',
  'seat-changed': '席を変更しました。',
  'seat-removed': '席を取り除きました。',
  'release-changed': '席を空けるまでの時間を変更しました。',
}

const closedInWords = (cancelled: string | undefined): string =>
  `席を変更しました。予約を ${/^\d{1,4}$/.exec(cancelled ?? '')?.[0] ?? ''}件取り消し、本人に知らせました。`

/** What a form shows again when it was not right. */
export interface Again<Typed> {
  typed?: Typed
  errors?: FieldErrorText[]
  status?: 409 | 422
}

export interface Frame extends Again<unknown> {
  lead: string
  /** From the list of sites down to here. */
  trail?: { text: string; href?: string }[]
  children: ComponentChildren
}

/** A page of 「設定 — しごと場」. */
export const settingsFrame = (program: Program, c: Context<ConsoleEnv>, frame: Frame) => {
  const { lead, trail = [], errors, status, children } = frame
  return settingsPage(program, c, {
    page: HERE,
    lead,
    words: { ...WORDS, 'seat-closed': closedInWords(c.req.query('cancelled')) },
    errors,
    status,
    children: (
      <>
        {trail.length > 0 && <Breadcrumbs items={[{ text: '場所の一覧', href: HERE }, ...trail]} />}
        {children}
      </>
    ),
  })
}
