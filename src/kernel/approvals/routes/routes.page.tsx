import type { Context } from 'hono'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { ButtonLink, Card, EmptyState, Stack, StatusLabel } from '#ui/index.ts'
import { settingsPage } from '../../administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import type { Matters } from '../matter.ts'
import type { Route } from './route.ts'
import { type Names, routeInWords } from './route-words.ts'

export interface RoutesPage {
  matters: Matters
  routes: Route[]
  names: Names
}

/** 「決裁ルート」: which way each kind of proposal goes, today and from which day another. */
export function routesPage(program: Program, c: Context<ConsoleEnv>, { matters, routes, names }: RoutesPage) {
  const today = dateInTokyo(c.var.now)
  return settingsPage(program, c, {
    page: '/console/settings/routes',
    lead: '起案が通る順です。変えても、回っている途中の起案は、起案したときの順のまま進みます。',
    children: (
      <Stack>
        <div>
          <ButtonLink href="/console/settings/routes/new" icon="plus">
            ルートを追加する
          </ButtonLink>
        </div>
        {routes.length === 0 && (
          <EmptyState icon="stamp" heading="決裁ルートがありません">
            ルートを追加すると、職員が起案できるようになります。
          </EmptyState>
        )}
        {routes.map((route) => (
          <RouteCard route={route} matters={matters} names={names} today={today} />
        ))}
      </Stack>
    ),
  })
}

interface RouteCardProps {
  route: Route
  matters: Matters
  names: Names
  today: Temporal.PlainDate
}

const RouteCard = ({ route, matters, names, today }: RouteCardProps) => (
  <Card
    heading={`${matters[route.matter]?.name ?? route.matter} · ${route.section ?? '全体'}`}
    aside={Temporal.PlainDate.compare(route.validFrom, today) > 0 && <StatusLabel tone="info">これから</StatusLabel>}
    actions={
      <>
        <ButtonLink
          href={`/console/settings/routes/new?base=${route.id}`}
          variant="secondary"
          size="small"
          aria-label={`${route.name}を変える`}
        >
          変える
        </ButtonLink>
        {route.sectionId !== null && (
          <ButtonLink
            href={`/console/settings/routes/${route.id}/end`}
            variant="tertiary"
            size="small"
            aria-label={`${route.name}をやめる`}
          >
            やめる
          </ButtonLink>
        )}
      </>
    }
  >
    <p>{route.name}</p>
    <p>
      <strong>{routeInWords(route.steps, names)}</strong>
    </p>
    <p>
      <small>
        {formatWareki(route.validFrom)}から
        {route.validTo && `${formatWareki(route.validTo.subtract({ days: 1 }))}まで`}
      </small>
    </p>
  </Card>
)
