import { PostForm } from '#kernel/http/render.tsx'
import { Button, ButtonLink, Cluster } from '#ui/index.ts'
import { deskHref } from '../application.ts'
import type { Allowed } from './may.ts'

/** What whoever reads it may do with it. */
export function Actions({ id, allowed, accept }: { id: string; allowed: Allowed; accept: string }) {
  const { propose, ...others } = allowed
  if (propose.length === 0 && !Object.values(others).some(Boolean)) return null
  return (
    <Cluster>
      {allowed.accept && (
        <ButtonLink href={`${deskHref(id)}/acceptance`} icon="check">
          {accept}
        </ButtonLink>
      )}
      {allowed.askCorrection && (
        <ButtonLink href={`${deskHref(id)}/correction`} variant="secondary">
          補正を求める
        </ButtonLink>
      )}
      {allowed.callOff && (
        <ButtonLink href={`${deskHref(id)}/correction/removal`} variant="secondary">
          補正を取りやめる
        </ButtonLink>
      )}
      {allowed.refuse && (
        <ButtonLink href={`${deskHref(id)}/refusal`} variant="secondary">
          却下する
        </ButtonLink>
      )}
      {propose.length > 0 && (
        <ButtonLink href={`${deskHref(id)}/proposal`} icon="stamp" variant={allowed.accept ? 'secondary' : 'primary'}>
          {propose.length > 1 ? '決定を起案する' : '却下を起案する'}
        </ButtonLink>
      )}
      {allowed.claim && (
        <PostForm action={`${deskHref(id)}/claim`}>
          <Button variant="secondary">担当する</Button>
        </PostForm>
      )}
      {allowed.handBack && (
        <PostForm action={`${deskHref(id)}/claim/removal`}>
          <Button variant="tertiary">担当を戻す</Button>
        </PostForm>
      )}
    </Cluster>
  )
}
