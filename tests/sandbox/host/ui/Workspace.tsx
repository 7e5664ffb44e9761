import { useCallback, useEffect, useState } from 'react';
import { formatRoute, type Route } from '../route.ts';
import type { Person } from '../sandbox-types.ts';
import type { Effect } from '../zaf/actions.ts';
import type { LoggedMessage } from '../zaf/connection.ts';
import type { ColorScheme } from '../zaf/workspace-state.ts';
import { FilesBanner } from './FilesBanner.tsx';
import { Inspector } from './Inspector.tsx';
import { LeadPage } from './LeadPage.tsx';
import { withMessage, type KeptMessage } from './MessagesTab.tsx';
import { Rail } from './Rail.tsx';
import { TicketPage } from './TicketPage.tsx';
import { Toasts, useToasts } from './Toasts.tsx';
import { TopBar } from './TopBar.tsx';
import { useRoute, type Navigate } from './use-route.ts';
import { useClock, usePreferredScheme, useSandbox, type Sandbox } from './use-sandbox.ts';

interface ReadyProps {
  readonly sandbox: Sandbox;
  readonly route: Route;
  readonly user: Person;
  readonly scheme: ColorScheme;
  readonly navigate: Navigate;
}

function ReadyWorkspace({ sandbox, route, user, scheme, navigate }: ReadyProps) {
  const { app, people } = sandbox;
  const now = useClock(sandbox.clockOffsetMs);
  const { toasts, show, dismiss } = useToasts();
  const [isInspectorOpen, setIsInspectorOpen] = useState(false);
  const [openedLeadPage, setOpenedLeadPage] = useState<string | null>(null);
  const [messages, setMessages] = useState<readonly KeptMessage[]>([]);
  const locale = route.locale ?? user.locale;
  const ticketId = route.ticketId ?? app.defaultTicket;

  const leadPage = `${user.key} ${locale}`;
  const isLeadPageShown = route.page === 'lead';
  if (isLeadPageShown && openedLeadPage !== leadPage) setOpenedLeadPage(leadPage);

  const onMessage = useCallback((message: LoggedMessage) => setMessages((kept) => withMessage(kept, message)), []);
  function onEffect(effect: Effect): void {
    if (effect.kind === 'notify') {
      show({ message: effect.message, kind: effect.noticeKind, durationMs: effect.durationMs });
    } else if (effect.kind === 'openTicket') {
      navigate({ page: 'ticket', ticketId: effect.id });
    } else if (effect.kind === 'openLeadPage') {
      navigate({ page: 'lead' });
    }
  }

  const page = { sandbox, route, user, locale, scheme, now, navigate, onEffect, onToast: show, onMessage };
  return (
    <div className="workspace">
      <Rail
        page={route.page}
        appName={app.name}
        hrefOf={(next) => formatRoute({ ...route, page: next, ticketId })}
        onPage={(next) => navigate({ page: next })}
      />
      <TopBar
        accountName={app.account.name}
        timeZone={app.account.timeZone}
        now={now}
        people={people}
        user={user}
        locales={app.locales}
        locale={locale}
        scheme={scheme}
        isInspectorOpen={isInspectorOpen}
        onUser={(userKey) => navigate({ userKey })}
        onLocale={(next) => navigate({ locale: next })}
        onScheme={(next) => navigate({ scheme: next })}
        onInspector={() => setIsInspectorOpen((isOpen) => !isOpen)}
      />
      <div className="workspace__page">
        <FilesBanner files={app.files} />
        {openedLeadPage === leadPage && <LeadPage key={leadPage} {...page} isShown={isLeadPageShown} />}
        {!isLeadPageShown && <TicketPage {...page} ticketId={ticketId} />}
        {isInspectorOpen && <Inspector messages={messages} onClose={() => setIsInspectorOpen(false)} />}
      </div>
      <Toasts toasts={toasts} onDismiss={dismiss} />
    </div>
  );
}

/** The page around everything: it waits for the sandbox and says plainly where something is missing. */
export function Workspace() {
  const sandbox = useSandbox();
  const preferred = usePreferredScheme();
  const [route, navigate] = useRoute();
  const scheme = route.scheme ?? preferred;

  useEffect(() => {
    document.documentElement.dataset['scheme'] = scheme;
  }, [scheme]);

  if (sandbox.kind !== 'ready') {
    return (
      <p className="hint hint--page">
        {sandbox.kind === 'loading' ? 'Opening the sandbox …' : `The sandbox cannot be opened. ${sandbox.reason}`}
      </p>
    );
  }
  const user = sandbox.value.people.find(({ key }) => key === route.userKey);
  if (user === undefined) {
    return (
      <p className="hint hint--page">
        The sandbox has nobody called “{route.userKey}”. <a href={formatRoute({ ...route, userKey: 'agent' })}>Continue as agent</a>
      </p>
    );
  }
  return <ReadyWorkspace sandbox={sandbox.value} route={route} user={user} scheme={scheme} navigate={navigate} />;
}
