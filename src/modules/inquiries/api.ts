import type { ApiHono } from '#kernel/http/api.ts'
import type { Program } from '#kernel/program.ts'
import { deskApi, scopes } from './api.routes.ts'
import { broadcastScopes, broadcastsApi } from './broadcasts/broadcasts.api.ts'
import { callbacksApi } from './calls/callbacks.api.ts'
import { callScopes, callsApi } from './calls/calls.api.ts'
import { cannedApi } from './canned/canned.api.ts'
import { caseworkApi, caseworkScopes } from './casework/casework.api.ts'
import { linksApi } from './casework/links/links.api.ts'
import { mergingApi } from './casework/merging/merging.api.ts'
import { notesApi } from './casework/notes/notes.api.ts'
import { tagsApi } from './casework/tags/tags.api.ts'
import { confidentialApi } from './confidential/confidential.api.ts'
import { decisionsApi } from './decisions/decisions.api.ts'
import { disasterApi, disasterScopes } from './disaster/disaster.api.ts'
import { faqApi, scopes as faqScopes } from './faq/faq.api.ts'
import { filesApi } from './faq/files/files.api.ts'
import { gapsApi } from './faq/gaps/gaps.api.ts'
import { setsApi } from './faq/sets/sets.api.ts'
import { synonymsApi } from './faq/synonyms/synonyms.api.ts'
import { heldApi } from './held/held.api.ts'
import { machineApi } from './machine/machine.api.ts'
import { menuScopes, menusApi } from './menus/menus.api.ts'
import { presenceApi } from './presence/presence.api.ts'
import { promisesApi } from './promises/promises.api.ts'
import { keepingScopes, retentionApi } from './retention/retention.api.ts'
import { satisfactionApi } from './satisfaction/satisfaction.api.ts'
import { savedApi } from './search/saved/saved.api.ts'
import { streetsApi } from './streets/streets.api.ts'
import { opinionsApi } from './together/opinions.api.ts'
import { usageApi } from './usage/usage.api.ts'
import { viewingsApi } from './viewings/viewings.api.ts'

/** Everything that the console does, for other programs. */
export function inquiriesApi(program: Program, api: ApiHono): void {
  viewingsApi(api)
  opinionsApi(api)
  deskApi(program, api)
  faqApi(api)
  setsApi(program, api)
  synonymsApi(api)
  gapsApi(api)
  filesApi(api)
  callsApi(api)
  callbacksApi(program, api)
  caseworkApi(api)
  confidentialApi(api)
  usageApi(api)
  notesApi(api)
  linksApi(api)
  mergingApi(api)
  streetsApi(api)
  tagsApi(api)
  promisesApi(api)
  satisfactionApi(api)
  cannedApi(api)
  heldApi(api)
  decisionsApi(api)
  savedApi(api)
  machineApi(api)
  presenceApi(api)
  retentionApi(program, api)
  broadcastsApi(program, api)
  menusApi(api)
  disasterApi(api)
}

export const inquiriesScopes = {
  ...scopes,
  ...caseworkScopes,
  ...faqScopes,
  ...callScopes,
  ...broadcastScopes,
  ...keepingScopes,
  ...menuScopes,
  ...disasterScopes,
}
