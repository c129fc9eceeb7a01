import { z } from '@hono/zod-openapi'
import { keysOf, version } from '#kernel/api/json.ts'
import type { Measurement } from '../measurements/measurement.ts'
import { OFFER_KINDS, PLACE_KINDS, STATES } from '../offers/offer.ts'
import { LANGUAGES, THEMES } from '../programmes/programme.ts'
import { PROVIDER_KINDS } from '../providers/provider.ts'
import type { ShownPlace, ShownProgramme } from '../site/site.queries.ts'

const line = z.string().max(1000)
const clock = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .openapi({ example: '09:00' })
export const instant = z.string().openapi({ format: 'date-time', example: '2026-12-01T09:00:00+09:00' })

const OfferIn = z.object({
  name: line,
  nameEn: line,
  summary: line,
  summaryEn: line,
  body: z.string().max(10_000).default(''),
  bodyEn: z.string().max(10_000).default(''),
  price: z.int().openapi({ description: '円。場所は1席・1室の1日か1泊、プログラムは1人' }),
})

export const PlaceIn = OfferIn.extend({
  address: line,
  addressEn: line,
  latitude: z.number(),
  longitude: z.number(),
  units: z.int().openapi({ description: 'ふだんの日の席・室の数' }),
  peoplePerUnit: z.int().default(1),
  area: z.number().nullable().default(null).openapi({ description: 'm²。IT オフィスだけ' }),
  outlets: z.int(),
  airMinutes: z.int().nullable().default(null),
  roadMinutes: z.int().nullable().default(null),
  weekdays: z.array(z.int().min(1).max(7)).openapi({ description: '1 が月曜' }),
  opens: clock.nullable().default(null),
  closes: clock.nullable().default(null),
}).openapi('WorkationPlaceIn')

export const ProgrammeIn = OfferIn.extend({
  theme: z.enum(keysOf(THEMES)),
  seasonFrom: z.iso.date(),
  seasonThrough: z.iso.date(),
  minutes: z.int(),
  minPeople: z.int(),
  maxPeople: z.int(),
  meetingPlace: line,
  meetingPlaceEn: line,
  bring: z.string().max(2000).default(''),
  bringEn: z.string().max(2000).default(''),
  languages: z.array(z.enum(keysOf(LANGUAGES))),
}).openapi('WorkationProgrammeIn')

export const placeKind = z.enum(keysOf(PLACE_KINDS))

export const OfferOut = z
  .object({
    id: z.int(),
    kind: z.enum(keysOf(OFFER_KINDS)),
    state: z.enum(keysOf(STATES)),
    provider: z.object({ id: z.int(), name: z.string() }),
    name: z.string(),
    price: z.int(),
    version,
  })
  .openapi('WorkationOffer')

export const MeasurementOut = z
  .object({
    measuredAt: instant,
    source: z.enum(['page', 'typed']),
    instrument: z.string(),
    down: z.number().nullable().openapi({ description: 'Mbps' }),
    up: z.number().nullable(),
    latency: z.number().nullable().openapi({ description: 'ミリ秒' }),
    noise: z.number().nullable().openapi({ description: 'デシベル' }),
    reception: z.int().nullable().openapi({ description: '0 圏外 〜 3 強い' }),
  })
  .openapi('WorkationMeasurement')

export const measurementOut = ({
  measuredAt,
  source,
  instrument,
  down,
  up,
  latency,
  noise,
  reception,
}: Measurement) => ({
  measuredAt: measuredAt.toString(),
  source,
  instrument,
  down,
  up,
  latency,
  noise,
  reception,
})

export const PlaceOut = PlaceIn.extend({
  id: z.int(),
  kind: placeKind,
  provider: z.string(),
  down: z.number().nullable().openapi({ description: 'いちばん新しい測定の下り(Mbps)' }),
  measuredAt: instant.nullable(),
}).openapi('WorkationPlace')

/** No more than the schema says. */
export const placeOut = (place: ShownPlace) =>
  PlaceOut.parse({
    ...place,
    opens: place.opens?.toString({ smallestUnit: 'minute' }) ?? null,
    closes: place.closes?.toString({ smallestUnit: 'minute' }) ?? null,
    measuredAt: place.measuredAt?.toString() ?? null,
  })

export const SessionOut = z
  .object({ id: z.int(), startsAt: instant, places: z.int(), cancelledBecause: z.string().nullable() })
  .openapi('WorkationSession')

export const ProgrammeOut = ProgrammeIn.extend({ id: z.int(), provider: z.string() }).openapi('WorkationProgramme')

export const programmeOut = (programme: ShownProgramme) =>
  ProgrammeOut.parse({
    ...programme,
    seasonFrom: programme.seasonFrom.toString(),
    seasonThrough: programme.seasonThrough.toString(),
  })

export const ProviderIn = z
  .object({
    name: line,
    nameEn: line,
    kinds: z.array(z.enum(keysOf(PROVIDER_KINDS))),
    person: line,
    email: line,
    phone: z.string().max(40).default(''),
  })
  .openapi('WorkationProviderIn')

export const ProviderOut = ProviderIn.extend({ id: z.int(), members: z.int(), published: z.int(), version }).openapi(
  'WorkationProvider',
)
