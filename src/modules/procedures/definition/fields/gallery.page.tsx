import { Button, Document, ErrorSummary, Form, FormActions, PageHeading, PortalLayout, type Town } from '#ui/index.ts'
import type { Answers } from '../answers.ts'
import type { Definition } from '../definition.ts'
import { readDefinition } from '../read-definition.ts'
import type { Form as Typed } from '../reading/form.ts'
import { readPage } from '../reading/read-page.ts'
import { PageFields } from './page-fields.tsx'

const town: Town = { name: 'あおぞら市', service: 'オンライン窓口', href: '/' }
const today = Temporal.PlainDate.from('2026-11-26')

const options = [
  { value: 'home', label: '家庭用' },
  { value: 'business', label: '店・事務所・工場など', hint: '住まいを兼ねる店も、こちらです。' },
  { value: 'other', label: 'そのほか' },
]

/** Every kind of field on one page, with a case that depends on another field. */
const sample = () =>
  readDefinition({
    schema: 'urn:madoguchi:procedure:1',
    id: 'sample',
    title: '項目の見本',
    summary: 'すべての種類の項目です。',
    about: { who: '見る方', cost: 'かかりません', bring: [], minutes: 1 },
    assurance: 'none',
    applicant: { name: 'applicant', email: 'email', phone: 'phone' },
    standardDays: null,
    criteria: '見本です。',
    notices: { received: '見本です。', decided: '見本です。' },
    result: { kind: 'notice' },
    pages: [
      {
        id: 'all',
        title: 'すべての種類',
        fields: [
          { id: 'applicant', kind: 'name', label: 'お名前' },
          { id: 'address', kind: 'address', label: '住所', hint: '集合住宅は部屋番号まで書いてください。' },
          { id: 'born', kind: 'date', label: '生年月日', latest: 'today' },
          { id: 'phone', kind: 'phone', label: '日中に連絡がつく電話番号' },
          { id: 'email', kind: 'email', label: 'メールアドレス', required: false, hint: '結果をお知らせします。' },
          { id: 'use', kind: 'choice', label: '使いみち', options },
          {
            id: 'otherUse',
            kind: 'text',
            label: 'どんな使いみちですか',
            lines: 3,
            maxLength: 200,
            when: { field: 'use', is: 'other' },
          },
          { id: 'wishes', kind: 'choice', label: '当てはまるもの', options, many: { min: 1, max: 2 }, required: false },
          { id: 'household', kind: 'amount', label: '一緒に使う人数', unit: '人', min: 1, max: 30 },
          { id: 'proof', kind: 'file', label: '本人確認書類', what: '運転免許証などの写し', max: 2 },
          {
            id: 'children',
            kind: 'group',
            label: '育てているお子さん',
            noun: 'お子さん',
            max: 3,
            fields: [
              { id: 'child', kind: 'name', label: 'お名前' },
              {
                id: 'lives',
                kind: 'choice',
                label: '住まい',
                options: [
                  { value: 'with', label: '同じ' },
                  { value: 'apart', label: '別の住所' },
                ],
              },
              {
                id: 'apartProof',
                kind: 'file',
                label: '別居監護申立書',
                what: '別居監護申立書',
                when: { field: 'lives', is: 'apart' },
              },
            ],
          },
          {
            id: 'terms',
            kind: 'consent',
            label: '確かめること',
            text: '水道を使う間は、市の給水条例に従います。\n使うのをやめるときは、前もって届け出ます。',
          },
        ],
      },
    ],
  })

const file = { fileId: 'sample', name: '運転免許証の表と裏を並べて撮った写真_2026-11-26_あおぞら市役所提出用.jpg' }
const answers: Answers = { proof: [file] }

/** As somebody would have left it who got nearly everything wrong. */
const typed: Typed = {
  'applicant.family': '𠮷田',
  'applicant.familyKana': 'yoshida',
  'address.postalCode': '88-500',
  'born.era': '平成',
  'born.year': '31',
  'born.month': '5',
  'born.day': '1',
  phone: '23-2111',
  email: 'hanako@',
  use: 'other',
  wishes: ['home', 'business', 'other'],
  household: '百',
  'proof.kept': 'sample',
  'children.rows': '2',
  'children.0.lives': 'apart',
  'children.1.child.family': '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処',
}

/** Every kind of field in one form, as it is given back with its mistakes; `?right` before anybody has written. */
export function FieldsScreen({ stylesheet, script, right }: { stylesheet: string; script: string; right: boolean }) {
  const { definition } = sample() as { definition: Definition }
  const page = definition.pages[0]!
  const read = readPage(definition, page, { form: right ? {} : typed, today }, answers)
  const mistakes = !right && 'mistakes' in read ? read.mistakes : []
  return (
    <Document title="項目の見本" stylesheet={stylesheet} scripts={[script]}>
      <PortalLayout town={town} width="narrow">
        <ErrorSummary errors={mistakes} />
        <PageHeading over="手続" lead="手続が聞けるすべての種類です。">
          項目の見本
        </PageHeading>
        <Form action="/dev/ui/fields" method="get">
          <PageFields
            definition={definition}
            page={page}
            answers={right ? {} : answers}
            today={today}
            typed={right ? undefined : typed}
            mistakes={mistakes}
          />
          <FormActions>
            <Button>次へ</Button>
          </FormActions>
        </Form>
      </PortalLayout>
    </Document>
  )
}
