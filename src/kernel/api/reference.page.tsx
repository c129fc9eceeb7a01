import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Card, type Column, CopyText, DescriptionList, PageHeading, Section, Stack, Table } from '#ui/index.ts'
import type { SiteEnv } from '../http/env.ts'
import { asset } from '../http/assets.ts'
import { sitePage } from '../http/site-page.tsx'
import type { Program } from '../program.ts'

type OpenApi = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type Operation = NonNullable<NonNullable<OpenApi['paths']>[string]['get']>
interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: { type?: string; description?: string }
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const operationsOf = ({ paths = {} }: OpenApi) =>
  Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  )

const columns: Column<Parameter>[] = [
  { header: '名前', primary: true, cell: ({ name }) => <code>{name}</code> },
  { header: '場所', cell: ({ in: place }) => (place === 'path' ? 'パス' : 'クエリ') },
  { header: '必須', cell: ({ required }) => (required ? '必須' : '任意') },
  { header: '説明', cell: ({ description, schema }) => description ?? schema?.description ?? '' },
]

const scopesOf = ({ security = [] }: Operation) => security.flatMap((one) => one['bearer'] ?? [])

function OperationCard({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const parameters = (operation.parameters ?? []) as Parameter[]
  const scopes = scopesOf(operation)
  const answers = Object.entries(operation.responses ?? {}) as [string, { description: string }][]
  return (
    <Card heading={operation.summary ?? operation.operationId ?? path} level={3} id={operation.operationId}>
      <Stack>
        <p>
          <code>
            {method.toUpperCase()} {path}
          </code>
        </p>
        {operation.description && <p>{operation.description}</p>}
        {parameters.length > 0 && (
          <Table
            caption="パラメーター"
            columns={columns}
            rows={parameters}
            rowKey={({ name }) => name}
            density="compact"
          />
        )}
        <DescriptionList
          items={[
            { term: '範囲', description: scopes.length > 0 ? scopes.join('、') : 'どのトークンでも' },
            ...answers.map(([status, { description }]) => ({ term: status, description })),
          ]}
        />
      </Stack>
    </Card>
  )
}

const customs = [
  { term: '書き込み', description: 'Idempotency-Key を付けると、同じ操作を送り直しても1度だけ行われます(24時間)。' },
  { term: '一覧', description: '答えの next を、次の cursor に入れると続きが届きます。null なら終わりです。' },
  { term: '誤り', description: 'application/problem+json (RFC 9457) で、項目ごとの誤りは errors に入ります。' },
  { term: '回数', description: '1つのトークンで1分に300回まで。超えると 429 と Retry-After が返ります。' },
  { term: '機械が読む説明', description: <a href="/api/openapi.json">OpenAPI 3.1 (openapi.json)</a> },
]

/** The API for people: what there is and how to begin. Made of the same document that machines read. */
export function referencePage(program: Program, c: Context<SiteEnv>, document: OpenApi) {
  const base = document.servers?.[0]?.url ?? ''
  return sitePage(program, c, {
    title: 'API',
    scripts: [asset('copy.island.js')],
    children: (
      <>
        <PageHeading lead="ほかのシステムから、職員と同じ権限でこの窓口を使うための入り口です。">API</PageHeading>
        <Section heading="はじめに">
          <Stack>
            <p>
              職員用の画面の「自分の設定」から「API トークン」を開き、できることと期限を選んで作ります。
              <br />
              トークンは、作った職員の代わりをします。
            </p>
            <CopyText id="first-request" text={`curl -H "Authorization: Bearer mdg_…" ${base}/me`} />
            <DescriptionList items={customs} />
          </Stack>
        </Section>
        <Section heading="できること">
          <Stack>
            {operationsOf(document).map((one) => (
              <OperationCard {...one} />
            ))}
          </Stack>
        </Section>
      </>
    ),
  })
}
