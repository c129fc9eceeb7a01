import { ButtonLink, FormActions, PageHeading } from '#ui/index.ts'

export interface ContinueProps {
  label: string
  href: string
  back: string
}

/** A link of one's own choosing: the policy of our forms (form-action) would stop a form that leads away. */
export const Continue = ({ label, href, back }: ContinueProps) => (
  <>
    <PageHeading lead={`${label}の画面に移ります。サインインすると、ここに戻って結びつきます。`}>
      {`${label}と結びつける`}
    </PageHeading>
    <FormActions>
      <ButtonLink href={href}>{`${label}へ進む`}</ButtonLink>
      <ButtonLink variant="secondary" href={back}>
        やめる
      </ButtonLink>
    </FormActions>
  </>
)
