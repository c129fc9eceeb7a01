import type { TimeText } from '../types.ts'

/** 11月24日(火) 9:05: the text is made by the caller, who knows the zone and whether wareki is wanted. */
export const Time = ({ datetime, text }: TimeText) => (
  <time class="time" datetime={datetime}>
    {text}
  </time>
)

/** 「5分前」 with the full time on hover, and in print instead. */
export const RelativeTime = ({ datetime, text, full }: TimeText & { full?: string }) => (
  <time class="time" datetime={datetime} title={full} data-full={full}>
    {text}
  </time>
)
