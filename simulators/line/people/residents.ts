import { idFromName } from '../identifiers.ts'

/** 住民: a person with a phone. Invented. */
export type Resident = {
  userId: string
  displayName: string
  statusMessage?: string
  /** Of their phone, as a BCP 47 tag; undefined: LINE does not say. */
  language?: string | undefined
  /** Without consent LINE gives no profile. */
  consented: boolean
}

export type ResidentOptions = Partial<Resident>

export const INVENTED_RESIDENTS: ResidentOptions[] = [
  { displayName: '青空 みか', statusMessage: 'あおぞら市の住民・小学生の母' },
  { displayName: '山本 健一', statusMessage: '畑と犬と孫' },
  { displayName: '佐藤 はるか', statusMessage: '移住を考えています' },
  { displayName: 'グエン・ティ・ラン', statusMessage: 'あおぞら市で働いています', language: 'vi' },
  { displayName: '田中 とめ', statusMessage: 'スマホ勉強中' },
  { displayName: '井上 大地', statusMessage: '消防団' },
]

export class Residents {
  #residents = new Map<string, Resident>()

  /** Whether ids that nobody here has belong to people whose phones are elsewhere, rather than to nobody. */
  #phonesElsewhere: boolean

  constructor(invented: ResidentOptions[], phonesElsewhere = false) {
    this.#phonesElsewhere = phonesElsewhere
    for (const one of invented) this.add(one)
  }

  add(options: ResidentOptions = {}): Resident {
    const displayName = options.displayName ?? `住民 ${this.#residents.size + 1}`
    const userId = options.userId ?? idFromName('U', displayName)
    const resident = { consented: true, language: 'ja', ...options, userId, displayName }
    this.#residents.set(userId, resident)
    return resident
  }

  find(userId: string): Resident | undefined {
    return this.#residents.get(userId)
  }

  exists(userId: string): boolean {
    return this.#phonesElsewhere || this.#residents.has(userId)
  }

  list(): Resident[] {
    return [...this.#residents.values()]
  }
}
