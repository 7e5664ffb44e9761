import { Suspense } from 'react';
import type { SessionState } from './session/session-state.ts';
import { ErrorBoundary } from '#ui/components/ErrorBoundary.tsx';
import { Announcement } from './lazy-controls.ts';

/** Says aloud how giving went, or asking, for those who do not see it. It is there from the start: what comes into it later is what is said. */
export function Announcer({ state, said }: { readonly state: SessionState; readonly said: string }) {
  return (
    <output className="unseen" aria-live="polite">
      {said === '' && state.giving.phase !== 'idle' ? (
        <ErrorBoundary fallback={null}>
          <Suspense fallback={null}>
            <Announcement state={state} />
          </Suspense>
        </ErrorBoundary>
      ) : (
        said
      )}
    </output>
  );
}
