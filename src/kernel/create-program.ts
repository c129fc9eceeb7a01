import { join } from 'node:path'
import { pino } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { sealerOf } from '#lib/crypto/seal.ts'
import { systemClock } from '#lib/time/clock.ts'
import { noPages } from './http/kept-pages.ts'
import { diskStore } from './files/store.ts'
import { openMunicipalities } from './municipality/municipalities.ts'
import type { Program } from './program.ts'
import type { Settings } from './settings.ts'

/** Personal data has no place in logs: these paths never get there, whoever logs the object. */
const redact = [
  '*.email',
  '*.displayName',
  '*.body',
  '*.text',
  '*.password',
  '*.token',
  '*.authorization',
  'err.config',
  'err.body',
]

/** @param house what the rooms put into the program; and what a test has in its place */
export function createProgram(
  settings: Settings,
  directoryUrl: string,
  house: Pick<Program, 'conversations' | 'findTownKey'> & Partial<Program>,
): Program {
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  return {
    settings,
    clock: systemClock,
    log: pino({ level: settings.LOG_LEVEL, redact }),
    metrics,
    figures: () => metrics.metrics(),
    sealer: sealerOf(settings.SECRET_KEY),
    municipalities: openMunicipalities(directoryUrl, settings.DATABASE_POOL),
    files: diskStore(join(settings.DATA_DIR, 'files')),
    keptPages: noPages(),
    linePatience: { reply: 5_000, push: 10_000 },
    ...house,
  }
}
