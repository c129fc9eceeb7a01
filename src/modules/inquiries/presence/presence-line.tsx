/** 閲覧中・入力中: who else is at this conversation. `presence.island` keeps it true. */
export const PresenceLine = ({ conversationId, words }: { conversationId: number; words: string }) => (
  <output class="presence" id="presence" data-live data-href={`/console/inquiries/${conversationId}/presence`}>
    {words}
  </output>
)
