import { Announcement } from './moment/after/lazy.ts';
import type { ShownAnnouncement } from './session/shown.ts';
import { OnDemand } from '#ui/components/OnDemand.tsx';

/** Says aloud how giving went, or asking, for those who do not see it. It is there from the start: what comes into it later is what is said. */
export function Announcer({ state, said }: { readonly state: ShownAnnouncement; readonly said: string }) {
  return (
    <output className="unseen" aria-live="polite">
      {said === '' && state.giving.phase !== 'idle' ? (
        <OnDemand loading={null} failed={null}>
          <Announcement state={state} />
        </OnDemand>
      ) : (
        said
      )}
    </output>
  );
}
