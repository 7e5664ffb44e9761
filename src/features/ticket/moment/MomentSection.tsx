import type { ShownMoment } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { Region } from '#ui/components/Region.tsx';
import { MomentBody } from './lazy.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';

/** The height of the form, which loads after the text. */
const FORM_PX = 250;

/** What is about to be given, and afterwards what was. */
export function MomentSection(props: {
  readonly state: ShownMoment;
  readonly session: TicketSession;
  readonly onSay: (text: string) => void;
}) {
  return (
    <Region title={useSentences().t('section.service_moment')}>
      <OnDemand loading={<Placeholder heightPx={FORM_PX} />}>
        <MomentBody {...props} />
      </OnDemand>
    </Region>
  );
}
