import { ButtonLink } from '#ui/index.ts'
import { askHref } from '../topic.ts'

/** 「この申請について聞く」: the way to the section that handles it, and to what was said about it before. */
export const AskAbout = ({ id }: { id: string }) => (
  <p>
    <ButtonLink href={askHref({ id })} variant="secondary" icon="chat">
      この申請について聞く
    </ButtonLink>
  </p>
)
