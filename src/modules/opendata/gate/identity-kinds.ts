/** 個人を示す番号など: what is looked for before publication. 'stop': not published. 'warn': somebody says that it may be. */
export const IDENTITY_KINDS = {
  individualNumber: { text: '個人番号(マイナンバー)', severity: 'stop' },
  residenceCard: { text: '在留カード番号', severity: 'stop' },
  drivingLicence: { text: '運転免許証の番号', severity: 'stop' },
  pensionNumber: { text: '基礎年金番号', severity: 'stop' },
  insuredNumber: { text: '被保険者番号', severity: 'stop' },
  residentCode: { text: '住民票コード', severity: 'stop' },
  passport: { text: '旅券番号', severity: 'stop' },
  bankAccount: { text: '口座番号', severity: 'stop' },
  possibleNumber: { text: '個人番号かもしれない 12 桁の数', severity: 'warn' },
  possiblePension: { text: '基礎年金番号かもしれない数', severity: 'warn' },
  mobilePhone: { text: '携帯電話の番号', severity: 'warn' },
  mailAddress: { text: 'メールアドレス', severity: 'warn' },
} as const
export type IdentityKind = keyof typeof IDENTITY_KINDS

/** Kinds that have no shape of their own: digits that are one when the column, or the words around them, say so. */
export const NAMED_KINDS: readonly { kind: IdentityKind; name: RegExp; shape: RegExp }[] = [
  { kind: 'drivingLicence', name: /運転免許|免許証/, shape: /(?<!\d)\d{12}(?!\d)/g },
  { kind: 'pensionNumber', name: /年金番号|年金手帳/, shape: /(?<!\d)\d{4}-?\d{6}(?!\d)/g },
  { kind: 'residentCode', name: /住民票コード/, shape: /(?<!\d)\d{11}(?!\d)/g },
  { kind: 'passport', name: /旅券|パスポート/, shape: /(?<![A-Za-z\d])[A-Za-z]{2}\d{7}(?!\d)/g },
  { kind: 'insuredNumber', name: /被保険者|保険証|受給者番号|受給者証/, shape: /(?<!\d)\d{6,12}(?!\d)/g },
  { kind: 'bankAccount', name: /口座番号|(?:普通|当座|貯蓄)(?:預金|口座)?/, shape: /(?<!\d)\d{7,8}(?!\d)/g },
]

/** Kinds that show what they are. */
export const SHAPED_KINDS: readonly { kind: IdentityKind; shape: RegExp }[] = [
  { kind: 'residenceCard', shape: /(?<![A-Za-z\d])[A-Za-z]{2}\d{8}[A-Za-z]{2}(?![A-Za-z\d])/g },
  // A phone number begins with zero; a 基礎年金番号 that does is found by its name.
  { kind: 'possiblePension', shape: /(?<![\d-])[1-9]\d{3}-\d{6}(?![\d-])/g },
  { kind: 'mobilePhone', shape: /(?<![\d-])0[6-9]0[- ]?[1-9]\d{3}[- ]?\d{4}(?![\d-])/g },
  // Addresses of towns and ministries are there to be written to.
  { kind: 'mailAddress', shape: /[\w.+-]{1,64}@(?![\w.-]*\.(?:lg|go)\.jp\b)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g },
]
