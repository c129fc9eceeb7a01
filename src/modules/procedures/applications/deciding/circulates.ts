import type { Application, Decision } from '../application.ts'

/** What the town sets for each procedure: which of its decisions go round (決裁) before they hold, where it has a route. */
export const CIRCULATES = {
  nothing: '回さない',
  dispositions: '証明書の交付と却下を回す',
  everything: '受理も含めて、すべて回す',
} as const
export type Circulates = keyof typeof CIRCULATES

/** The paper speaks for the town. */
export const endsWithCertificate = ({ definition }: Pick<Application, 'definition'>): boolean =>
  definition.result.kind === 'certificate'

/** 受理 of what is only to be told is no disposition (行政手続法2条7号): as the town sets it, it does not go round. */
export function circulating({ circulates, definition }: Pick<Application, 'circulates' | 'definition'>) {
  const all: Decision['outcome'][] = ['accepted', 'refused']
  if (circulates === 'nothing') return []
  return circulates === 'everything' || endsWithCertificate({ definition }) ? all : all.slice(1)
}
