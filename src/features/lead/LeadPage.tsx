import { useSyncExternalStore } from 'react';
import { ErrorBoundary } from '#ui/components/ErrorBoundary.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { Tabs } from '#ui/components/Tabs.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { SettingsNotice } from '../shared/settings/SettingsNotice.tsx';
import type { LeadSession, TabStatus } from './lead-session.ts';
import { FieldsNotice } from './parts/FieldsNotice.tsx';
import { LeadsGroupNotice } from './parts/LeadsGroupNotice.tsx';
import { correctionSentence } from './parts/correction-sentence.ts';
import { useAccount, useCorrections } from './parts/use-lead-facts.ts';
import type { LeadCore } from './session/lead-core.ts';

/** How high a tab usually is, so that nothing moves when it is filled. */
const TAB_HEIGHT_PX = 240;

/** The leads' page: its tabs, of which one is shown. */
export function LeadPage({ session }: { readonly session: LeadSession }) {
  const sentences = useSentences();
  const { shown, opened } = useSyncExternalStore(session.subscribe, session.getState);
  const { core, tabIds } = session;
  const { lackingFields, requestsWaiting } = useSyncExternalStore(core.subscribe, core.getState);
  const { agent, settings, timeZone } = core.context;
  const said = shown === null ? undefined : opened.get(shown);
  return (
    <main className="lead-page">
      <header className="page-head">
        <h1>Make It Right</h1>
        <p className="quiet">{sentences.t(core.terms.isLead ? 'page.intro' : 'page.intro_agent')}</p>
      </header>
      {agent.isAdmin && <SettingsNotice problems={settings.get().problems} />}
      {/* An admin reads the steps instead, and the Budget tab says it itself. */}
      {!agent.isAdmin && !core.settings().hasCurrency && shown !== 'budget' && (
        <Notice type="warning">{sentences.t('currency.not_chosen')}</Notice>
      )}
      {shown !== 'setup' && <FieldsNotice lacking={lackingFields} />}
      {agent.isAdmin && shown !== 'setup' && (
        <LeadsGroupNotice
          core={core}
          onOpenSetup={() => {
            session.show('setup');
          }}
        />
      )}
      <Tabs
        label={sentences.t('page.tabs')}
        tabs={tabIds.map((id) => {
          const name = sentences.t(`tab.${id}`);
          if (id !== 'requests' || requestsWaiting === null || requestsWaiting === 0) return { id, name };
          return {
            id,
            name,
            count: {
              shown: new Intl.NumberFormat(sentences.locale).format(requestsWaiting),
              spoken: sentences.t('tab.requests_waiting', { name, count: requestsWaiting }),
            },
          };
        })}
        shown={shown}
        onShow={session.show}
      >
        {shown === null && <Placeholder heightPx={TAB_HEIGHT_PX} />}
        {/* A tab that was opened stays, so that nothing typed is lost by a look at another. */}
        {[...opened].map(([id, status]) => (
          <div key={id} hidden={id !== shown}>
            <TabBody
              name={sentences.t(`tab.${id}`)}
              status={status}
              timeZone={timeZone}
              onRetry={() => {
                session.show(id);
              }}
            />
          </div>
        ))}
      </Tabs>
      {/* Read bit by bit: what was said before stands on, and is not said again. */}
      <output className="unseen" aria-live="polite" aria-atomic={false}>
        <ErrorBoundary fallback={null}>
          <CorrectionAnnouncement core={core} />
          {/* What the other tabs have said stands in them, and is not said again with whatever this one says. */}
          {said?.state === 'open' && <said.tab.Announcement key={shown} />}
        </ErrorBoundary>
      </output>
    </main>
  );
}

interface TabBodyProps {
  readonly name: string;
  readonly status: TabStatus;
  readonly timeZone: string;
  readonly onRetry: () => void;
}

function TabBody({ name, status, timeZone, onRetry }: TabBodyProps) {
  const sentences = useSentences();
  if (status.state === 'open') {
    const { View } = status.tab;
    return (
      <ErrorBoundary fallback={<p>{sentences.t('section.broken')}</p>}>
        <View />
      </ErrorBoundary>
    );
  }
  const section = status.state === 'loading' ? status : { ...status, last: null };
  return (
    <SectionBody saysWhy title={name} section={section} heightPx={TAB_HEIGHT_PX} timeZone={timeZone} onRetry={onRetry}>
      {() => null}
    </SectionBody>
  );
}

/** How the last correction went, whichever tab it was made in. */
function CorrectionAnnouncement({ core }: { readonly core: LeadCore }) {
  const sentences = useSentences();
  const last = [...useCorrections(core).values()].at(-1);
  const account = useAccount(core, core.getState().nowMs);
  return last === undefined ? null : correctionSentence(sentences, last, account);
}
