export interface NameAnswer {
  family: string
  /** Empty where somebody has but one name. */
  given: string
  familyKana: string
  givenKana: string
}

export interface AddressAnswer {
  /** 000-0000 */
  postalCode: string
  prefecture: string
  city: string
  town: string
  building: string
}

/** One file that the applications have stored. */
export interface FileAnswer {
  fileId: string
  name: string
}

/**
 * What somebody answered to one field. text, phone, email: a string · date: YYYY-MM-DD · choice: a value, or several · amount: a whole
 * number · consent: true · group: a row of answers each.
 */
export type Answer = string | number | true | string[] | NameAnswer | AddressAnswer | FileAnswer[] | Answers[]

/** By the id of the field. A field that was left empty is not there. */
export interface Answers {
  [field: string]: Answer
}
