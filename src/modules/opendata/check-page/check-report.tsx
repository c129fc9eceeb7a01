import { Badge, DescriptionList, Disclosure, Notice, Section, Stack, Table } from '#ui/index.ts'
import { type Finding, shortly } from '#lib/open-data/checking/rules.ts'
import { reportInWords, type Report, type RuleCount } from '#lib/open-data/checking/validate.ts'

/** Findings of one rule that are shown; the command line tells more. */
const SHOWN = 50

const number = (count: number) => count.toLocaleString('ja')

const ENCODINGS = { ASCII: 'ASCII (UTF-8 と同じ)', 'UTF-8': 'UTF-8', CP932: 'Shift_JIS (CP932)' } as const

const suggested = ({ suggestion, provable }: Finding) => {
  if (suggestion === undefined) return ''
  return `${provable ? '' : 'おそらく '}${suggestion === '' ? '空にする' : shortly(suggestion)}`
}

function Findings({ rule, findings }: { rule: RuleCount; findings: readonly Finding[] }) {
  const shown = findings.slice(0, SHOWN)
  return (
    <>
      {rule.count > shown.length && (
        <p>
          {number(rule.count)} 件のうち、はじめの {number(shown.length)} 件です。
        </p>
      )}
      <Table
        caption={rule.title}
        hideCaption
        density="compact"
        rows={shown}
        columns={[
          { header: '場所', cell: ({ row, column }) => `${number(row)} 行目 ${column}`, primary: true },
          { header: 'いまの値', cell: ({ value = '' }) => value },
          { header: '直すこと', cell: ({ message }) => message },
          { header: '正しい値', cell: suggested },
        ]}
      />
    </>
  )
}

const summaryOf = ({ title, count, provable, severity }: RuleCount) => (
  <>
    {title} {number(count)} 件 {severity === 'warning' && <Badge>注意</Badge>}{' '}
    {provable > 0 && <Badge>直せるもの {number(provable)} 件</Badge>}
  </>
)

const toneOf = ({ valid, errors, readable }: Report) => {
  if (valid) return 'success'
  return readable && errors === 0 ? 'warning' : 'error'
}

const whatItIs = ({ set, encoding, hasBom, headerRow }: Report) => [
  {
    term: 'データセット',
    description: set
      ? `${set.name} (${set.editionName})`
      : '標準のデータセットではないので、共通の規則だけで検査しました',
  },
  { term: '文字コード', description: `${ENCODINGS[encoding]}${hasBom ? ' (BOM 付き)' : ''}` },
  { term: '見出し', description: headerRow > 0 ? `${number(headerRow)} 行目` : 'なし' },
]

/** The result of a check: one sentence, what the file is, and each rule that found something. */
export function CheckReport({ report, name }: { report: Report; name: string }) {
  const { rules, findings, everyRowCompared } = report
  const isTable = report.readable || report.rows > 0
  return (
    <Stack gap="loose">
      <Notice tone={toneOf(report)} live={report.valid ? 'status' : 'alert'} heading={reportInWords(report)}>
        {rules.length > 0 && (
          <p>
            誤り {number(report.errors)} 件、注意 {number(report.warnings)} 件
          </p>
        )}
      </Notice>
      <DescriptionList items={[{ term: 'ファイル', description: name }, ...(isTable ? whatItIs(report) : [])]} />
      {!everyRowCompared && <p>重複は、はじめの 2,000,000 行と比べて調べました。</p>}
      {rules.length > 0 && (
        <Section heading="直すところ">
          {rules.map((rule, at) => (
            <Disclosure summary={summaryOf(rule)} open={at < 3}>
              <Findings rule={rule} findings={findings.filter((finding) => finding.rule === rule.rule)} />
            </Disclosure>
          ))}
        </Section>
      )}
    </Stack>
  )
}
