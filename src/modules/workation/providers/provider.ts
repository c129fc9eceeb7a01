import { formReader, type Typed } from '#kernel/http/form-reader.ts'

export const PROVIDER_KINDS = {
  coordination: '調整',
  lodging: '宿泊',
  workplace: 'しごと場',
  activity: '体験',
} as const
export type ProviderKind = keyof typeof PROVIDER_KINDS

export interface NewProvider {
  name: string
  nameEn: string
  kinds: ProviderKind[]
  /** Whom the section asks for. */
  person: string
  email: string
  phone: string
}

/** 事業者. */
export interface Provider extends NewProvider {
  id: number
  registeredAt: Temporal.Instant
  /** Since then it offers nothing new. */
  endedAt: Temporal.Instant | null
  version: number
}

export const MAIL_EXAMPLE = 'メールアドレスを確かめてください。例: taro@example.jp'

export const typedProvider = (provider: NewProvider | undefined): Typed => ({
  name: [provider?.name ?? ''],
  nameEn: [provider?.nameEn ?? ''],
  kinds: provider?.kinds ?? [],
  person: [provider?.person ?? ''],
  email: [provider?.email ?? ''],
  phone: [provider?.phone ?? ''],
})

/** 事業者 as it was typed. @throws Refusal 422 with everything that is wrong */
export function readProvider(typed: Typed): NewProvider {
  const form = formReader(typed)
  const provider = {
    name: form.line('name', '名前', 80),
    nameEn: form.line('nameEn', '名前(英語)', 120),
    kinds: form.someOf('kinds', '種類', PROVIDER_KINDS),
    person: form.line('person', '担当者', 60),
    email: form.email('email'),
    phone: form.phone('phone'),
  }
  form.done()
  return provider
}
