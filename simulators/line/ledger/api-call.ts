/** One call of the Messaging API as it was answered; `status` null: no answer was given. */
export type ApiCall = {
  requestId: string
  channelId: string | null
  method: string
  path: string
  at: number
  status: number | null
  faultId?: string
}
