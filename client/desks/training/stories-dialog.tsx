import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { storiesQuery } from './queries.ts'

/** The stories that were played before: whom to look up, and as whom one sees them. */
export function StoriesDialog({ onClose }: { onClose: () => void }) {
  const stories = useQuery(storiesQuery)
  return (
    <Dialog title={m.trainingStories()} isOpen onClose={onClose}>
      <p>{m.trainingStoriesText()}</p>
      {stories.error && <Problem error={stories.error} />}
      {stories.isPending && <Busy />}
      {stories.data?.items.length === 0 && <p className="u-muted">{m.trainingNoStories()}</p>}
      <ScrollRegion label={m.trainingStories()} isLow>
        <ul className="training-stories">
          {stories.data?.items.map(
            ({ story, title, titleEn, text, textEn, person, caseId, signInAs }) => (
              <li key={story}>
                <b>{inLanguage(title, titleEn)}</b>
                <span>
                  {caseId ? (
                    <Link to="/faelle/$caseId" params={{ caseId }} onClick={onClose}>
                      {person}
                    </Link>
                  ) : (
                    person
                  )}
                  {signInAs && (
                    <span className="u-muted"> · {m.trainingSeenBy({ name: signInAs })}</span>
                  )}
                </span>
                <span>{inLanguage(text, textEn)}</span>
              </li>
            ),
          )}
        </ul>
      </ScrollRegion>
      <div className="u-actions">
        <Button onPress={onClose}>{m.close()}</Button>
      </div>
    </Dialog>
  )
}
