import { house } from '../app.ts'
import { createProgram } from '#kernel/create-program.ts'
import type { Settings } from '#kernel/settings.ts'
import {
  SEED,
  seedDemoAgents,
  seedDemoApplications,
  seedDemoApprovals,
  seedDemoAttendance,
  seedDemoBroadcasts,
  seedDemoMenus,
  seedDemoCalls,
  seedDemoCanned,
  seedDemoCasework,
  seedDemoConfidential,
  seedDemoStreets,
  seedDemoTogether,
  seedDemoClosing,
  seedDemoDecisions,
  seedDemoDraft,
  seedDemoFaqGaps,
  seedDemoFaqs,
  seedDemoMerging,
  seedDemoInsights,
  seedDemoLanguageModel,
  seedDemoOpenData,
  seedDemoOvertime,
  seedDemoProcedures,
  seedDemoQuestions,
  seedDemoReplyDecisions,
  seedDemoWebhooks,
  seedDemoRequests,
  seedDemoRetention,
  seedDemoSatisfaction,
  seedDemoSigningKey,
  seedDemoSource,
  seedDemoStays,
  seedDemoTown,
  seedDemoWorkation,
  seedDemoWorkplaces,
} from '../demo/index.ts'
import type { DemoTown } from './demo-towns.ts'
import { modelAddress } from './model-simulator.ts'

/** Gives a demo town its residents and their year, its papers, its attendance book and its bookings, where it has none yet; says on the way what is being made. */
export async function fillTown(
  settings: Settings,
  directoryUrl: string,
  { slug }: DemoTown,
  model?: number,
): Promise<void> {
  const program = createProgram(settings, directoryUrl, house)
  try {
    const municipality = await program.municipalities.get(slug)
    await seedDemoProcedures(municipality, program.clock())
    await seedDemoDraft(municipality, program.clock())
    await seedDemoSigningKey(program, municipality)
    await seedDemoApplications(municipality, program.clock(), SEED)
    await seedDemoAgents(municipality, program.clock(), SEED)
    await seedDemoTown(program, municipality, program.clock(), (doing) => process.stdout.write(`${doing}… `))
    await seedDemoQuestions(program, municipality, program.clock(), SEED)
    await seedDemoCasework(municipality, program.clock())
    await seedDemoCanned(municipality, program.clock())
    await seedDemoSatisfaction(municipality, program.clock())
    await seedDemoConfidential(municipality, program.clock())
    await seedDemoTogether(municipality, program.clock())
    await seedDemoMerging(program, municipality, program.clock())
    await seedDemoStreets(program, municipality, program.clock())
    await seedDemoFaqs(municipality, program.clock())
    await seedDemoFaqGaps(municipality, program.clock())
    await seedDemoApprovals(municipality, program.clock())
    await seedDemoDecisions(municipality, program.clock())
    await seedDemoReplyDecisions(program, municipality, program.clock())
    await seedDemoBroadcasts(program, municipality, program.clock())
    await seedDemoMenus(municipality, program.clock())
    await seedDemoAttendance(municipality, program.clock(), SEED)
    await seedDemoRequests(municipality, program.clock())
    await seedDemoOvertime(municipality, program.clock())
    await seedDemoClosing(municipality, program.clock(), SEED)
    await seedDemoWorkplaces(municipality, program.clock(), SEED)
    await seedDemoWorkation(program, municipality, program.clock())
    await seedDemoStays(program, municipality, program.clock())
    await seedDemoOpenData(municipality, program.clock())
    await seedDemoInsights(municipality, program.clock(), SEED)
    await seedDemoCalls(municipality, program.clock())
    await seedDemoRetention(municipality, program.clock())
    if (model) await seedDemoLanguageModel(program, municipality, program.clock(), modelAddress(model))
    await seedDemoWebhooks(program, municipality, program.clock()) // last: what was before it is not told
  } finally {
    await program.municipalities.close()
  }
}

/** The second town keeps only what two towns are to be compared by. */
export async function fillSecondTown(settings: Settings, directoryUrl: string, { slug }: DemoTown): Promise<void> {
  const program = createProgram(settings, directoryUrl, house)
  try {
    await seedDemoOpenData(await program.municipalities.get(slug), program.clock())
  } finally {
    await program.municipalities.close()
  }
}

/** Gives the second town the first one's catalogue to harvest. */
export async function joinTowns(settings: Settings, directoryUrl: string, [first, second]: readonly DemoTown[]) {
  if (!first || !second) return
  const program = createProgram(settings, directoryUrl, house)
  try {
    await seedDemoSource(await program.municipalities.get(second.slug), program.clock(), first)
  } finally {
    await program.municipalities.close()
  }
}
