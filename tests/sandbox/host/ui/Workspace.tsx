import { useCallback, useLayoutEffect, useState } from 'react';
import { formatRoute, type Route } from '../route.ts';
import { resetSandbox } from '../sandbox-api.ts';
import type { Person } from '../sandbox-types.ts';
import type { Effect } from '../zaf/actions.ts';
import type { LoggedMessage } from '../zaf/connection.ts';
import type { ColorScheme } from '../zaf/workspace-state.ts';
import { FilesBanner } from './FilesBanner.tsx';
import { gardenTokens } from './garden-tokens.ts';
import { Guide } from './Guide.tsx';
import { Inspector } from './Inspector.tsx';
import { LeadPage } from './LeadPage.tsx';
import { withMessage, type KeptMessage } from './MessagesTab.tsx';
import { firstNameOf } from './names.ts';
import { Rail } from './Rail.tsx';
import { TicketPage } from './TicketPage.tsx';
import { Toasts, useToasts } from './Toasts.tsx';
import { TopBar } from './TopBar.tsx';
import { useGuide } from './use-guide.ts';
import { useRoute, type Navigate } from './use-route.ts';
import { useTicketTabs } from './use-ticket-tabs.ts';
import { ViewsPage } from './ViewsPage.tsx';
import { useClock, usePreferredScheme, reasonOf, useSandbox, type Sandbox } from './use-sandbox.ts';

interface ReadyProps {
  readonly sandbox: Sandbox;
  readonly route: Route;
  readonly user: Person;
  readonly scheme: ColorScheme;
  readonly navigate: Navigate;
}

const RESET_QUESTION = 'Open the account anew? What was given, written and told here is gone then.';

function ReadyWorkspace({ sandbox, route, user, scheme, navigate }: ReadyProps) {
  const { app, people } = sandbox;
  const now = useClock(sandbox.clockOffsetMs);
  const { toasts, show, dismiss } = useToasts();
  const { tabs, keep, close } = useTicketTabs();
  const { guide, onAnswer, onTouched, setHidden } = useGuide();
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
  function openTicket(id: number): void {
    navigate({ page: 'ticket', ticketId: id });
  }
  function closeTicket(id: number): void {
    const next = tabs.find((tab) => tab.id !== id);
    if (id === ticketId && next !== undefined) navigate({ ticketId: next.id });
    close(id);
  }
  function reset(): void {
    // oxlint-disable-next-line no-alert -- what is asked for cannot be taken back, and a page of its own would be more than it is worth
    if (!window.confirm(RESET_QUESTION)) return;
    resetSandbox(app.framePort).then(
      () => window.location.assign(formatRoute({ ...route, page: 'ticket', ticketId: null, userKey: 'agent' })),
      (cause: unknown) => show({ message: reasonOf(cause), kind: 'error', durationMs: null }),
    );
  }

  const page = { sandbox, route, user, locale, scheme, now, navigate, onEffect, onToast: show, onMessage, onAnswer };
  const hrefOf = (id: number): string => formatRoute({ ...route, page: 'ticket', ticketId: id });
  const lead = people.find(({ key }) => key === 'lead');
  return (
    <div className="workspace">
      <Rail
        page={route.page}
        appName={app.name}
        hrefOf={(next) => formatRoute({ ...route, page: next, ticketId })}
        onPage={(next) => navigate({ page: next })}
      />
      <TopBar
        tabs={tabs}
        openId={route.page === 'ticket' ? ticketId : null}
        hrefOf={hrefOf}
        onOpen={openTicket}
        onClose={closeTicket}
        person={{
          people,
          user,
          locales: app.locales,
          locale,
          scheme,
          onUser: (userKey) => navigate({ userKey }),
          onLocale: (next) => navigate({ locale: next }),
          onScheme: (next) => navigate({ scheme: next }),
        }}
        isGuideShown={!guide.isHidden}
        isInspectorOpen={isInspectorOpen}
        onGuide={() => setHidden(!guide.isHidden)}
        onInspector={() => setIsInspectorOpen((isOpen) => !isOpen)}
      />
      <div className="column">
        <FilesBanner files={app.files} />
        {!guide.isHidden && (
          <Guide
            guide={guide}
            standing={{ hasCurrency: app.settings['currency'] !== undefined, page: route.page }}
            leadName={firstNameOf(lead?.name ?? 'a lead')}
            onTicket={() => navigate({ page: 'ticket', userKey: 'agent' })}
            onLineUp={() => navigate({ page: 'lead', userKey: 'lead' })}
            onReset={reset}
            onHide={() => setHidden(true)}
          />
        )}
        {openedLeadPage === leadPage && <LeadPage key={leadPage} {...page} isShown={isLeadPageShown} />}
        {route.page === 'views' && <ViewsPage timeZone={app.account.timeZone} hrefOf={hrefOf} onOpen={openTicket} />}
        {route.page === 'ticket' && <TicketPage {...page} ticketId={ticketId} onOpened={keep} onTouched={onTouched} />}
        {isInspectorOpen && <Inspector page={page} messages={messages} onReset={reset} onClose={() => setIsInspectorOpen(false)} />}
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

  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.colorScheme = scheme;
    gardenTokens(scheme).forEach((value, name) => style.setProperty(name, value));
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
