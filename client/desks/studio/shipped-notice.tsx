import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { BeginFrom } from './begin-from.tsx'
import { keepOwn, newestOf, type ProcessPage } from './queries.ts'

/**
 * The program brings a newer version than one's own is based on: compare, take it as a drawing, or
 * leave it.
 */
export function ShippedNotice({ page }: { page: ProcessPage }) {
  const { process, abilities } = page
  const queries = useQueryClient()
  const keep = useMutation({
    mutationFn: () => keepOwn(process),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['processes'] }),
  })
  return (
    <Alert tone="warn">
      <p>{m.studio_shippedDiffers()}</p>
      {keep.error && <Problem error={keep.error} />}
      <div className="u-actions">
        <Link
          to="/prozesse/$process/vergleich"
          params={{ process }}
          search={{ from: newestOf(page).id, to: 'shipped' }}
          className="u-btn"
          data-variant="secondary"
          data-size="s"
        >
          {m.studio_compare()}
        </Link>
        {abilities.write && (
          <>
            <BeginFrom process={process} from="shipped">
              {m.studio_takeShipped()}
            </BeginFrom>
            <Button size="s" isDisabled={keep.isPending} onPress={() => keep.mutate()}>
              {m.studio_keepMine()}
            </Button>
          </>
        )}
      </div>
    </Alert>
  )
}
